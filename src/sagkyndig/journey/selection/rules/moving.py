"""What would move one municipality in or out of the list: another criterion, or other outcomes of its appeals."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Protocol

from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.ranking import Status, Why
from sagkyndig.journey.selection.rules.reckoning import ReckonedRow
from sagkyndig.pure.danish import capitalised, in_words


class Change(Protocol):
    @property
    def words(self) -> str: ...
    @property
    def enters(self) -> tuple[str, ...]: ...
    @property
    def leaves(self) -> tuple[str, ...]: ...


def moves(row: ReckonedRow, rows: Sequence[ReckonedRow], changes: Sequence[Change], policy: Policy) -> Iterator[str]:
    """A sentence for each; about the list that the criteria give, the manager's own changes apart."""
    if row.why is Why.TOO_FEW:
        missing = policy.fewest_decided - row.decided
        yield (
            f"Med {'én afgjort klage' if missing == 1 else f'{in_words(missing)} afgjorte klager'} mere ville "
            f"{row.name} være vurderet."
        )
    for change in changes:
        if row.code in change.enters:
            yield f"{capitalised(change.words)} ville {row.name} være udvalgt."
        if row.code in change.leaves:
            yield f"{capitalised(change.words)} ville {row.name} ikke være udvalgt."
    if policy.volume_weight == 0 and row.why is Why.BY_ORDER:
        yield from _distance(row, rows)


def _distance(row: ReckonedRow, rows: Sequence[ReckonedRow]) -> Iterator[str]:
    """How far it is from the line, in percentage points of the weighed rate."""
    chosen = [each.rate for each in rows if each.status is Status.CHOSEN and each.why is Why.BY_ORDER and each.rate]
    others = [each.rate for each in rows if each.rank and each.status is not Status.CHOSEN and each.rate]
    if row.rate is None or not chosen or not others:
        return
    line = max(others) if row.status is Status.CHOSEN else min(chosen)
    points = abs(100 * (row.rate - line))
    near = "under ét procentpoint" if points < 1 else f"omkring {_points(round(points))}"
    if row.status is Status.CHOSEN:
        yield f"{row.name} ligger {near} over den første, der ikke er udvalgt."
    else:
        yield f"{row.name} ligger {near} under den sidste, der er udvalgt."


def _points(count: int) -> str:
    return "ét procentpoint" if count == 1 else f"{in_words(count)} procentpoint"
