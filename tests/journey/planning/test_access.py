"""Who plans, and who sees the own municipality's forløb."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.planning import access, actions
from tests.factories.people import make_municipal_person, make_person_of
from tests.factories.planning import make_course_run, make_enrolment

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_programme_managers_plan(role: Role) -> None:
    assert access.can_plan(make_person_of(role)) is (role is Role.PROGRAMME_MANAGER)


@pytest.mark.parametrize("role", Role)
def test_only_a_contact_person_of_that_municipality_sees_the_whole_forlob(role: Role) -> None:
    run = make_course_run()
    elsewhere = make_person_of(role)
    assert access.is_contact_for(elsewhere, run) is False
    if role in STAFF_ROLES:
        return
    here = make_municipal_person(role, municipality=run.municipality)
    assert access.is_contact_for(here, run) is (role is Role.CONTACT_PERSON)


def test_a_participant_takes_part_in_the_own_enrolment_until_they_leave(now: datetime) -> None:
    run = make_course_run()
    mine, anothers = make_enrolment(run), make_enrolment(run)
    assert access.takes_part(mine.person, mine) is True
    assert access.takes_part(mine.person, anothers) is False
    left = actions.withdraw_enrolment(enrolment=mine, actor=None, at=now)
    assert access.takes_part(mine.person, left) is False
