"""The rows of an edition as the roll that the rules work on."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from sagkyndig.journey.selection.rules.roll import Entry, Roll
from sagkyndig.journey.selection.rules.states import StandingState

if TYPE_CHECKING:
    from sagkyndig.journey.selection.models import Standing


def roll_of(places: int, rows: Iterable[Standing]) -> Roll:
    """The roll of one edition, from all of its rows."""
    found = list(rows)
    codes = {each.pk: each.municipality_id for each in found}
    return Roll(places, {each.municipality_id: _entry(each, codes) for each in found})


def entry_of(row: Standing) -> Entry:
    """One row by itself, for what is asked of it alone; whom it replaces is left out."""
    return _entry(row, {})


def _entry(row: Standing, codes: dict[int, str]) -> Entry:
    return Entry(
        code=row.municipality_id,
        state=StandingState(row.state),
        rank=row.rank,
        replaces=codes.get(row.replaces_id) if row.replaces_id else None,
        left_as=StandingState(row.left_as) if row.left_as else None,
        answer_by=row.answer_by,
        remind_on=row.remind_on,
        is_reminded=row.reminded_on is not None,
        is_own_answer=row.answered_by_id is not None,
    )
