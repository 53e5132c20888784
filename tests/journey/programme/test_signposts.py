"""What the step of the programme tells the lobby."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import actions, signposts
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.signs import Progress, StepStatus, Todo
from tests.factories.people import make_staff
from tests.factories.programme import add_teacher, make_edition

pytestmark = pytest.mark.django_db


def test_the_step_is_under_way_until_nothing_is_missing(now: datetime) -> None:
    edition = make_edition()
    href = f"/runder/{edition.pk}/program/"
    assert signposts.step_status(edition) == StepStatus(
        Progress.UNDER_WAY, "Runde 2023 mangler undervisere og datoer.", href
    )
    add_teacher(edition, is_lead=True)
    actions.set_key_date(edition=edition, kind=KeyDateKind.MATERIAL_READY, on=date(2023, 3, 1), actor=None, at=now)
    assert signposts.step_status(edition) == StepStatus(
        Progress.DONE, "Tema, formål, hold og datoer for runde 2023 er på plads.", href
    )


def test_programme_managers_are_told_what_is_missing_in_open_editions(now: datetime) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    edition = make_edition()
    assert signposts.todos_for(manager) == [
        Todo(
            "Runde 2023 mangler undervisere og datoer.",
            "Udfyld runden",
            f"/runder/{edition.pk}/program/",
            edition.pk,
        )
    ]
    actions.start_edition(edition=edition, actor=None, at=now)
    actions.finish_edition(edition=edition, actor=None, at=now)
    assert signposts.todos_for(manager) == []


@pytest.mark.parametrize("role", sorted({Role.ADMINISTRATOR, Role.TEACHER, Role.EVALUATOR, Role.CASE_AUTHOR}))
def test_others_are_not_told(role: Role) -> None:
    make_edition()
    assert signposts.todos_for(make_staff(role)) == []
