"""Every step is asked in the order of the journey; one that does not stand is told as not in use."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES
from sagkyndig.journey.order import BUILT, STEPS
from sagkyndig.journey.programme.actions import finish_edition, start_edition
from sagkyndig.journey.signs import Progress
from sagkyndig.lobby import texts
from sagkyndig.lobby.queries import signposts
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run, make_learning_day
from tests.factories.programme import make_edition


@pytest.mark.django_db
def test_all_eleven_steps_stand_in_order() -> None:
    edition = make_edition()
    steps = signposts.steps_of(edition, signposts.known_about([edition]))
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
    todos = signposts.todos_for(make_staff(), [edition], signposts.known_about([edition]))
    assert [todo.sentence for todo in todos] == [
        "Runde 2023 mangler undervisere og datoer.",
        "Ingen kommuner er udvalgt til runde 2023.",
    ]
    assert {todo.edition_id for todo in todos} == {edition.pk}


@pytest.mark.django_db
def test_a_finished_edition_leaves_nothing_to_do(now: datetime) -> None:
    edition = make_edition()
    start_edition(edition=edition, actor=None, at=now)
    assert len(signposts.todos_for(make_staff(), [edition], signposts.known_about([edition]))) == 2
    finish_edition(edition=edition, actor=None, at=now)
    edition.refresh_from_db()
    assert signposts.todos_for(make_staff(), [edition], signposts.known_about([edition])) == ()


def test_each_step_that_answers_reads_once_for_it() -> None:
    reading = {step.name for step, _ in signposts.answers("known")}
    for name in ("step_status", "progress", "todos_for", "names"):
        assert {step.name for step, _ in signposts.answers(name)} <= reading


@pytest.mark.django_db
def test_from_what_is_known_nothing_more_is_read(queries: Callable[[Callable[[], object]], int]) -> None:
    edition, person = make_edition(), make_staff(*STAFF_ROLES)
    run = make_course_run(edition=edition, contact_name="Karl Holm")
    make_learning_day(runs=[run])
    known = signposts.known_about([edition])
    assert person.roles

    def everything() -> None:
        signposts.steps_of(edition, known)
        signposts.columns_of(edition, known)
        signposts.todos_for(person, [edition], known)
        signposts.names_of(edition, known)

    assert queries(everything) == 0


@pytest.mark.django_db
def test_three_editions_are_known_in_as_many_queries_as_one(queries: Callable[[Callable[[], object]], int]) -> None:
    editions = [make_edition(year=year) for year in (2023, 2024, 2025)]
    for edition in editions:
        make_learning_day(runs=[make_course_run(edition=edition), make_course_run(edition=edition)])
    one = queries(lambda: signposts.known_about(editions[:1]))
    assert queries(lambda: signposts.known_about(editions)) == one == 10
