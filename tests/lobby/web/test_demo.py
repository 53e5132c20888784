"""The demo's door: open in a demonstration, and nowhere else."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.programme.models import Edition
from tests.conftest import Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.lobby.web.conftest import named
from tests.visits import Visitor

ANNE = "anne.lindegaard@klagestyrelsen.example"


def test_everybody_on_the_page_can_be_signed_in(visit: Visitor, demo: Edition) -> None:
    page = visit(None, "/demo/")
    keys = [node.get("value") for node in page.all("//main//input[@name='person']")]
    assert len(keys) == 12
    assert page.buttons[0] == "Log ind som Anne Lindegård"
    assert {Person.objects.get(email=key).is_active for key in keys} == {True}


def test_the_page_says_what_each_comes_to_do(visit: Visitor, demo: Edition) -> None:
    page = visit(None, "/demo/")
    assert page.texts("//main//h2") == ["I Klagestyrelsen", "I kommunerne"]
    assert "Solveig Kærsgård Kontaktperson og kursist, Ådal" in page.text
    assert "Sofie Ravnkilde Fagforfatter og underviser" in page.text


def test_one_click_signs_in(visit: Visitor, demo: Edition) -> None:
    assert visit(None, "/demo/", method="post", data={"person": ANNE}, expect=302).location == "/"
    assert visit(None, "/").h1 == "Goddag, Anne Lindegård"


def test_a_second_click_is_somebody_else(visit: Visitor, demo: Edition) -> None:
    visit(None, "/demo/", method="post", data={"person": ANNE}, expect=302)
    visit(None, "/demo/", method="post", data={"person": "emil.kallehave@ravnslund.example"}, expect=302)
    assert visit(None, "/", expect=302).location == "/mit-forloeb/"


@pytest.mark.parametrize("key", ["", "nobody@klagestyrelsen.example", "amina.fasting@humleroed.example"])
def test_nobody_else_is_let_in(visit: Visitor, demo: Edition, key: str) -> None:
    """Amina is one of the demo's people, but not one the page offers."""
    assert visit(None, "/demo/", method="post", data={"person": key}, expect=302).location == "/demo/"
    assert "Vælg en anden." in visit(None, "/demo/").messages[0]
    assert visit(None, "/", expect=302).location == "/demo/"


def test_somebody_whose_access_has_ended_is_not_let_in(visit: Visitor, demo: Edition, clock: Clock) -> None:
    people.end_access(person=named("signe.overgaard@klagestyrelsen"), actor=None, at=clock.now)
    key = "signe.overgaard@klagestyrelsen.example"
    assert visit(None, "/demo/", method="post", data={"person": key}, expect=302).location == "/demo/"


def test_the_door_is_not_there_without_the_setting(visit: Visitor, demo: Edition, settings: object) -> None:
    settings.DEMO = False  # type: ignore[attr-defined]
    visit(None, "/demo/", expect=404)
    visit(None, "/demo/", method="post", data={"person": ANNE}, expect=404)
    visit(None, "/", expect=302)


def test_the_door_is_not_there_in_an_authoritys_own_installation(visit: Visitor, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    make_organisation()
    make_staff(email=ANNE)
    visit(None, "/demo/", expect=404)
    visit(None, "/demo/", method="post", data={"person": ANNE}, expect=404)
