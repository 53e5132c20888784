"""Which columns of this step lead to a person, and what erasing does to them."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import AfterErasing, Trace

_FILE = (("Fil", "filename"), ("Hvornår", "sent_at"))
_OFFER = (("Kommune", "standing__municipality__name"), ("Runde", "standing__edition__year"), ("Hvornår", "added_at"))

TRACES = (
    Trace("selection.PendingFigures.sent_by", "Filer med kommunetal, der venter", _FILE, AfterErasing.STAFF),
    Trace(
        "selection.FigureImport.imported_by",
        "Kommunetal, hentet ind",
        (("Fil", "filename"), ("Hvornår", "imported_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "selection.Criteria.changed_by",
        "Kriterier for udvælgelse, senest rettet",
        (("Runde", "edition__year"), ("Hvornår", "changed_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "selection.OwnChange.made_by",
        "Egne ændringer i udvælgelsen",
        (("Kommune", "municipality__name"), ("Runde", "edition__year"), ("Grund", "reason"), ("Hvornår", "made_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "selection.Decision.decided_by",
        "Beslutninger om udvælgelse",
        (("Runde", "edition__year"), ("Nummer", "number"), ("Hvornår", "decided_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "selection.InvitationText.changed_by",
        "Invitationens tekst, senest rettet",
        (("Runde", "edition__year"), ("Hvornår", "changed_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "selection.Recipient.person",
        "Tilbud om at deltage",
        _OFFER,
        AfterErasing.STAYS,
        "At kommunen fik tilbuddet og hvornår, bliver, uden navn: det hører til sagen om udvælgelsen.",
    ),
    Trace(
        "selection.Recipient.passed_on_to",
        "Tilbud, sendt videre af en kollega",
        _OFFER,
        AfterErasing.STAYS,
        "At tilbuddet blev sendt videre i kommunen, bliver, uden navn.",
    ),
    Trace(
        "selection.Standing.answered_by",
        "Svar på tilbud",
        (("Kommune", "municipality__name"), ("Runde", "edition__year"), ("Svar", "state"), ("Hvornår", "answered_at")),
        AfterErasing.STAYS,
        "Kommunens svar, hvornår det kom, og grunden til et nej bliver, uden navn: det er kommunens svar til myndigheden.",
    ),
)


def still_asked(municipality: str) -> str:
    """Why somebody who alone got an offer cannot be erased yet, and what to do first."""
    return (
        f"Tilbuddet til {municipality} venter på svar fra personen og ingen andre. Skriv svaret på kommunens plads på "
        "rundens liste, eller vent, til fristen er gået, og slet så."
    )
