"""Who writes a report and who publishes it."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.report import access
from tests.factories.people import make_person_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_evaluators_write_and_programme_managers_publish_too(role: Role) -> None:
    person = make_person_of(role)
    assert access.can_write(person) is (role is Role.EVALUATOR)
    assert access.can_publish(person) is (role in {Role.EVALUATOR, Role.PROGRAMME_MANAGER})
