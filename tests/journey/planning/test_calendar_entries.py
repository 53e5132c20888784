"""Whatever is done to the plan, in whatever order, calendars are told what stands there, and of each change once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from random import Random
from uuid import UUID

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CalendarEntry, CourseRun, DayTeacher, LearningDay
from sagkyndig.journey.planning.rules.calendar import Kept, Slot
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.programme.models import Edition
from tests.factories.people import make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_learning_day
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db
DATES = [date(2024, 4, 8) + timedelta(days=step) for step in range(5)]
SAID = {"actor": None, "at": PLANNED_AT}


@dataclass
class Year:
    """An edition with three forløb and two teachers, and somebody who does things to its plan at random."""

    chance: Random
    edition: Edition = field(default_factory=make_edition)

    def __post_init__(self) -> None:
        self.runs = [make_course_run(edition=self.edition) for _ in range(3)]
        self.teachers = [make_staff(Role.TEACHER) for _ in range(2)]

    def act(self) -> None:
        deeds: list[Callable[[], object]] = [self.choose, self.hold, self.correct, self.join, self.leave, self.assign]
        deeds += [self.withdraw, self.remove]
        try:
            self.chance.choice(deeds)()
        except PlanningRefused:
            return

    def choose(self) -> None:
        actions.choose_elearning_day(run=self._run(), on=self.chance.choice([None, date(2024, 3, 20), *DATES]), **SAID)

    def hold(self) -> None:
        runs = [run for run in map(self._fresh, self.runs) if self.chance.random() < 0.5]
        make_learning_day(edition=self.edition, runs=runs, on=self.chance.choice(DATES))

    def correct(self) -> None:
        if day := self._day():
            hours = {"starts_at": self.chance.choice([time(9), time(10)]), "ends_at": time(15)}
            place = self.chance.choice(["Rådhuset", "Biblioteket"])
            on = self.chance.choice(DATES)
            actions.correct_learning_day(
                day=day, seen_version=day.version, on=on, place=place, host_run=None, **hours, **SAID
            )

    def join(self) -> None:
        if day := self._day():
            actions.join_learning_day(run=self._run(), day=day, **SAID)

    def leave(self) -> None:
        actions.leave_learning_day(run=self._run(), **SAID)

    def assign(self) -> None:
        if day := self._day():
            actions.assign_teacher(day=day, person=self.chance.choice(self.teachers), **SAID)

    def withdraw(self) -> None:
        if placed := list(DayTeacher.objects.select_related("day__edition")):
            actions.withdraw_teacher(teacher=self.chance.choice(placed), **SAID)

    def remove(self) -> None:
        if day := self._day():
            actions.remove_learning_day(day=day, **SAID)

    def _run(self) -> CourseRun:
        return self._fresh(self.chance.choice(self.runs))

    def _fresh(self, run: CourseRun) -> CourseRun:
        return CourseRun.objects.get(pk=run.pk)

    def _day(self) -> LearningDay | None:
        days = list(LearningDay.objects.all())
        return self.chance.choice(days) if days else None


def told() -> dict[UUID, Kept]:
    return {each.uid: each.kept for each in CalendarEntry.objects.all()}


def standing(entries: list[CalendarEntry]) -> list[tuple[str, int | None, Slot]]:
    """Whose days calendars have now, in an order of their own."""
    found = [(each.kind, each.person_id or each.course_run_id, each.kept.slot) for each in entries]
    return sorted(found, key=str)


def planned() -> list[tuple[str, int | None, Slot]]:
    """Whose days stand in the plan now."""
    found = []
    for run in CourseRun.objects.select_related("learning_day"):
        if run.elearning_on:
            found.append(("elearning", run.pk, Slot(run.elearning_on)))
        if run.learning_day:
            found.append(("physical", run.pk, slot(run.learning_day)))
    for each in DayTeacher.objects.select_related("day"):
        found.append(("teaching", each.person_id, slot(each.day)))
    return sorted(found, key=str)


def slot(day: LearningDay) -> Slot:
    return Slot(day.on, day.starts_at, day.ends_at, day.place)


@pytest.mark.parametrize("seed", range(6))
def test_calendars_follow_the_plan_whatever_is_done(seed: int) -> None:
    year = Year(Random(seed))  # noqa: S311  # the same stories each time
    before = told()
    for _ in range(40):
        year.act()
        after = told()
        assert standing(list(CalendarEntry.objects.filter(is_called_off=False))) == planned()
        assert before.keys() <= after.keys()
        for uid, kept in before.items():
            assert after[uid].sequence == kept.sequence + (after[uid] != kept)
        before = after


def test_a_teachers_day_that_is_removed_stays_with_the_teacher(now) -> None:
    teacher: Person = make_staff(Role.TEACHER)
    day = make_learning_day()
    actions.assign_teacher(day=day, person=teacher, actor=None, at=now)
    actions.remove_learning_day(day=day, actor=None, at=now)
    entry = CalendarEntry.objects.get()
    assert (entry.person, entry.day, entry.is_called_off, entry.sequence) == (teacher, None, True, 1)
