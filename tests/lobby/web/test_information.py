"""Help, privacy and accessibility: open to everybody, true in any installation."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import LINK_POLICY, Role
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.visits import Visitor

PAGES = {"/hjaelp/": "Hjælp", "/privatliv/": "Privatliv", "/tilgaengelighed/": "Tilgængelighed"}


@pytest.mark.parametrize(("path", "heading"), PAGES.items())
def test_everybody_may_read(visit: Visitor, path: str, heading: str) -> None:
    assert visit(None, path).h1 == heading


@pytest.mark.parametrize("path", PAGES)
def test_the_authority_and_how_to_reach_it(visit: Visitor, path: str) -> None:
    make_organisation()
    text = visit(None, path).text
    assert "post@klagestyrelsen.example" in text
    assert "12 34 56 78" in text


def test_help_tells_ones_own_roles_first(visit: Visitor) -> None:
    page = visit(make_staff(Role.EVALUATOR), "/hjaelp/")
    assert page.texts("//main//h3") == [
        *("Evaluator (din rolle)", "Administrator", "Programleder", "Fagforfatter", "Underviser", "Kontaktperson"),
        "Kursist",
    ]


def test_the_authoritys_own_statement_is_linked_where_it_is_set(visit: Visitor) -> None:
    make_organisation()
    page = visit(None, "/tilgaengelighed/")
    assert page.link("Læs Klagestyrelsens tilgængelighedserklæring") == "https://klagestyrelsen.example/tilgaengelighed"


def test_without_a_statement_the_page_says_so(visit: Visitor) -> None:
    assert "har ikke sat et link til sin erklæring ind endnu" in visit(None, "/tilgaengelighed/").text


def test_the_privacy_page_tells_how_long_a_link_lasts(visit: Visitor) -> None:
    assert LINK_POLICY.lifetime.days == 7
    assert "Et link virker i syv dage" in visit(None, "/privatliv/").text
