"""Which columns of this step lead to a person."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import AfterErasing, Trace

TRACES = (
    Trace(
        "programme.TeamMember.person",
        "Hold bag runder",
        (("Runde", "edition__year"), ("Program", "edition__programme__name"), ("Del", "role")),
        AfterErasing.STAFF,
    ),
)
