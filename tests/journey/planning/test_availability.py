"""When an edition's physical days can be."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, time

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import Absence, TeachingPeriod
from sagkyndig.journey.planning.queries.availability import availability, free_days, teaching_days
from sagkyndig.journey.programme.models import Edition
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run, make_learning_day
from tests.factories.programme import add_teacher, make_edition

pytestmark = pytest.mark.django_db


def make_period(edition: Edition, now: datetime, first: date = date(2024, 3, 4), last: date = date(2024, 3, 8)) -> None:
    TeachingPeriod.objects.create(
        edition=edition, first_on=first, last_on=last, starts_at=time(9), ends_at=time(15), updated_at=now
    )


def days(edition: Edition, *municipalities: str) -> list[int]:
    return [each.on.day for each in free_days(edition, municipalities)]


def test_there_are_none_until_the_period_is_set() -> None:
    edition = make_edition()
    add_teacher(edition, is_lead=True)
    add_teacher(edition)
    assert free_days(edition) == ()
    assert availability(edition).period is None


def test_absence_and_what_is_taught_in_any_edition_take_days_away(now: datetime) -> None:
    edition, other = make_edition(), make_edition()
    lead, second = add_teacher(edition, is_lead=True).person, add_teacher(edition).person
    make_period(edition, now)
    Absence.objects.create(person=second, first_on=date(2024, 3, 1), last_on=date(2024, 3, 4))
    Absence.objects.create(person=make_staff(Role.TEACHER), first_on=date(2024, 3, 1), last_on=date(2024, 3, 31))
    day = make_learning_day(runs=[make_course_run(edition=other)], on=date(2024, 3, 6))
    actions.assign_teacher(day=day, person=lead, is_lead=True, actor=None, at=now)
    assert days(edition) == [5, 7, 8]
    assert [(each.on.day, len(each.teachers), each.has_lead) for each in teaching_days(edition)] == [
        (4, 1, True),
        (5, 2, True),
        (6, 1, False),
        (7, 2, True),
        (8, 2, True),
    ]
    assert [each.on.day for each in free_days(edition, after=date(2024, 3, 7))] == [8]


def test_who_is_disqualified_is_not_free_for_that_municipality(now: datetime) -> None:
    edition = make_edition()
    add_teacher(edition, is_lead=True)
    second = add_teacher(edition).person
    make_period(edition, now)
    run = make_course_run(edition=edition)
    actions.note_disqualification(
        person=second, municipality=run.municipality, since_on=date(2024, 3, 6), actor=None, at=now
    )
    assert days(edition) == [4, 5, 6, 7, 8]
    assert days(edition, run.municipality.name) == [4, 5]


@pytest.mark.parametrize("weeks", [1, 3])
def test_a_year_is_read_by_the_same_five_queries(
    weeks: int, now: datetime, django_assert_num_queries: Callable
) -> None:
    edition = make_edition()
    for place in range(weeks):
        teacher = add_teacher(edition, is_lead=not place).person
        Absence.objects.create(person=teacher, first_on=date(2024, 1, 1), last_on=date(2024, 1, 2))
    make_period(edition, now, last=date(2024, 3, 1 + 7 * weeks))
    with django_assert_num_queries(5):
        free_days(edition, ["Ådal"])
