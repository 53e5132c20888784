"""The demo's world for the tests of the lobby's pages."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.queries import person_with_email
from sagkyndig.journey.programme.models import Edition
from tests.conftest import Clock
from tests.factories.demo import make_demo


@pytest.fixture
def demo(db: None, clock: Clock, settings: object) -> Edition:
    """The edition of 2023 in a demonstration, some weeks after its report."""
    settings.DEMO, settings.SECOND_FACTOR = True, False  # type: ignore[attr-defined]
    clock.set(2024, 8, 12, 10)
    return make_demo()


def named(email: str) -> Person:
    """Somebody of the demo by the part of the address before the at sign and the place."""
    person = person_with_email(f"{email}.example")
    assert person is not None
    return person
