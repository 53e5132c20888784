"""The list of the law register: what it shows, how it is narrowed, and how quickly it comes."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.law.models import RegisterEntry
from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from tests.conftest import Clock
from tests.factories.law import make_entry, read_in
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visitor

PLACE = "/lovregister/"
KEPT = Path(__file__).parents[4] / "content" / "law" / "register.csv"
HEAD = ["Navn", "Indhold", "Status", "Hvor sikkert", "Slået op"]


@pytest.fixture
def register(db: None, clock: Clock) -> None:
    read_in(
        make_entry("18-18", title="Personkreds", gist="BPA kræver noget særligt.", status="ukendt"),
        make_entry("SEL § 42", title="TAF", gist="Før 2024.", status="flyttet", valid_to=date(2023, 12, 31)),
        make_entry("SEL § 96", title="BPA", gist="Hjælp til voksne.", certainty="K", checked_on=None),
        at=clock(),
    )


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_all_staff_read_it_law_by_law(visit: Visitor, register: None, role: Role) -> None:
    page = visit(make_staff(role), PLACE)
    assert (page.h1, page.texts("//main//h2")) == ("Lovregister", ["Serviceloven", "Principmeddelelser"])
    assert page.tables == [
        [
            HEAD,
            ["SEL § 42", "TAF Før 2024.", "flyttet", "Set i kilden", "02.01.2024"],
            ["SEL § 96", "BPA Hjælp til voksne.", "gældende", "kendt, ikke set – skal efterprøves", "Ikke endnu"],
        ],
        [HEAD, ["PM 18-18", "Personkreds BPA kræver noget særligt.", "uklar", "Set i kilden", "02.01.2024"]],
    ]
    assert page.texts(".rows-message") == ["3 opslag"]
    assert "Sidst indlæst 4. marts 2024." in page.text


@pytest.mark.parametrize("role", [Role.CONTACT_PERSON, Role.PARTICIPANT])
def test_municipalities_do_not(visit: Visitor, role: Role) -> None:
    visit(make_municipal_person(role), PLACE, expect=403)


def test_each_leads_to_its_own_page(visit: Visitor, register: None) -> None:
    number = RegisterEntry.objects.get(short_name="SEL § 96").pk
    teacher = make_staff(Role.TEACHER)
    href = visit(teacher, PLACE).link("SEL § 96")
    assert href == f"/lovregister/{number}/"
    assert visit(teacher, href).h1 == "SEL § 96"


@pytest.mark.parametrize("role", sorted(STAFF_ROLES))
def test_who_may_see_what_must_be_reviewed_is_led_there(visit: Visitor, register: None, role: Role) -> None:
    person = make_staff(role)
    hrefs = {href for _, href in visit(person, PLACE).links}
    may_open = visit.client(person).get("/gennemgang/").status_code == 200
    assert ("/gennemgang/" in hrefs) == may_open == (role not in {Role.ADMINISTRATOR, Role.EVALUATOR})


@pytest.mark.parametrize(
    ("narrowed", "names"),
    [
        ({"lov": "sel"}, ["SEL § 42", "SEL § 96"]),
        ({"ord": "særligt"}, ["PM 18-18"]),
        ({"lov": "sel", "ord": "servicelovens § 96"}, ["SEL § 96"]),
        ({"lov": "findes-ikke"}, []),
        ({"ord": "<script>"}, []),
    ],
)
def test_it_is_narrowed_by_law_and_words(
    visit: Visitor, register: None, narrowed: dict[str, str], names: list[str]
) -> None:
    page = visit(make_staff(), PLACE, data=narrowed)
    assert [row[0] for table in page.tables for row in table[1:]] == names
    assert page.fields["ord"] == narrowed.get("ord", "")
    if not names:
        assert "Intet i registret passer til det, du søgte efter." in page.text
        assert page.link("Vis hele registret") == PLACE
    elif "lov" in narrowed:
        assert page.fields["lov"] == "sel"


def test_before_anything_is_read_in_the_page_says_so(visit: Visitor) -> None:
    page = visit(make_staff(Role.EVALUATOR), PLACE)
    assert "Registret er ikke læst ind endnu." in page.text
    assert (page.tables, page.fields) == ([], {})


def test_the_whole_register_comes_quickly_in_a_fixed_number_of_queries(visit: Visitor, clock: Clock) -> None:
    person, entries = make_staff(), read_register(KEPT).entries
    read_in(entries[0], at=clock())
    visit(person, PLACE)
    few = visit(person, PLACE).queries
    read_in(*entries, at=clock.move(hours=1))

    def seconds() -> float:
        began = time.process_time()
        assert visit.client(person).get(PLACE).status_code == 200
        return time.process_time() - began

    # The best of fifteen, of its own time alone: the machine may have other things to do.
    assert min(seconds() for _ in range(15)) < 0.05
    assert visit(person, PLACE).queries == few == 6


def test_what_somebody_wrote_in_the_register_is_text(visit: Visitor, clock: Clock) -> None:
    read_in(replace(make_entry(), gist="<script>alert(1)</script>"), at=clock())
    assert "&lt;script&gt;alert(1)" in visit(make_staff(), PLACE).html
