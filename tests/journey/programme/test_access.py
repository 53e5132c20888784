"""Who reads and who writes programmes."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.programme import access
from tests.factories.people import make_person_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_staff_read_and_programme_managers_write(role: Role) -> None:
    person = make_person_of(role)
    assert access.can_read_programmes(person) is (role in STAFF_ROLES)
    assert access.can_manage_programmes(person) is (role is Role.PROGRAMME_MANAGER)
