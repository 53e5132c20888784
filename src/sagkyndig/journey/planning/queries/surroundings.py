"""What physical days are held against: the lead teacher, what else their teachers teach, and who is disqualified."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Max, Min

from sagkyndig.journey.planning.models import CourseRun, DayTeacher, Disqualification, LearningDay
from sagkyndig.journey.planning.rules import people as rules
from sagkyndig.journey.planning.rules.progress import Surroundings
from sagkyndig.journey.planning.rules.travel import TeachingDay
from sagkyndig.journey.programme import queries as programmes

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

_A_DAY = timedelta(days=1)


def surroundings(edition: Edition, days: Sequence[LearningDay]) -> Surroundings:
    """What the rules hold these days against, read for all of them at once. The days come with their teachers."""
    lead = programmes.lead_teacher(edition)
    teachers = {each.person_id for day in days for each in day.teachers.all()}
    return Surroundings(
        lead_teacher=rules.Teacher(lead.pk, lead.name) if lead else None,
        teaching=teaching_days_of(teachers, [day.on for day in days]),
        disqualified=disqualifications_of(teachers),
    )


def disqualifications_of(teachers: Iterable[int]) -> tuple[rules.Disqualification, ...]:
    """The municipalities that these people, told by id, may not teach."""
    known = Disqualification.objects.filter(person__in=list(teachers))
    return tuple(
        rules.Disqualification(*each) for each in known.values_list("person_id", "municipality__name", "since_on")
    )


def region_of(host: CourseRun | None, runs: Iterable[CourseRun]) -> str | None:
    """The region that a day is held in: the host's, else the one that its municipalities share."""
    if host is not None:
        return host.municipality.region
    regions = {run.municipality.region for run in runs}
    return regions.pop() if len(regions) == 1 else None


def teaching_days_of(
    teachers: Collection[int], dates: Collection[date], *, beside: Edition | None = None
) -> tuple[TeachingDay, ...]:
    """All that these people teach from the day before the first of the dates to the day after the last.

    In any edition, or in all but the one told by `beside`.
    """
    if not teachers or not dates:
        return ()
    found = (
        DayTeacher.objects.filter(person__in=teachers, on__range=(min(dates) - _A_DAY, max(dates) + _A_DAY))
        .annotate(
            first_region=Min("day__course_runs__municipality__region"),
            last_region=Max("day__course_runs__municipality__region"),
        )
        .select_related("person", "day__host_run__municipality")
    )
    if beside is not None:
        found = found.exclude(day__edition=beside)
    return tuple(_teaching_day(each) for each in found)


def _teaching_day(each: DayTeacher) -> TeachingDay:
    day, shared = each.day, None
    if each.first_region == each.last_region:  # type: ignore[attr-defined]
        shared = each.first_region  # type: ignore[attr-defined]
    return TeachingDay(
        day_id=day.pk,
        teacher=rules.Teacher(each.person_id, each.person.name),
        on=day.on,
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        region=day.host_run.municipality.region if day.host_run else shared,
    )
