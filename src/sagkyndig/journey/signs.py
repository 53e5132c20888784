"""What a step tells the lobby: the shapes that every step's `signposts` answers in."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Progress(StrEnum):
    """How far a step has come in an edition, as the word that is shown."""

    COMING = "kommer"
    WAITING = "venter"
    UNDER_WAY = "i gang"
    DONE = "færdig"
    NOT_IN_USE = "ikke i brug endnu"


@dataclass(frozen=True)
class StepStatus:
    """One step's state in one edition: a word, a sentence that says what it means, and where the step's page is."""

    progress: Progress
    sentence: str
    href: str | None = None


@dataclass(frozen=True)
class Todo:
    """Something that waits for one person: what to do, in whose name, where, and by when if there is a deadline."""

    sentence: str
    action: str  # the words on the button: a verb first
    href: str
    edition_id: int | None = None
    due_on: date | None = None


@dataclass(frozen=True)
class Column:
    """One column that a step adds to the table of forløb: `cells` by the id of the forløb; a missing cell is empty."""

    heading: str
    cells: dict[int, Cell] = field(default_factory=dict)
    is_number: bool = False


@dataclass(frozen=True)
class Cell:
    """What stands in one cell, with the address of what it speaks of, if it has a page of its own."""

    text: str
    href: str | None = None
