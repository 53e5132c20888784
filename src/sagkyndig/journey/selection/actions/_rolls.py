"""The roll of an edition as the database has it: read under a lock, and the difference written after an event."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.queries.rolls import roll_of
from sagkyndig.journey.selection.rules.states import LEFT, StandingState

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.rules.roll import Entry, Roll


def day_of(at: datetime) -> date:
    """The day in the authority's own time zone."""
    return timezone.localdate(at)


@dataclass
class Kept:
    """The roll, and the rows it was read from by the municipality's code."""

    edition: Edition
    roll: Roll
    rows: dict[str, Standing]

    def row(self, code: str) -> Standing:
        return self.rows[code]


@dataclass(frozen=True)
class Said:
    """What belongs to a step and is no part of the roll."""

    reason: str = ""
    ask_again_on: date | None = None
    note: str = ""
    answered_by: Person | None = None


def read_roll(edition_id: int) -> Kept:
    """Locks the edition until the transaction ends, so that no two events happen at once."""
    edition = programmes.edition_to_change(edition_id)
    rows = {
        each.municipality_id: each
        for each in Standing.objects.select_related("municipality").filter(edition=edition).order_by("pk")
    }
    return Kept(edition, roll_of(edition.places, rows.values()), rows)


def write_roll(kept: Kept, after: Roll, *, at: datetime, said: Said | None = None) -> dict[str, StandingState | None]:
    """Write what changed; the states that were left behind, by code. None: it was not on the list.

    One row at a time, those that give up before those that take over.
    """
    said = said or Said()
    before = kept.roll.entries
    changed: dict[str, StandingState | None] = {}
    for code in [code for code in before if code not in after.entries]:
        kept.rows.pop(code).delete()
        changed[code] = before[code].state
    for code, entry in after.entries.items():
        was = before.get(code)
        if was == entry:
            continue
        row = kept.rows.get(code) or Standing(edition=kept.edition, municipality_id=code)
        _fill(row, was, entry, kept, said, at)
        row.save()
        kept.rows[code] = row
        changed[code] = was.state if was else None
    kept.roll = after
    return changed


def _fill(row: Standing, was: Entry | None, entry: Entry, kept: Kept, said: Said, at: datetime) -> None:
    today = day_of(at)
    row.state, row.rank = entry.state.value, entry.rank
    row.replaces = kept.rows[entry.replaces] if entry.replaces else None
    row.chosen_on = None if entry.state is StandingState.CONSIDERED else row.chosen_on or today
    if said.note and (was is None or was.state is StandingState.CONSIDERED):
        row.note = said.note
    _fill_leaving(row, was, entry, said, today)
    _fill_offer(row, was, entry, today)
    if not entry.is_own_answer:
        row.answered_by, row.answered_at = None, None
    elif said.answered_by is not None:
        row.answered_by, row.answered_at = said.answered_by, at


def _fill_leaving(row: Standing, was: Entry | None, entry: Entry, said: Said, today: date) -> None:
    if entry.left_as is None:
        row.left_as, row.left_on, row.left_reason, row.ask_again_on = "", None, "", None
    elif entry.state in LEFT and (was is None or was.left_as is not entry.left_as):
        row.left_as, row.left_on = entry.left_as.value, today
        row.left_reason, row.ask_again_on = said.reason, said.ask_again_on


def _fill_offer(row: Standing, was: Entry | None, entry: Entry, today: date) -> None:
    if entry.answer_by is None:
        row.invited_on = None
    elif was is None or was.state is StandingState.EXPIRED or was.answer_by is None:
        row.invited_on = row.invited_on if entry.state is not StandingState.INVITED else today
    row.answer_by, row.remind_on = entry.answer_by, entry.remind_on
    row.reminded_on = (row.reminded_on or today) if entry.is_reminded else None
