"""Every step is asked in the order of the journey; one that does not stand is told as not in use."""

from __future__ import annotations

import pytest

from sagkyndig.journey.order import BUILT, STEPS
from sagkyndig.journey.signs import Progress
from sagkyndig.lobby import texts
from sagkyndig.lobby.queries import signposts
from tests.factories.people import make_staff
from tests.factories.programme import make_edition


@pytest.mark.django_db
def test_all_eleven_steps_stand_in_order() -> None:
    steps = signposts.steps_of(make_edition())
    assert [state.step for state in steps] == list(STEPS)
    assert [state.step.name for state in steps if state.status.progress is not Progress.NOT_IN_USE] == list(BUILT)
    assert {state.status.href for state in steps if state.step.name not in BUILT} == {None}


@pytest.mark.django_db
def test_a_step_that_does_not_answer_is_passed_over() -> None:
    assert list(signposts.answers("nobody_asks_this")) == []


def test_what_each_step_carries_over_is_told() -> None:
    assert {step.name for step, _ in signposts.answers("carry_over")} == set(texts.CARRIED_BY_STEP)


@pytest.mark.django_db
def test_todos_come_from_all_steps() -> None:
    edition = make_edition()
    assert [todo.edition_id for todo in signposts.todos_for(make_staff())] == [edition.pk] * 2
