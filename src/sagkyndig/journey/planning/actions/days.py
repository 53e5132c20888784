"""Physical days: holding them, moving them, who joins and who teaches."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.actions._agreements import forget_day
from sagkyndig.journey.planning.actions._calendar import outlive_day, tell_calendars
from sagkyndig.journey.planning.models import CourseRun, DayTeacher, LearningDay
from sagkyndig.journey.planning.queries.surroundings import disqualifications_of
from sagkyndig.journey.planning.rules.days import day_off_finding, is_in_order
from sagkyndig.journey.planning.rules.people import Teacher, disqualified_findings
from sagkyndig.journey.planning.rules.refusals import (
    AnotherEdition,
    AnotherLeads,
    ElearningNotFirst,
    EndsBeforeItStarts,
    HostIsNotThere,
    TeachesElsewhere,
    TeachesHere,
    require_allowed,
)
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@transaction.atomic
def hold_learning_day(
    *,
    edition: Edition,
    on: date,
    starts_at: time,
    ends_at: time,
    place: str = "",
    seats: int | None = None,
    runs: Sequence[CourseRun] = (),
    host_run: CourseRun | None = None,
    actor: Person | None,
    at: datetime,
) -> LearningDay:
    """Put a physical day on the calendar, for one forløb or, as a joint day, for several.

    EndsBeforeItStarts; RuleForbids on a holiday; ElearningNotFirst; AnotherEdition; HostIsNotThere.
    """
    _require_time(starts_at, ends_at)
    require_allowed([day_off_finding("Dagen", on, "on")])
    day = LearningDay.objects.create(
        edition=edition, on=on, starts_at=starts_at, ends_at=ends_at, place=place.strip(), seats=seats, updated_at=at
    )
    record("planning.learning_day_held", actor=actor, about=day, at=at, on=on.isoformat())
    for run in runs:
        join_learning_day(run=run, day=day, actor=actor, at=at)
    if host_run is not None:
        _require_host(day, host_run)
        day.host_run = host_run
        day.save(update_fields=["host_run"])
    return day


@transaction.atomic
def correct_learning_day(
    *,
    day: LearningDay,
    seen_version: int,
    on: date,
    starts_at: time,
    ends_at: time,
    place: str,
    seats: int | None = None,
    host_run: CourseRun | None,
    actor: Person | None,
    at: datetime,
) -> LearningDay:
    """Change date, time, place, room and host.

    ChangedMeanwhile; EndsBeforeItStarts; ElearningNotFirst; TeachesElsewhere; RuleForbids on a holiday and for a
    teacher who is disqualified by then.
    """
    locked = _locked(day)
    require_version(stored=locked.version, seen=seen_version)
    _require_time(starts_at, ends_at)
    for run in (
        CourseRun.objects.select_for_update(of=("self",)).select_related("municipality").filter(learning_day=locked)
    ):
        _require_order(run, on)
    if host_run is not None:
        _require_host(locked, host_run)
    if on != locked.on:
        require_allowed([day_off_finding("Dagen", on, "on")])
        _require_qualified(_teachers_of(locked), on, _municipalities_of(locked), field="on")
        _move_teachers(locked, on)
    locked.on, locked.starts_at, locked.ends_at, locked.place = on, starts_at, ends_at, place.strip()
    locked.host_run, locked.seats = host_run, seats
    locked.version += 1
    locked.updated_at = at
    locked.save()
    tell_calendars(day=locked)
    record("planning.learning_day_corrected", actor=actor, about=locked, at=at, on=on.isoformat())
    return locked


@transaction.atomic
def join_learning_day(*, run: CourseRun, day: LearningDay, actor: Person | None, at: datetime) -> CourseRun:
    """Let a forløb have its physical day here, instead of any other it had.

    AnotherEdition; ElearningNotFirst; RuleForbids when a teacher of the day is disqualified there.
    """
    locked_day = _locked(day)
    locked = CourseRun.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=run.pk)
    if locked.edition_id != locked_day.edition_id:
        raise AnotherEdition
    _require_order(locked, locked_day.on)
    _require_qualified(_teachers_of(locked_day), locked_day.on, [locked.municipality.name], field="day")
    _give_up_hosting(locked, unless=locked_day)
    locked.learning_day = locked_day
    locked.save(update_fields=["learning_day"])
    tell_calendars(runs=[locked.pk])
    record("planning.learning_day_joined", actor=actor, about=locked, at=at, day=locked_day.pk)
    return locked


@transaction.atomic
def leave_learning_day(*, run: CourseRun, actor: Person | None, at: datetime) -> CourseRun:
    """Take a forløb off its physical day; the day stays for the others."""
    locked = CourseRun.objects.select_for_update().get(pk=run.pk)
    if locked.learning_day_id is None:
        return locked
    _give_up_hosting(locked)
    left = locked.learning_day_id
    locked.learning_day = None
    locked.save(update_fields=["learning_day"])
    tell_calendars(runs=[locked.pk])
    record("planning.learning_day_left", actor=actor, about=locked, at=at, day=left)
    return locked


@transaction.atomic
def remove_learning_day(*, day: LearningDay, actor: Person | None, at: datetime) -> None:
    """Take a physical day off the calendar; its forløb lack a day again."""
    locked = _locked(day)
    record("planning.learning_day_removed", actor=actor, about=locked, at=at, on=locked.on.isoformat())
    runs = list(CourseRun.objects.filter(learning_day=locked).values_list("pk", flat=True))
    CourseRun.objects.filter(pk__in=runs).update(learning_day=None)
    DayTeacher.objects.filter(day=locked).delete()
    tell_calendars(runs=runs, day=locked)
    outlive_day(locked)
    forget_day(locked)
    locked.delete()


@transaction.atomic
def assign_teacher(
    *, day: LearningDay, person: Person, is_lead: bool = False, actor: Person | None, at: datetime
) -> DayTeacher:
    """Let somebody teach on the day. TeachesHere; TeachesElsewhere; AnotherLeads; RuleForbids for the disqualified."""
    locked = _locked(day)
    there = DayTeacher.objects.filter(person=person, on=locked.on).first()
    if there is not None:
        raise TeachesHere(person.name) if there.day_id == locked.pk else TeachesElsewhere(person.name, locked.on)
    if is_lead and DayTeacher.objects.filter(day=locked, is_lead=True).exists():
        raise AnotherLeads
    _require_qualified([person], locked.on, _municipalities_of(locked), field="person")
    try:
        with transaction.atomic():
            teacher = DayTeacher.objects.create(day=locked, person=person, on=locked.on, is_lead=is_lead)
    except IntegrityError as error:
        raise TeachesElsewhere(person.name, locked.on) from error
    tell_calendars(day=locked)
    record("planning.teacher_assigned", actor=actor, about=locked, at=at, person=person.pk, lead=int(is_lead))
    return teacher


@transaction.atomic
def withdraw_teacher(*, teacher: DayTeacher, actor: Person | None, at: datetime) -> None:
    """Take somebody off the day's teachers."""
    record("planning.teacher_withdrawn", actor=actor, about=teacher.day, at=at, person=teacher.person_id)
    day = teacher.day
    teacher.delete()
    tell_calendars(day=day)


