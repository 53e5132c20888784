"""What a proposal for the whole tour of an edition looks at, read in a fixed number of queries."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from django.db.models import Count, Q

from sagkyndig.journey.planning.models import CourseRun, DayProposal, DayTeacher, JointOffer, LearningDay
from sagkyndig.journey.planning.queries.availability import availability
from sagkyndig.journey.planning.queries.surroundings import region_of, teaching_days_of
from sagkyndig.journey.planning.rules.free_days import Period
from sagkyndig.journey.planning.rules.joining import Answer, Sharing
from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.planning.rules.tour.policy import TOUR_POLICY, TourPolicy
from sagkyndig.journey.planning.rules.tour.world import StandingDay, TourRun, TourWorld
from sagkyndig.journey.selection import queries as selection
from sagkyndig.pure.danish import is_working_day, sort_key

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


def tour_world(edition: Edition, today: date, policy: TourPolicy = TOUR_POLICY) -> TourWorld | None:
    """The forløb that hold a place, the days that stand, and the team with its period; None until there is a period."""
    known = availability(edition)
    if known.period is None:
        return None
    days = list(LearningDay.objects.filter(edition=edition).select_related("host_run__municipality").order_by("pk"))
    runs = _runs(edition, policy)
    standing = _standing(days, runs, edition)
    return TourWorld(
        runs=tuple(tour_run for _, tour_run in runs),
        days=standing,
        period=known.period,
        team=known.team,
        from_on=_after_notice(today, policy),
        elsewhere=teaching_days_of(
            [each.id for each in known.team.teachers], _dates(known.period, standing, runs), beside=edition
        ),
    )


def _runs(edition: Edition, policy: TourPolicy) -> list[tuple[CourseRun, TourRun]]:
    places = {each.pk for each in selection.municipalities_with_a_place(edition)}
    found = (
        CourseRun.objects.select_related("municipality")
        .filter(edition=edition)
        .annotate(enrolled=Count("enrolments", filter=Q(enrolments__left_on=None)))
    )
    asked: dict[tuple[int, str], list[date]] = defaultdict(list)
    proposals = DayProposal.objects.filter(course_run__edition=edition).order_by("on", "pk")
    for run_id, state, on in proposals.values_list("course_run", "state", "on"):
        asked[run_id, state].append(on)
    askers = set(
        JointOffer.objects.filter(asker__edition=edition, state=Answer.OPEN.value).values_list("asker", flat=True)
    )
    rows = [
        (
            run,
            TourRun(
                id=run.pk,
                municipality=run.municipality.name,
                region=run.municipality.region,
                people=run.enrolled or policy.expected_from_a_municipality,
                elearning_on=run.elearning_on,
                wished=tuple(asked[run.pk, Answer.OPEN.value]),
                declined=tuple(asked[run.pk, Answer.NO.value]),
                sharing=_sharing(run, askers),
                day_id=run.learning_day_id,
            ),
        )
        for run in found
        if run.learning_day_id is not None or run.municipality_id in places
    ]
    return sorted(rows, key=lambda row: sort_key(row[1].municipality))


def _sharing(run: CourseRun, askers: set[int]) -> Sharing | None:
    """What the municipality said; who asks another to share is glad to."""
    if run.sharing:
        return Sharing(run.sharing)
    return Sharing.GLADLY if run.pk in askers else None


def _standing(
    days: list[LearningDay], runs: list[tuple[CourseRun, TourRun]], edition: Edition
) -> tuple[StandingDay, ...]:
    teachers: dict[int, list[Teacher]] = defaultdict(list)
    for each in DayTeacher.objects.select_related("person").filter(day__edition=edition):
        teachers[each.day_id].append(Teacher(each.person_id, each.person.name))
    return tuple(
        StandingDay(
            id=day.pk,
            on=day.on,
            starts_at=day.starts_at,
            ends_at=day.ends_at,
            region=region_of(day.host_run, [run for run, _ in runs if run.learning_day_id == day.pk]),
            seats=day.seats,
            teachers=tuple(teachers[day.pk]),
            host=day.host_run.municipality.name if day.host_run else None,
            place=day.place,
        )
        for day in sorted(days, key=lambda day: (day.on, day.pk))
    )


def _dates(period: Period, days: tuple[StandingDay, ...], runs: list[tuple[CourseRun, TourRun]]) -> list[date]:
    wished = [on for _, run in runs for on in run.wished]
    return [period.first_on, period.last_on, *(day.on for day in days), *wished]


def _after_notice(today: date, policy: TourPolicy) -> date:
    """The first working day with notice enough."""
    on, left = today, policy.fewest_working_days_of_notice
    while left or not is_working_day(on):
        on += timedelta(days=1)
        left -= is_working_day(on) and left > 0
    return on
