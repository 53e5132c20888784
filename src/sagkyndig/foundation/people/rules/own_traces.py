"""What `people` itself keeps about a person besides name and e-mail."""

from __future__ import annotations

from sagkyndig.foundation.people.rules.traces import AfterErasing, Trace

TRACES = (
    Trace(
        "people.RoleAssignment.person",
        "Roller",
        (("Rolle", "role"), ("Givet", "given_at")),
        AfterErasing.GOES,
        "Rollerne slettes.",
    ),
    Trace(
        "people.SignInLink.person",
        "Personlige links",
        (("Til", "purpose"), ("Lavet", "made_at"), ("Udløber", "expires_at"), ("Brugt", "spent_at")),
        AfterErasing.GOES,
        "Links slettes og kan ikke længere bruges.",
    ),
    Trace(
        "account.EmailAddress.user",
        "Mailadresse til log-ind",
        (("Mailadresse", "email"),),
        AfterErasing.GOES,
        "Mailadressen slettes.",
    ),
    Trace(
        "mfa.Authenticator.user",
        "Totrinslogin",
        (("Sat op", "created_at"), ("Brugt", "last_used_at")),
        AfterErasing.STAFF,
    ),
)
