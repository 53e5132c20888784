"""Which of the people in municipalities have been kept long enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from sagkyndig.foundation.organisation.rules import Keep, is_over, months_before
from sagkyndig.journey.signs import Holding


@dataclass(frozen=True)
class Kept:
    """Somebody in a municipality, the day they were last here, and what they are or were part of."""

    person_id: int
    last_here: date
    holdings: tuple[Holding, ...]


def long_enough(kept: Kept, *, months: Mapping[Keep, int], today: date) -> Keep | None:
    """The kind under which the person has been kept long enough; None where anything still holds on to them.

    Each thing counts from its end, or from the day the person was last here if that is later. Somebody who is part of
    several is kept for as long as the longest, and told under that.
    """
    if any(holding.until is None for holding in kept.holdings):
        return None
    counted = [(holding.keep, max(holding.until or kept.last_here, kept.last_here)) for holding in kept.holdings]
    counted = counted or [(Keep.UNATTACHED, kept.last_here)]
    if not all(is_over(since, months=months[keep], today=today) for keep, since in counted):
        return None
    keep, _ = min(counted, key=lambda each: months_before(today, months[each[0]]) - each[1])
    return keep


def kept_by_person(people: Iterable[tuple[int, date]], holdings: Iterable[Holding]) -> list[Kept]:
    """Each person with what holds on to them."""
    found: dict[int, list[Holding]] = {}
    for holding in holdings:
        found.setdefault(holding.person_id, []).append(holding)
    return [Kept(person_id, last_here, tuple(found.get(person_id, ()))) for person_id, last_here in people]
