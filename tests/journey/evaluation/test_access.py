"""Who evaluates."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import access
from tests.factories.people import make_person_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", Role)
def test_only_an_evaluator_evaluates(role: Role) -> None:
    assert access.can_evaluate(make_person_of(role)) is (role is Role.EVALUATOR)
