"""What stands around every page: the menu by role, and links that lead where one may go."""

from __future__ import annotations

import pytest
from django.contrib.auth.models import AnonymousUser

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.order import built_steps
from sagkyndig.lobby.web.context import STEP_PAGES, menu_for, roles_in_words
from sagkyndig.lobby.web.doors import may_open
from tests.factories.people import make_municipal_person, make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.visits import Visitor, words

pytestmark = pytest.mark.django_db

STAFF = ["Forside", "Kurser", "Lovregister", "Kommunetal", "Programmer", "Hjælp"]


@pytest.mark.parametrize(
    ("role", "entries"),
    [
        (Role.PROGRAMME_MANAGER, STAFF),
        (Role.CASE_AUTHOR, STAFF),
        (Role.TEACHER, STAFF),
        (Role.EVALUATOR, STAFF),
        (Role.ADMINISTRATOR, [*STAFF[:-1], "Personer", "Myndighed", "Udbakke", "Hændelser", "Opbevaring", "Hjælp"]),
        (Role.CONTACT_PERSON, ["Mit forløb", "Hjælp"]),
        (Role.PARTICIPANT, ["Mit forløb", "Hjælp"]),
    ],
)
def test_the_menu_of_each_role(role: Role, entries: list[str]) -> None:
    assert [entry.text for entry in menu_for(make_person_of(role), "/")] == entries


def test_strangers_have_no_menu() -> None:
    assert menu_for(AnonymousUser(), "/hjaelp/") == []


@pytest.mark.parametrize(
    ("path", "current", "active"),
    [
        ("/", ["Forside"], []),
        ("/programmer/", ["Programmer"], ["Programmer"]),
        ("/runder/3/udvaelgelse/", [], ["Programmer"]),
        ("/forloeb/3/", [], ["Programmer"]),
        ("/kurser/", ["Kurser"], ["Kurser"]),
        ("/kurser/3/del/7/laes/", [], ["Kurser"]),
        ("/runder/3/kursus/", [], ["Programmer"]),
        ("/lovregister/3/", [], ["Lovregister"]),
        ("/gennemgang/", [], ["Lovregister"]),
        ("/hjaelp/", ["Hjælp"], []),
    ],
)
def test_where_one_is(path: str, current: list[str], active: list[str]) -> None:
    menu = menu_for(make_staff(), path)
    assert [entry.text for entry in menu if entry.current] == current
    assert [entry.text for entry in menu if entry.active] == active


def test_roles_in_words() -> None:
    assert roles_in_words(make_staff(Role.EVALUATOR, Role.PROGRAMME_MANAGER)) == "Programleder og evaluator"
    assert roles_in_words(AnonymousUser()) == ""


def test_a_link_is_shown_to_those_whom_its_page_opens_for() -> None:
    manager, teacher, contact = make_staff(), make_staff(Role.TEACHER), make_municipal_person()
    everybody = (manager, teacher, contact, AnonymousUser())
    assert [may_open(each, "/hjaelp/?x=1") for each in everybody] == [True, True, True, True]
    assert [may_open(each, "/programmer/") for each in everybody] == [True, True, False, False]
    assert [may_open(each, "/programmer/nyt/") for each in everybody] == [True, False, False, False]
    assert [may_open(each, "/mit-forloeb/") for each in everybody] == [False, False, True, False]
    assert [may_open(manager, href) for href in (None, "", "/findes-ikke/")] == [False, False, False]


def test_every_step_that_stands_has_a_page() -> None:
    assert list(STEP_PAGES) == [step.name for step in built_steps()]


def test_a_steps_page_leads_to_the_other_steps(visit: Visitor) -> None:
    edition = make_edition()
    page = visit(make_staff(Role.TEACHER), f"/runder/{edition.pk}/udvaelgelse/")
    links = page.root.xpath("//nav[@aria-label='Rundens trin']//a")
    assert [(words(link.text_content()), link.get("href"), link.get("aria-current")) for link in links] == [
        ("1 Program", f"/runder/{edition.pk}/program/", None),
        ("2 Kursus", f"/runder/{edition.pk}/kursus/", None),
        ("3 Udvælgelse", f"/runder/{edition.pk}/udvaelgelse/", "page"),
        ("4 Planlægning", f"/runder/{edition.pk}/planlaegning/", None),
        ("8 Evaluering", f"/runder/{edition.pk}/evaluering/", None),
        ("9 Rapport", f"/runder/{edition.pk}/rapport/", None),
    ]


@pytest.mark.parametrize("path", ["ret/", "hold/"])
def test_where_one_writes_the_other_steps_are_out_of_the_way(visit: Visitor, path: str) -> None:
    page = visit(make_staff(), f"/runder/{make_edition().pk}/{path}")
    assert page.root.xpath("//nav[@aria-label='Rundens trin']") == []


def test_an_edition_that_is_not_there_has_no_steps(visit: Visitor) -> None:
    page = visit(make_staff(), "/runder/99/udvaelgelse/", expect=404)
    assert page.root.xpath("//nav[@aria-label='Rundens trin']") == []


def test_everybody_finds_the_published_reports(visit: Visitor) -> None:
    assert ("Offentliggjorte rapporter", "/rapporter/") in visit(None, "/hjaelp/").menu
