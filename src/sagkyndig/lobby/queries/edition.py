"""What the page of an edition shows: the eleven steps, what to do next, the forløb, the dates, what happened last."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.foundation.law.rules import in_running_text
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.signs import Cell, Column
from sagkyndig.lobby.queries import happenings, signposts
from sagkyndig.lobby.rules.board import BoardRow, Choices, Filter, filters, heading, rows_of, shown
from sagkyndig.lobby.rules.next_steps import NextStep, next_steps

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@dataclass(frozen=True)
class KeyDate:
    """A date the edition is steered by. `is_next`: the first that has not passed."""

    label: str
    on: date
    has_passed: bool
    is_next: bool


@dataclass(frozen=True)
class EditionOverview:
    """`rows` hold the forløb that were chosen, each with one cell for each of `columns`; an empty cell is None."""

    about: programmes.EditionPage
    provisions: str
    next_steps: tuple[NextStep, ...]
    steps: tuple[signposts.StepState, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[BoardRow, tuple[Cell | None, ...]], ...]
    heading: str
    choices: Choices
    filters: tuple[Filter, ...]
    runs: int
    key_dates: tuple[KeyDate, ...]
    happenings: tuple[happenings.Happening, ...]

    @property
    def lead_teacher(self) -> str:
        return next((member.name for member in self.about.team if member.is_lead_teacher), "")


def edition_overview(edition_id: int, person: Person, today: date, choices: Choices | None = None) -> EditionOverview:
    """The edition as this person sees it; ObjectDoesNotExist where there is none."""
    edition = programmes.edition(edition_id)
    about = programmes.edition_page(edition)
    known = signposts.known_about([edition])
    columns = signposts.columns_of(edition, known)
    choices = choices or Choices()
    every = rows_of(signposts.boards_of(edition, known, today))
    chosen = shown(every, choices)
    return EditionOverview(
        about=about,
        provisions=in_running_text(about.provisions),
        next_steps=next_steps(signposts.todos_for(person, [edition], known), today),
        steps=signposts.steps_of(edition, known),
        columns=columns,
        rows=tuple((row, tuple(column.cells.get(row.run.id) for column in columns)) for row in chosen),
        heading=heading(len(chosen), len(every)),
        choices=choices,
        filters=filters(every, choices),
        runs=len(every),
        key_dates=_key_dates(about.key_dates, today),
        happenings=happenings.latest(signposts.names_of(edition, known)),
    )


def _key_dates(entries: tuple[programmes.KeyDateEntry, ...], today: date) -> tuple[KeyDate, ...]:
    coming = next((entry.id for entry in entries if entry.on >= today), None)
    return tuple(KeyDate(entry.label, entry.on, entry.on < today, entry.id == coming) for entry in entries)
