"""How a part of a course reads: prose as safe HTML, and a note for each provision that the part names."""

from sagkyndig.journey.courses.rules.reading.law import LawLink, LawNote
from sagkyndig.journey.courses.rules.reading.reading import AsRead, as_read
from sagkyndig.journey.courses.rules.reading.shapes import (
    AuthorsNotes,
    CaseAsRead,
    ConsiderationAsRead,
    FormAsRead,
    LetterAsRead,
    PageAsRead,
    PairAsRead,
    PaperAsRead,
    PointAsRead,
    SharedAsRead,
    VerifyNote,
)

__all__ = [
    "AsRead",
    "AuthorsNotes",
    "CaseAsRead",
    "ConsiderationAsRead",
    "FormAsRead",
    "LawLink",
    "LawNote",
    "LetterAsRead",
    "PageAsRead",
    "PairAsRead",
    "PaperAsRead",
    "PointAsRead",
    "SharedAsRead",
    "VerifyNote",
    "as_read",
]
