"""On which days a physical day can be taught: working days in the teaching period on which enough teachers are free."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, time, timedelta

from sagkyndig.journey.planning.rules.people import Disqualification, Teacher
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.pure.danish import is_working_day


@dataclass(frozen=True)
class Period:
    """The stretch of time in which an edition's physical days lie, both ends included, and their usual hours."""

    first_on: date
    last_on: date
    starts_at: time
    ends_at: time

    @property
    def dates(self) -> tuple[date, ...]:
        """Each date of the period."""
        return tuple(self.first_on + timedelta(days=step) for step in range((self.last_on - self.first_on).days + 1))

    def holds(self, on: date) -> bool:
        return self.first_on <= on <= self.last_on


@dataclass(frozen=True)
class Away:
    """Days on which somebody cannot teach, both included."""

    teacher_id: int
    first_on: date
    last_on: date


@dataclass(frozen=True)
class Team:
    """Those who can teach an edition, and all that keeps one of them from teaching on a date."""

    teachers: tuple[Teacher, ...]
    lead: Teacher | None
    away: tuple[Away, ...] = ()
    taught: frozenset[tuple[int, date]] = frozenset()  # who teaches when, in any edition
    disqualified: tuple[Disqualification, ...] = ()

    def free_on(self, on: date, municipalities: Collection[str] = ()) -> tuple[Teacher, ...]:
        """Those who could teach these municipalities on that date, in the team's order."""
        barred = {each.teacher_id for each in self.away if each.first_on <= on <= each.last_on}
        barred |= {
            each.teacher_id for each in self.disqualified if each.municipality in municipalities and each.since <= on
        }
        return tuple(each for each in self.teachers if each.id not in barred and (each.id, on) not in self.taught)


@dataclass(frozen=True)
class FreeDay:
    """A date, who of the edition's teachers is free on it, the lead teacher first, and whether the lead teacher is."""

    on: date
    teachers: tuple[Teacher, ...]
    has_lead: bool


def teaching_days(period: Period, team: Team, municipalities: Collection[str] = ()) -> tuple[FreeDay, ...]:
    """Each working day of the period with those who are free on it, also when nobody is."""
    found = []
    for on in period.dates:
        if is_working_day(on):
            free = sorted(team.free_on(on, municipalities), key=lambda each: each != team.lead)
            found.append(FreeDay(on, tuple(free), team.lead is not None and team.lead in free))
    return tuple(found)


def bookable(days: Iterable[FreeDay], policy: PlanningPolicy = POLICY) -> tuple[FreeDay, ...]:
    """Those on which the lead teacher and enough others are free."""
    return tuple(each for each in days if each.has_lead and len(each.teachers) >= policy.teachers_a_day)


def pair_for(day: FreeDay, taught: Mapping[int, int], beside: int | None = None) -> tuple[Teacher, ...]:
    """Who is to teach on a free day: the lead teacher first, then the one asked for, else whoever teaches least so far.

    `taught` counts the days that each teaches already. Fewer than two where fewer are free.
    """
    rest = day.teachers[1:] if day.has_lead else day.teachers
    order = sorted(rest, key=lambda each: (each.id != beside, taught.get(each.id, 0)))
    lead = day.teachers[:1] if day.has_lead else ()
    return (*lead, *order[: POLICY.teachers_a_day - len(lead)])
