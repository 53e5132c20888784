"""Where a person leaves traces: each column that leads to a person, what is told of it, and what erasing does to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

# One thing that is kept, as labels and what stands there.
Item = tuple[tuple[str, str], ...]


class AfterErasing(StrEnum):
    """What becomes of the rows when the person is erased."""

    GOES = "goes"
    EMPTIED = "emptied"  # the row stays; what describes the person or was written by them goes
    STAYS = "stays"  # the row stays and leads to a person without a name
    STAFF = "staff"  # only staff stand there, and they are not erased one by one


@dataclass(frozen=True)
class Trace:
    """One column that leads to a person. `field` is "package.Model.field".

    `says` are labels and the paths of what stands there, as the ORM writes them; `sentence` says what erasing does to
    it and why anything stays, to be read before somebody is erased. Staff need none.
    """

    field: str
    heading: str
    says: tuple[tuple[str, str], ...]
    after: AfterErasing
    sentence: str = ""

    def __post_init__(self) -> None:
        if (self.after is AfterErasing.STAFF) == bool(self.sentence):
            raise ValueError(f"{self.field}: what may be erased is told of in a sentence, what may not is not.")


@dataclass(frozen=True)
class DataAbout:
    """What is kept about one person in one place, and what becomes of it when they are erased."""

    heading: str
    items: tuple[Item, ...]
    after: AfterErasing = AfterErasing.STAFF
    sentence: str = ""
