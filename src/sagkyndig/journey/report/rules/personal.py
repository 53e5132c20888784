"""Which columns of this step lead to a person: all of them to staff, who stand by the report."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import AfterErasing, Trace

_EDITION = ("Runde", "edition__year")

TRACES = (
    Trace(
        "report.OwnText.changed_by",
        "Tekster i rapporten",
        (_EDITION, ("Sted", "key"), ("Tekst", "text"), ("Hvornår", "changed_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "report.TypedFact.stated_by",
        "Oplysninger til rapporten",
        (_EDITION, ("Oplysning", "key"), ("Kilde", "source"), ("Hvornår", "stated_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "report.FindingAnswer.answered_by",
        "Svar på bemærkninger til rapporten",
        (_EDITION, ("Svar", "answer"), ("Hvornår", "answered_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "report.Publication.published_by",
        "Rapporter, offentliggjort",
        (("Rapport", "title"), ("Hvornår", "published_at")),
        AfterErasing.STAFF,
    ),
)
