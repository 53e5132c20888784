"""What a part is made of on the page: sections of fields, and rows that can be added, removed and moved.

Names are those of the course's files (`docs/journey/02-courses.md`), so that a remark on `punkt.2.tekst` finds its field.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What is typed: NAMES are provisions, one a line; TICK is "ja" or empty; HIDDEN travels with the form."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    NUMBER = "number"
    DAY = "day"
    NAMES = "names"
    TICK = "tick"
    HIDDEN = "hidden"


@dataclass(frozen=True)
class Field:
    """`height` is the number of lines that a text shows at first; `required` stops the saving while it is empty."""

    name: str
    label: str
    kind: Kind = Kind.LINE
    hint: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    height: int = 4
    required: bool = False


@dataclass(frozen=True)
class Rows:
    """Alike things one after the other. `one` is what a row is called: "akt".

    The page shows `least` of them, blank where nothing is written yet; a blank row is not saved. `is_fixed` rows are
    neither added, removed nor dropped. `letter` names the field whose value stands in the row's heading: "Mulighed A".
    """

    name: str
    one: str
    fields: tuple[Field, ...]
    least: int = 0
    is_fixed: bool = False
    letter: str = ""
    add: str = ""


@dataclass(frozen=True)
class Section:
    """A piece of the long column, with its place in the list of contents. `is_optional`: nothing in it need be written."""

    key: str
    title: str
    parts: tuple[Field | Rows, ...]
    hint: str = ""
    is_optional: bool = False


def fields_of(sections: tuple[Section, ...]) -> Iterator[Field]:
    """The fields that stand once."""
    return (part for section in sections for part in section.parts if isinstance(part, Field))


def rows_of(sections: tuple[Section, ...]) -> Iterator[Rows]:
    return (part for section in sections for part in section.parts if isinstance(part, Rows))


TITLE = Field("titel", "Titel", required=True)
MINUTES = Field("minutter", "Minutter", Kind.NUMBER)
PROVISIONS = Field(
    "bestemmelser",
    "Bestemmelser",
    Kind.NAMES,
    "Én på hver linje, som de hedder i lovregistret, fx SEL § 96, stk. 2.",
    height=3,
)
TO_VERIFY = Section(
    "efterproev",
    "Skal efterprøves",
    (
        Rows(
            "efterproev",
            "punkt",
            (
                Field("maerke", "Mærke"),
                Field("tekst", "Hvad skal slås op?", Kind.TEXT, height=2),
            ),
            add="Tilføj noget, der skal efterprøves",
        ),
    ),
    hint="Skriv [E1] efter den sætning, du er i tvivl om, og her, hvad der skal slås op. Kursister ser det ikke.",
    is_optional=True,
)
