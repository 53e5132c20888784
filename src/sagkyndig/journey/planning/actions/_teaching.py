"""A day with its teachers: held for a municipality, or the one that it has alone moved, so that nobody is booked twice."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db.models import Count
from django.utils import timezone

from sagkyndig.foundation.people import queries as people
from sagkyndig.journey.planning.actions.days import (
    assign_teacher,
    correct_learning_day,
    hold_learning_day,
    withdraw_teacher,
)
from sagkyndig.journey.planning.models import CourseRun, DayTeacher, LearningDay
from sagkyndig.journey.planning.rules.refusals import DaysArePast, SharesTheDay
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.rules.people import Teacher


def neighbours_on_the_day(run: CourseRun) -> list[CourseRun]:
    """The other forløb on the same physical day, by their municipality's name."""
    if run.learning_day_id is None:
        return []
    found = CourseRun.objects.select_related("municipality", "contact_person").filter(learning_day=run.learning_day_id)
    return list(found.exclude(pk=run.pk).order_by("municipality__name"))


def require_movable(run: CourseRun, at: datetime) -> None:
    """A day that is shared or over is not chosen anew by one municipality. SharesTheDay; DaysArePast."""
    if others := neighbours_on_the_day(run):
        raise SharesTheDay(listing([each.municipality.name for each in others]))
    if run.learning_day and run.learning_day.on <= timezone.localdate(at):
        raise DaysArePast


def days_taught(run: CourseRun) -> dict[int, int]:
    """How many days each teaches in the forløb's edition already, by the person's id."""
    found = DayTeacher.objects.filter(day__edition=run.edition_id).order_by().values_list("person")
    return dict(found.annotate(Count("pk")))


def hold_or_move(
    run: CourseRun,
    *,
    on: date,
    hours: tuple[time, time],
    place: str,
    seats: int | None,
    teachers: Sequence[Teacher],
    lead: Teacher | None,
    actor: Person | None,
    at: datetime,
) -> LearningDay:
    """The municipality's own day on that date with these teachers and nobody else; it is the host."""
    day = run.learning_day
    if day is None:
        day = hold_learning_day(
            edition=run.edition,
            on=on,
            starts_at=hours[0],
            ends_at=hours[1],
            place=place,
            seats=seats,
            runs=[run],
            host_run=run,
            actor=actor,
            at=at,
        )
    else:
        _free(day, keep={each.id: each == lead for each in teachers}, actor=actor, at=at)
        day = correct_learning_day(
            day=day,
            seen_version=day.version,
            on=on,
            starts_at=hours[0],
            ends_at=hours[1],
            place=place,
            seats=seats,
            host_run=run,
            actor=actor,
            at=at,
        )
    there = set(DayTeacher.objects.filter(day=day).values_list("person_id", flat=True))
    for teacher in teachers:
        if teacher.id not in there:
            assign_teacher(day=day, person=people.person(teacher.id), is_lead=teacher == lead, actor=actor, at=at)
    return day


def _free(day: LearningDay, *, keep: dict[int, bool], actor: Person | None, at: datetime) -> None:
    for each in DayTeacher.objects.filter(day=day):
        if keep.get(each.person_id) != each.is_lead:
            withdraw_teacher(teacher=each, actor=actor, at=at)
