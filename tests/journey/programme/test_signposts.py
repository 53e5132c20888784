"""What the step of the programme tells the lobby."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import actions, signposts
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.signs import Progress, StepStatus, Todo
from tests.factories.people import make_staff
from tests.factories.programme import add_teacher, make_edition

pytestmark = pytest.mark.django_db


def said(edition: Edition) -> StepStatus:
    return signposts.step_status(edition, signposts.known([edition])[edition.pk])


def todos(person: Person, edition: Edition) -> list[Todo]:
    return signposts.todos_for(person, edition, signposts.known([edition])[edition.pk])


def test_the_step_is_under_way_until_nothing_is_missing(now: datetime) -> None:
    edition = make_edition()
    href = f"/runder/{edition.pk}/program/"
    assert said(edition) == StepStatus(Progress.UNDER_WAY, "Runde 2023 mangler undervisere og datoer.", href)
    add_teacher(edition, is_lead=True)
    actions.set_key_date(edition=edition, kind=KeyDateKind.MATERIAL_READY, on=date(2023, 3, 1), actor=None, at=now)
    assert said(edition) == StepStatus(Progress.DONE, "Tema, formål, hold og datoer for runde 2023 er på plads.", href)


def test_programme_managers_are_told_what_is_missing(now: datetime) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    edition = make_edition()
    assert todos(manager, edition) == [
        Todo(
            "Runde 2023 mangler undervisere og datoer.",
            "Udfyld runden",
            f"/runder/{edition.pk}/program/",
            edition.pk,
        )
    ]
    add_teacher(edition, is_lead=True)
    actions.set_key_date(edition=edition, kind=KeyDateKind.MATERIAL_READY, on=date(2023, 3, 1), actor=None, at=now)
    assert todos(manager, edition) == []


@pytest.mark.parametrize("role", sorted({Role.ADMINISTRATOR, Role.TEACHER, Role.EVALUATOR, Role.CASE_AUTHOR}))
def test_others_are_not_told(role: Role) -> None:
    assert todos(make_staff(role), make_edition()) == []


def test_many_editions_take_one_query(queries: Callable[[Callable[[], object]], int]) -> None:
    editions = [make_edition(year=2023), make_edition(year=2024), make_edition(year=2025)]
    add_teacher(editions[1])
    assert queries(lambda: signposts.known(editions)) == 1
    assert [each.teachers for each in (signposts.known(editions)[edition.pk] for edition in editions)] == [0, 1, 0]
