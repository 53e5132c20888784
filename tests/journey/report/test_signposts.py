"""What the report tells the lobby."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.report import signposts
from sagkyndig.journey.signs import Progress
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.factories.report import make_answered_edition, make_publication

pytestmark = pytest.mark.django_db


@pytest.fixture
def evaluator() -> Person:
    return make_staff(Role.EVALUATOR)


def status(edition: Edition) -> tuple[Progress, str]:
    said = signposts.step_status(edition, signposts.known([edition])[edition.pk])
    assert said.href == f"/runder/{edition.pk}/rapport/"
    return said.progress, said.sentence


def todos(person: Person, edition: Edition) -> list[tuple[str, str]]:
    stage = signposts.known([edition])[edition.pk]
    return [(todo.sentence, todo.href) for todo in signposts.todos_for(person, edition, stage)]


def test_the_status_follows_answers_and_publication(evaluator: Person, now: datetime) -> None:
    assert status(make_edition()) == (Progress.COMING, "Rapporten bliver til, når der er svar.")
    edition = make_answered_edition(evaluator, now)
    assert status(edition) == (Progress.UNDER_WAY, "Der er svar. Rapporten kan skrives færdig.")
    make_publication(edition, evaluator, now)
    assert status(edition) == (Progress.DONE, "Rapporten er offentliggjort 4. marts 2024.")


def test_the_evaluator_is_told_that_a_report_is_wanted(evaluator: Person, now: datetime) -> None:
    assert todos(evaluator, make_edition()) == []
    edition = make_answered_edition(evaluator, now)
    wanted = [("Runde 2023 har svar, men ingen offentliggjort rapport.", f"/runder/{edition.pk}/rapport/")]
    assert todos(evaluator, edition) == wanted
    for role in set(Role) - {Role.EVALUATOR}:
        assert todos(make_person_of(role), edition) == []
    make_publication(edition, evaluator, now)
    assert todos(evaluator, edition) == []


def test_many_editions_take_as_many_queries_as_one(
    queries: Callable[[Callable[[], object]], int], evaluator: Person, now: datetime
) -> None:
    editions = [make_answered_edition(evaluator, now, year=year) for year in (2023, 2024, 2025)]
    make_publication(editions[0], evaluator, now)
    assert queries(lambda: signposts.known(editions[:1])) == 2
    assert queries(lambda: signposts.known(editions)) == 2
