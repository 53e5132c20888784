"""Teachers on the road: nobody in two places, and time to travel and to rest from one day to the next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from sagkyndig.journey.planning.rules.findings import Finding, Level
from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.pure.danish import date_with_weekday, plural

# Hours from town to town by train or car, estimated and rounded up: København, Næstved, Odense, Aarhus, Aalborg.
_HOURS: dict[frozenset[str], int] = {
    frozenset(("Hovedstaden", "Sjælland")): 1,
    frozenset(("Hovedstaden", "Syddanmark")): 2,
    frozenset(("Hovedstaden", "Midtjylland")): 4,
    frozenset(("Hovedstaden", "Nordjylland")): 5,
    frozenset(("Sjælland", "Syddanmark")): 2,
    frozenset(("Sjælland", "Midtjylland")): 3,
    frozenset(("Sjælland", "Nordjylland")): 5,
    frozenset(("Syddanmark", "Midtjylland")): 2,
    frozenset(("Syddanmark", "Nordjylland")): 3,
    frozenset(("Midtjylland", "Nordjylland")): 2,
}


@dataclass(frozen=True)
class TeachingDay:
    """Where one teacher is on one day. `region` is None where the day's place is not known."""

    day_id: int
    teacher: Teacher
    on: date
    starts_at: time
    ends_at: time
    region: str | None


def travel_hours(first: str | None, second: str | None) -> int:
    """Hours from one region to another; 0 within a region and where one of them is not known."""
    if first is None or second is None:
        return 0
    return _HOURS.get(frozenset((first, second)), 0)


def two_places_finding(here: TeachingDay, others: Iterable[TeachingDay]) -> Finding | None:
    """Nobody teaches in two places on one date."""
    if any(_is_elsewhere(here, each) and each.on == here.on for each in others):
        return Finding(
            Level.FORBIDDEN,
            f"{here.teacher.name} underviser allerede et andet sted {date_with_weekday(here.on)}. "
            "Vælg en anden underviser eller dag.",
            "person",
        )
    return None


def travel_findings(
    here: TeachingDay, others: Iterable[TeachingDay], policy: PlanningPolicy = POLICY
) -> tuple[Finding, ...]:
    """What the teacher's days just before and just after ask of the way between them."""
    found = []
    for each in others:
        if _is_elsewhere(here, each) and abs(here.on - each.on) == timedelta(days=1):
            finding = _way(here, each, policy)
            if finding:
                found.append(finding)
    return tuple(found)


def _way(here: TeachingDay, there: TeachingDay, policy: PlanningPolicy) -> Finding | None:
    hours = travel_hours(here.region, there.region)
    first, second = sorted((here, there), key=lambda each: each.on)
    free = datetime.combine(second.on, second.starts_at) - datetime.combine(first.on, first.ends_at)
    when = "dagen før" if first is there else "dagen efter"
    way = (
        f"{here.teacher.name} underviser i {there.region} {when}. Rejsen tager omkring {plural(hours, 'time', 'timer')}"
    )
    if hours and free < timedelta(hours=hours + policy.hours_of_rest):
        return Finding(
            Level.WARNING,
            f"{way}, og der bliver ikke {policy.hours_of_rest} timers hvile. "
            "Begynd senere, eller lad en anden undervise en af dagene.",
        )
    if hours >= policy.long_travel_hours:
        return Finding(Level.HINT, f"{way}. Regn med rejse om aftenen, eller læg en dag imellem.")
    return None


def _is_elsewhere(here: TeachingDay, other: TeachingDay) -> bool:
    return here.teacher.id == other.teacher.id and here.day_id != other.day_id
