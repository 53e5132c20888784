"""Which columns of this step lead to a person. Answers lead to nobody."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import AfterErasing, Trace

TRACES = (
    Trace(
        "evaluation.PendingAnswers.sent_by",
        "Filer med svar, der venter",
        (("Fil", "filename"), ("Hvornår", "sent_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "evaluation.AnswerImport.imported_by",
        "Filer med svar, indlæst",
        (("Fil", "filename"), ("Hvornår", "imported_at")),
        AfterErasing.STAFF,
    ),
)
