"""What a step tells the lobby: the shapes that every step's `signposts` answers in.

A step reads once for all that is asked: `known(editions)` gives, by the id of each edition, what the step knows about
it, in as many queries for many editions as for one. What that is, is the step's own affair. The other answers are made
from it, and read nothing:

- `step_status(edition, known) -> StepStatus`
- `progress(edition, known) -> list[Column]`
- `todos_for(person, edition, known) -> list[Todo]`, asked about open editions only
- `names(edition, known) -> Names`

and `carry_over(old, new, *, actor, at)`, which writes. A step answers only what it has something to say about.

Three are asked about all that a step holds, whatever the edition, and read what they need:

- `todos_of(person) -> list[Todo]`: what waits for the person outside any edition
- `leans_on(entries) -> list[Leaning]`: everything that leans on one of these entries of the law register (`KeptEntry`);
  on one that is taken out, what would lead to it if it were still there
- `search(stems, person) -> list[Hit]`: what holds all of the stems, of what the person may see

One is about the board of an edition, the page with every forløb, and reads what it needs:

- `board(edition, known, today) -> Board`: what each forløb lacks, who must act and by when; planning also says who they are

Five are about people's own data and how long things are kept; foundation's packages have the same as queries and actions:

- `TRACES` and `data_about(person) -> list[DataAbout]`: every column that leads to a person, and what it says of one. A
  house test finds the column that nobody answers for
- `erase(person, *, at)`: let go of somebody in a municipality, inside the lobby's transaction. CannotBeErased, with the
  sentence that says what to do first
- `holdings() -> list[Holding]`: what people in municipalities are or were part of, and until when they are needed
- `old(before) -> Mapping[Keep, int]`: of each kind that the step keeps rows of, how many are older than the day given
  for it; `forget(before, *, at) -> Mapping[Keep, int]` deletes them
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sagkyndig.foundation.organisation.rules import Keep

# What the ids in the log stand for: names by id, by the kind of thing as the log writes it ("selection.standing").
Names = Mapping[str, Mapping[str, str]]


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


class Acts(StrEnum):
    """Who must do something about what is lacking, as the word that is shown."""

    MUNICIPALITY = "kommunen"
    BOARD = "os"
    TEACHER = "underviseren"


@dataclass(frozen=True)
class Lack:
    """Something that a forløb lacks. `key` is the filter's word in the address, `what` the filter's, `sentence` the row's."""

    run_id: int
    key: str  # "fysisk-dag"
    what: str  # "fysisk dag"
    sentence: str  # "Vælg fysisk dag"
    acts: Acts
    due_on: date | None = None

    def is_late(self, today: date) -> bool:
        return self.due_on is not None and self.due_on < today


@dataclass(frozen=True)
class RunOnBoard:
    """One forløb as the board sorts and filters it, and whom to write to. `remind_href`: a POST reminds them."""

    id: int
    municipality: str
    region: str
    teachers: tuple[tuple[int, str], ...] = ()
    next_on: date | None = None  # the first of its days that is not over
    enrolled: int = 0
    contact_id: int | None = None
    contact: str = ""
    contact_email: str = ""
    reminded_on: date | None = None
    remind_href: str = ""


@dataclass(frozen=True)
class Board:
    """One step's part of the board."""

    runs: tuple[RunOnBoard, ...] = ()
    lacks: tuple[Lack, ...] = ()


@dataclass(frozen=True)
class Leaning:
    """Something that leans on an entry of the law register, and when it was last held against it.

    Whether it must be reviewed is nobody's to store: it must when the entry has changed after `checked_at`.
    """

    entry: str  # its short name in the register: "SEL § 96, stk. 2", "18-18"
    valid_from: date | None  # and the day it begins: a short name may stand for two stretches of time
    kind: str  # "side", "case", "kontrastpar", "fælles afgørelse", "lydoptagelse"
    title: str
    place: str  # "Kontant tilskud og BPA, udgave 1 · modulet Sagsoplysning"
    href: str
    checked_at: datetime
    review_href: str  # a POST here says: reviewed, and it still holds

    @property
    def key(self) -> tuple[str, date | None]:
        return self.entry, self.valid_from


@dataclass(frozen=True)
class Hit:
    """Something that was searched for: what it is, where it stands, and the words around what was found."""

    title: str
    place: str
    href: str
    excerpt: str
    kind: str


@dataclass(frozen=True)
class Holding:
    """That somebody in a municipality is part of something, which of its kinds, and until when; None: no end is known."""

    person_id: int
    keep: Keep
    until: date | None