def _locked(day: LearningDay) -> LearningDay:
    return LearningDay.objects.select_for_update().get(pk=day.pk)


def _require_time(starts_at: time, ends_at: time) -> None:
    if ends_at <= starts_at:
        raise EndsBeforeItStarts(starts_at, ends_at)


def _require_order(run: CourseRun, physical_on: date) -> None:
    if run.elearning_on and not is_in_order(run.elearning_on, physical_on):
        raise ElearningNotFirst(run.municipality.name, run.elearning_on, physical_on)


def _require_host(day: LearningDay, host_run: CourseRun) -> None:
    if not CourseRun.objects.filter(pk=host_run.pk, learning_day=day).exists():
        raise HostIsNotThere(host_run.municipality.name)


def _require_qualified(people: Sequence[Person], on: date, municipalities: Sequence[str], *, field: str) -> None:
    teachers = [Teacher(each.pk, each.name) for each in people]
    known = disqualifications_of(each.id for each in teachers)
    require_allowed(disqualified_findings(teachers, on, municipalities, known), field)


def _teachers_of(day: LearningDay) -> list[Person]:
    return [each.person for each in DayTeacher.objects.select_related("person").filter(day=day)]


def _municipalities_of(day: LearningDay) -> list[str]:
    return list(CourseRun.objects.filter(learning_day=day).values_list("municipality__name", flat=True))


def _give_up_hosting(run: CourseRun, unless: LearningDay | None = None) -> None:
    days = LearningDay.objects.filter(host_run=run)
    if unless is not None:
        days = days.exclude(pk=unless.pk)
    days.update(host_run=None)


def _move_teachers(day: LearningDay, on: date) -> None:
    """The teachers' dates follow the day's; the database refuses what this look ahead misses."""
    teachers = list(DayTeacher.objects.select_related("person").filter(day=day))
    busy = DayTeacher.objects.filter(person__in=[each.person_id for each in teachers], on=on).exclude(day=day)
    elsewhere = busy.select_related("person").first()
    if elsewhere is not None:
        raise TeachesElsewhere(elsewhere.person.name, on)
    try:
        with transaction.atomic():
            DayTeacher.objects.filter(day=day).update(on=on)
    except IntegrityError as error:
        raise TeachesElsewhere(teachers[0].person.name, on) from error
