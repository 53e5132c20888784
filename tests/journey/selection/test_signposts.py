"""What the selection tells the lobby."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import access, actions, signposts
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.journey.signs import Progress, Todo
from tests.factories.bench import make_bench
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db


def said(edition: Edition) -> tuple[Progress, str]:
    status = signposts.step_status(edition, signposts.known([edition])[edition.pk])
    assert status.href == f"/runder/{edition.pk}/udvaelgelse/"
    return status.progress, status.sentence


def todos(person: Person, edition: Edition) -> list[Todo]:
    return signposts.todos_for(person, edition, signposts.known([edition])[edition.pk])


def test_the_step_comes_is_under_way_waits_and_is_done(now: datetime) -> None:
    edition = make_edition(places=2)
    assert said(edition) == (Progress.COMING, "Ingen kommuner er udvalgt endnu.")
    make_standing(edition=edition, state=StandingState.ACCEPTED)
    assert said(edition) == (Progress.UNDER_WAY, "En af rundens to pladser er besat.")
    last = make_standing(edition=edition)
    assert said(edition) == (
        Progress.WAITING,
        "Alle rundens to pladser er besat. En kommune er udvalgt og ikke inviteret.",
    )
    actions.record_acceptance(standing=last, actor=None, at=now)
    assert said(edition) == (Progress.DONE, "Alle rundens to pladser er besat.")


def test_managers_are_told_whom_to_ask_and_whom_to_replace(now: datetime) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    edition = make_edition()
    assert [(todo.sentence, todo.action) for todo in todos(manager, edition)] == [
        ("Ingen kommuner er udvalgt til runde 2023.", "Vælg kommuner")
    ]
    make_standing(edition=edition, name="Ådal")
    make_standing(edition=edition, name="Nordby", state=StandingState.DECLINED)
    assert [(todo.sentence, todo.action) for todo in todos(manager, edition)] == [
        ("Nordby har sagt nej og er ikke erstattet.", "Find en erstatning"),
        ("En kommune er udvalgt og ikke inviteret.", "Send invitationer"),
    ]
    actions.consider_municipality(edition=edition, municipality=make_municipality(name="Østby"), actor=None, at=now)
    assert todos(manager, edition)[0] == Todo(
        "Nordby har sagt nej og er ikke erstattet. Østby er næste reserve.",
        "Tag stilling",
        f"/runder/{edition.pk}/udvaelgelse/",
        edition.pk,
    )


def test_managers_are_told_the_steps_of_the_choice_in_order(now: datetime) -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    edition = make_bench(manager, now)
    bench = f"/runder/{edition.pk}/udvaelgelse/vaegt/"
    said = "Kriterierne til runde 2023 er valgt, og listen er klar. Beslutningen mangler."
    assert todos(manager, edition) == [Todo(said, "Træf beslutningen", bench, edition.pk)]
    actions.decide(edition=edition, actor=manager, at=now)
    assert [(todo.sentence, todo.action) for todo in todos(manager, edition)] == [
        ("Tre kommuner er udvalgt og ikke inviteret.", "Send invitationer")
    ]


def test_many_editions_take_two_queries(queries: Callable[[Callable[[], object]], int]) -> None:
    editions = [make_edition(year=year) for year in (2023, 2024, 2025)]
    make_standing(edition=editions[1], name="Ådal")
    assert queries(lambda: signposts.known(editions)) == 2
    assert [signposts.known(editions)[edition.pk].facts.offered for edition in editions] == [0, 1, 0]


def test_the_log_speaks_of_standings_and_municipalities() -> None:
    standing = make_standing(name="Ådal")
    listed = signposts.known([standing.edition])[standing.edition_id]
    assert signposts.names(standing.edition, listed) == {
        "selection.standing": {str(standing.pk): "Ådal"},
        "municipalities.municipality": {standing.municipality_id: "Ådal"},
    }


@pytest.mark.parametrize("role", Role)
def test_only_managers_select(role: Role) -> None:
    edition = make_edition()
    person = make_person_of(role)
    assert access.can_select(person) is (role is Role.PROGRAMME_MANAGER)
    assert bool(todos(person, edition)) is (role is Role.PROGRAMME_MANAGER)
