"""When an edition's physical days can be: its teaching period, and the days on which its teachers are free."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.journey.planning.models import Absence, DayTeacher, TeachingPeriod
from sagkyndig.journey.planning.queries.surroundings import disqualifications_of
from sagkyndig.journey.planning.rules.free_days import Away, FreeDay, Period, Team, bookable
from sagkyndig.journey.planning.rules.free_days import teaching_days as days_of
from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.rules.team import TeamRole

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

__all__ = ["Availability", "FreeDay", "availability", "free_days", "teaching_days", "teaching_period"]


@dataclass(frozen=True)
class Availability:
    """An edition's teaching period, None until it is set, and its teachers with what keeps them from a date."""

    period: Period | None
    team: Team

    def days(self, municipalities: Collection[str] = (), after: date | None = None) -> tuple[FreeDay, ...]:
        """Each working day of the period later than `after`, with those free to teach these municipalities."""
        if self.period is None:
            return ()
        found = days_of(self.period, self.team, municipalities)
        return tuple(each for each in found if after is None or each.on > after)

    def free_days(self, municipalities: Collection[str] = (), after: date | None = None) -> tuple[FreeDay, ...]:
        """Those of them on which the lead teacher and enough others are free."""
        return bookable(self.days(municipalities, after))


def availability(edition: Edition) -> Availability:
    """The period and the team of an edition; five queries, however many teachers and days there are."""
    period = teaching_period(edition)
    entries = [each for each in programmes.team(edition) if each.role is TeamRole.TEACHER]
    teachers = tuple(Teacher(each.person_id, each.name) for each in entries)
    ids = [each.id for each in teachers]
    lead = next((each.person_id for each in entries if each.is_lead_teacher), None)
    away = Absence.objects.filter(person__in=ids).values_list("person_id", "first_on", "last_on")
    taught = DayTeacher.objects.filter(person__in=ids).values_list("person_id", "on")
    return Availability(
        period,
        Team(
            teachers=teachers,
            lead=next((each for each in teachers if each.id == lead), None),
            away=tuple(Away(*each) for each in away),
            taught=frozenset(taught),
            disqualified=disqualifications_of(ids),
        ),
    )


def free_days(
    edition: Edition, municipalities: Collection[str] = (), *, after: date | None = None
) -> tuple[FreeDay, ...]:
    """Working days of the edition's teaching period on which its lead teacher and another of its team are free.

    Later than `after`, and for those teachers who are not disqualified for the municipalities, told by name.
    """
    return availability(edition).free_days(municipalities, after)


def teaching_days(
    edition: Edition, municipalities: Collection[str] = (), *, after: date | None = None
) -> tuple[FreeDay, ...]:
    """The same with the days on which fewer are free, or nobody."""
    return availability(edition).days(municipalities, after)


def teaching_period(edition: Edition) -> Period | None:
    """When the edition's physical days are to lie; None until it is set."""
    row = TeachingPeriod.objects.filter(edition=edition).first()
    return Period(row.first_on, row.last_on, row.starts_at, row.ends_at) if row else None
