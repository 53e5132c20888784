"""Staff without a second step get no further; people in municipalities have no account pages."""

from __future__ import annotations

import pytest
from pytest_django import Settings

from sagkyndig.foundation.people.rules import Role
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visitor

ACTIVATION = "/konto/app/"


@pytest.fixture(autouse=True)
def asked_for(settings: Settings) -> None:
    settings.SECOND_FACTOR = True


def test_staff_without_a_second_step_are_sent_to_set_it_up(visit: Visitor) -> None:
    person = make_staff(Role.ADMINISTRATOR, second_step=False)
    for path in ("/administration/personer/", "/administration/udbakke/", "/konto/noedkoder/"):
        assert visit(person, path, expect=302).location == ACTIVATION


def test_what_is_open_to_everyone_stays_open(visit: Visitor) -> None:
    visit(make_staff(second_step=False), "/ind/nyt-link/")


def test_with_a_second_step_everything_opens(visit: Visitor) -> None:
    visit(make_staff(Role.ADMINISTRATOR), "/administration/personer/")


def test_a_second_step_that_is_taken_off_is_asked_for_again_at_once(visit: Visitor) -> None:
    person = make_staff(Role.ADMINISTRATOR)
    visit(person, "/administration/personer/")
    person.authenticator_set.all().delete()
    assert visit(person, "/administration/personer/", expect=302).location == ACTIVATION


def test_a_demonstration_does_not_ask(visit: Visitor, settings: Settings) -> None:
    settings.SECOND_FACTOR = False
    visit(make_staff(Role.ADMINISTRATOR, second_step=False), "/administration/personer/")


def test_people_in_municipalities_have_no_account_pages(visit: Visitor) -> None:
    person = make_municipal_person()
    for path in ("/konto/", "/konto/adgangskode/vaelg/", ACTIVATION):
        visit(person, path, expect=403)
    visit(person, "/log-ud/", method="post", expect=302)
