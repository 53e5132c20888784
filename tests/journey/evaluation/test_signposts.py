"""What the evaluation tells the lobby."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import actions, signposts
from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.programme import actions as programme_actions
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.signs import Progress
from tests.factories.evaluation import import_answers, make_survey
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR)


@pytest.fixture
def running(now: datetime) -> Edition:
    edition = make_edition()
    return programme_actions.start_edition(edition=edition, actor=None, at=now)


def known(edition: Edition) -> int | None:
    return signposts.known([edition])[edition.pk]


def todos(person: Person, edition: Edition) -> list[tuple[str, str]]:
    return [(todo.sentence, todo.href) for todo in signposts.todos_for(person, edition, known(edition))]


def test_a_planned_edition_that_has_its_questionnaire_is_not_under_way(evaluator: Person, now: datetime) -> None:
    edition = make_edition()
    make_survey(edition, evaluator, now)
    status = signposts.step_status(edition, known(edition))
    assert (status.progress, status.sentence) == (Progress.COMING, "Spørgeskemaet er valgt.")


def test_the_status_follows_questionnaire_and_answers(evaluator: Person, running: Edition, now: datetime) -> None:
    edition = running
    href = f"/runder/{edition.pk}/evaluering/"
    said = []
    for step in ("nothing", "survey", "answers"):
        if step == "survey":
            survey = make_survey(edition, evaluator, now)
        if step == "answers":
            import_answers(survey, evaluator, now)
        status = signposts.step_status(edition, known(edition))
        said.append((status.progress, status.sentence))
        assert status.href == href
    assert said == [
        (Progress.COMING, "Runden har ikke noget spørgeskema endnu."),
        (Progress.UNDER_WAY, "Spørgeskemaet er valgt. Der er ikke kommet svar endnu."),
        (Progress.DONE, "44 deltagere har svaret."),
    ]


def test_the_evaluator_is_told_what_a_running_edition_lacks(evaluator: Person, running: Edition, now: datetime) -> None:
    assert todos(evaluator, make_edition(year=2024)) == []
    assert todos(evaluator, running) == [
        ("Runde 2023 har ikke noget spørgeskema.", f"/runder/{running.pk}/evaluering/spoergeskema/")
    ]
    survey = make_survey(running, evaluator, now)
    assert todos(evaluator, running) == [("Runde 2023 har ikke fået svar endnu.", f"/runder/{running.pk}/evaluering/")]
    import_answers(survey, evaluator, now)
    assert todos(evaluator, running) == []


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.EVALUATOR}))
def test_nobody_else_is_told(role: Role, running: Edition) -> None:
    assert todos(make_person_of(role), running) == []


def test_the_questionnaire_goes_with_a_new_edition_and_the_targets_do_not(evaluator: Person, now: datetime) -> None:
    old, new = make_edition(), make_edition(year=2024)
    survey = make_survey(old, evaluator, now)
    actions.state_target(survey=survey, column="omfang", labels=["Fint"], percent=80, actor=evaluator, at=now)
    actions.state_invited(survey=survey, invited=70, actor=evaluator, at=now)
    for _ in range(2):
        signposts.carry_over(old, new, actor=evaluator, at=now)
    results = evaluations.results_of(new)
    assert results is not None
    assert (results.questionnaire.version, results.targets, results.invited) == ("2023.1", (), None)
    signposts.carry_over(make_edition(year=2020), make_edition(year=2021), actor=evaluator, at=now)


def test_many_editions_take_as_many_queries_as_one(
    queries: Callable[[Callable[[], object]], int], evaluator: Person, now: datetime
) -> None:
    editions = [make_edition(year=year) for year in (2023, 2024, 2025)]
    for edition in editions[:2]:
        import_answers(make_survey(edition, evaluator, now), evaluator, now)
    assert queries(lambda: signposts.known(editions[:1])) == 1
    assert queries(lambda: signposts.known(editions)) == 1
    assert list(signposts.known(editions).values()) == [44, 44, None]
