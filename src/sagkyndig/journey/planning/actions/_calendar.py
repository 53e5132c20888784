"""Keeping up what calendars are told: each action that changes a day says which forløb and days to look at again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.journey.planning.actions.news import days_changed, tell_of_entries
from sagkyndig.journey.planning.models import CalendarEntry, CalendarNotice, CourseRun, DayTeacher, LearningDay
from sagkyndig.journey.planning.rules.calendar import EntryKind, Slot, told

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


def tell_calendars(*, runs: Iterable[int] = (), day: LearningDay | None = None) -> None:
    """Bring what calendars are told in line with these forløb and with that day, its forløb and its teachers."""
    wanted = set(runs)
    if day is not None:
        wanted |= set(CourseRun.objects.filter(learning_day=day).values_list("pk", flat=True))
        _tell_teachers(day)
    for run in CourseRun.objects.select_related("learning_day", "edition").filter(pk__in=wanted):
        _tell_municipality(run)
    tell_people()


def tell_people() -> None:
    """Who is to be told of a day changed (invited, left, another contact person): mails follow when all of it stands."""
    transaction.on_commit(_say_so)


def _say_so() -> None:
    days_changed.send(sender=CalendarEntry)


def outlive_day(day: LearningDay) -> None:
    """Before a day is removed: its teachers' calendars still are to be told that it is called off."""
    CalendarEntry.objects.filter(day=day).update(day=None)


def forget_run(run: CourseRun, *, at: datetime) -> None:
    """Before a forløb is removed: whoever was told of its days is told at once that they are called off."""
    entries = list(CalendarEntry.objects.filter(course_run=run))
    for entry in entries:
        _tell(entry, None)
    tell_of_entries(entries=[entry.pk for entry in entries], at=at)
    CalendarNotice.objects.filter(entry__course_run=run).delete()
    CalendarEntry.objects.filter(course_run=run).delete()


def _tell_municipality(run: CourseRun) -> None:
    entries = {EntryKind(each.kind): each for each in CalendarEntry.objects.filter(course_run=run)}
    slots = {
        EntryKind.ELEARNING: _elearning_slot(run),
        EntryKind.PHYSICAL: _slot(run.learning_day) if run.learning_day else None,
    }
    for kind, slot in slots.items():
        entry = entries.get(kind) or CalendarEntry(edition=run.edition, kind=kind.value, course_run=run)
        _tell(entry, slot)


def _tell_teachers(day: LearningDay) -> None:
    teachers = set(DayTeacher.objects.filter(day=day).values_list("person", flat=True))
    entries = {each.person_id or 0: each for each in CalendarEntry.objects.filter(day=day)}
    for person_id in teachers | set(entries):
        entry = entries.get(person_id) or _teaching(day.edition, day, person_id)
        _tell(entry, _slot(day) if person_id in teachers else None)


def _teaching(edition: Edition, day: LearningDay, person_id: int) -> CalendarEntry:
    return CalendarEntry(edition=edition, kind=EntryKind.TEACHING.value, day=day, person_id=person_id)


def _elearning_slot(run: CourseRun) -> Slot | None:
    return Slot(run.elearning_on, run.elearning_starts_at, run.elearning_ends_at) if run.elearning_on else None


def _slot(day: LearningDay) -> Slot:
    return Slot(day.on, day.starts_at, day.ends_at, day.place)


def _tell(entry: CalendarEntry, slot: Slot | None) -> None:
    before = entry.kept if entry.pk else None
    after = told(before, slot)
    if after is None or after == before:
        return
    entry.on, entry.starts_at, entry.ends_at = after.slot.on, after.slot.starts_at, after.slot.ends_at
    entry.place, entry.sequence, entry.is_called_off = after.slot.place, after.sequence, after.is_called_off
    entry.save()
