"""Counts from percentages and the number of cases: only where one set of counts, and no other, gives what is printed."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.journey.selection.files.sources.cells import Percentage


@dataclass(frozen=True)
class Rebuilt:
    """The counts; changed and remitted are None where only their sum is certain."""

    upheld: int
    reversed: int
    changed: int | None
    remitted: int | None


class DoesNotFit(Exception):
    """No whole number of the cases gives these percentages."""


class SeveralFit(Exception):
    """`low` to `high` reversed cases all give these percentages."""

    def __init__(self, low: int, high: int) -> None:
        self.low, self.high = low, high


Bounds = tuple[int, int]


def rebuilt(
    cases: int,
    *,
    upheld: Percentage | None = None,
    reversed: Percentage | None = None,
    changed: Percentage | None = None,
    remitted: Percentage | None = None,
) -> Rebuilt:
    """The only counts of `cases` decided appeals that round to these percentages. DoesNotFit; SeveralFit.

    A half may have been rounded either way. Nought cases have no percentage at all.
    """
    if cases == 0:
        if any(each is not None and each.units for each in (upheld, reversed, changed, remitted)):
            raise DoesNotFit
        return Rebuilt(0, 0, 0, 0)
    changes, remits = counts_of(cases, changed), counts_of(cases, remitted)
    turned = _both(counts_of(cases, reversed), _rest(cases, counts_of(cases, upheld)))
    if changed is not None and remitted is not None:
        turned = _both(turned, (changes[0] + remits[0], changes[1] + remits[1]))
    low, high = turned
    if low != high:
        raise SeveralFit(low, high)
    if changed is None and remitted is None:
        return Rebuilt(cases - low, low, None, None)
    changes = _both(changes, (low - remits[1], low - remits[0]))
    if changes[0] != changes[1]:
        return Rebuilt(cases - low, low, None, None)
    return Rebuilt(cases - low, low, changes[0], low - changes[0])


def counts_of(cases: int, share: Percentage | None) -> Bounds:
    """The lowest and highest count of `cases` that can be printed as this percentage."""
    if share is None:
        return 0, cases
    whole = share.of_a_hundred
    low = -(-(2 * share.units - 1) * cases // (2 * whole))
    high = (2 * share.units + 1) * cases // (2 * whole)
    return _both((max(0, low), min(cases, high)), (0, cases))


def _rest(cases: int, upheld: Bounds) -> Bounds:
    return cases - upheld[1], cases - upheld[0]


def _both(one: Bounds, other: Bounds) -> Bounds:
    low, high = max(one[0], other[0]), min(one[1], other[1])
    if low > high:
        raise DoesNotFit
    return low, high
