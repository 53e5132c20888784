"""Who writes programmes."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import access
from tests.factories.people import make_person_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_programme_managers_write(role: Role) -> None:
    assert access.can_manage_programmes(make_person_of(role)) is (role is Role.PROGRAMME_MANAGER)
