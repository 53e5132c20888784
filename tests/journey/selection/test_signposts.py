"""What the selection tells the lobby."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import actions as programme_actions
from sagkyndig.journey.selection import access, signposts
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.journey.signs import Progress
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db


def said(edition) -> tuple[Progress, str]:
    status = signposts.step_status(edition)
    assert status.href == f"/runder/{edition.pk}/udvaelgelse/"
    return status.progress, status.sentence


def test_the_step_comes_is_under_way_waits_and_is_done(now: datetime) -> None:
    edition = make_edition(places=2)
    assert said(edition) == (Progress.COMING, "Ingen kommuner er udvalgt endnu.")
    make_standing(edition=edition, state=StandingState.ACCEPTED)
    assert said(edition) == (Progress.UNDER_WAY, "En af rundens to pladser er besat.")
    last = make_standing(edition=edition)
    assert said(edition) == (Progress.WAITING, "Alle rundens to pladser er besat. 1 kommune har ikke svaret.")
    from sagkyndig.journey.selection import actions

    actions.record_acceptance(standing=last, actor=None, at=now)
    assert said(edition) == (Progress.DONE, "Alle rundens to pladser er besat.")


def test_managers_are_told_whom_to_ask_and_whom_to_replace() -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    edition = make_edition()
    assert [(todo.sentence, todo.action) for todo in signposts.todos_for(manager)] == [
        ("Ingen kommuner er udvalgt til runde 2023.", "Vælg kommuner")
    ]
    make_standing(edition=edition, name="Ådal")
    make_standing(edition=edition, name="Nordby", state=StandingState.DECLINED)
    assert [(todo.sentence, todo.action) for todo in signposts.todos_for(manager)] == [
        ("Nordby har sagt nej og er ikke erstattet.", "Find en erstatning"),
        ("Ådal har ikke svaret på tilbuddet om et forløb.", "Notér svaret"),
    ]


def test_a_finished_edition_leaves_nothing_to_do(now: datetime) -> None:
    edition = make_edition()
    programme_actions.start_edition(edition=edition, actor=None, at=now)
    programme_actions.finish_edition(edition=edition, actor=None, at=now)
    assert signposts.todos_for(make_staff(Role.PROGRAMME_MANAGER)) == []


@pytest.mark.parametrize("role", Role)
def test_only_managers_select(role: Role) -> None:
    make_edition()
    person = make_person_of(role)
    assert access.can_select(person) is (role is Role.PROGRAMME_MANAGER)
    assert bool(signposts.todos_for(person)) is (role is Role.PROGRAMME_MANAGER)
