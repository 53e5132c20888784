"""The way in: who is sent where, and what waits for whom."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.programme.actions import add_team_member
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.programme.rules.team import TeamRole
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_learning_day
from tests.factories.programme import PLANNED_AT, make_edition, make_programme
from tests.lobby.web.conftest import named
from tests.visits import Visitor


def test_strangers_are_sent_to_log_in(visit: Visitor) -> None:
    assert visit(None, "/", expect=302).location == "/log-ind/"


def test_strangers_are_sent_to_the_demos_door_in_a_demonstration(visit: Visitor, demo: Edition) -> None:
    assert visit(None, "/", expect=302).location == "/demo/"


def test_the_setting_alone_opens_no_door(visit: Visitor, settings: object) -> None:
    settings.DEMO = True  # type: ignore[attr-defined]
    make_organisation()
    assert visit(None, "/", expect=302).location == "/log-ind/"


@pytest.mark.parametrize("role", [Role.CONTACT_PERSON, Role.PARTICIPANT])
def test_people_of_a_municipality_are_sent_to_their_forloeb(visit: Visitor, role: Role) -> None:
    assert visit(make_municipal_person(role), "/", expect=302).location == "/mit-forloeb/"


def test_a_new_installation_asks_the_manager_for_the_first_programme(visit: Visitor) -> None:
    page = visit(make_staff(Role.PROGRAMME_MANAGER, name="Mia"), "/")
    assert page.h1 == "Goddag, Mia"
    assert page.links == [("Opret det første program", "/programmer/nyt/")]


def test_a_new_installation_asks_the_administrator_for_colleagues(visit: Visitor) -> None:
    page = visit(make_staff(Role.ADMINISTRATOR), "/")
    assert page.links == [("Tilføj medarbejder", "/administration/personer/ny/")]


def test_a_new_installation_offers_nobody_else_what_they_may_not_do(visit: Visitor) -> None:
    page = visit(make_staff(Role.EVALUATOR), "/")
    assert page.links == []
    assert "En programleder opretter det første." in page.text


def test_a_programme_without_editions(visit: Visitor) -> None:
    make_programme()
    page = visit(make_staff(Role.TEACHER), "/")
    assert "Programmet har ingen runder endnu." in page.text
    assert (page.tables, page.links) == ([], [])
    assert visit(make_staff(), "/").links == [("Gå til programmet", "/programmer/")]


def test_the_manager_is_told_the_oldest_edition_first(visit: Visitor, demo: Edition) -> None:
    page = visit(named("anne.lindegaard@klagestyrelsen"), "/")
    assert page.texts(".next-step__sentence") == ["Ingen kommuner er udvalgt til runde 2024."]
    assert page.texts("//main//*[contains(@class, 'later__list')]/li") == [
        "Ingen kommuner er udvalgt til runde 2025. Vælg kommuner"
    ]
    assert len(page.all("//main//*[contains(@class, 'button-primary')]")) == 1


def test_the_editions_with_ones_part_state_and_next_date(visit: Visitor, demo: Edition) -> None:
    page = visit(named("marianne.dalby@klagestyrelsen"), "/")
    assert page.tables == [
        [
            ["Runde", "Tema", "Din rolle", "Status", "Næste dato"],
            [
                "Runde 2025",
                "Tabt arbejdsfortjeneste",
                "Gennemgående underviser",
                "planlagt",
                "Udvælgelsen er færdig 26. februar 2025",
            ],
            [
                "Runde 2024",
                "Støtte til bil",
                "Gennemgående underviser",
                "planlagt",
                "Spørgeskemaet sendes ud 10. september 2024",
            ],
            ["Runde 2023", "Kontant tilskud og BPA", "Gennemgående underviser", "færdig", "Ingen"],
        ]
    ]
    assert "Der er ikke noget, der venter på dig lige nu." in page.text


def test_somebody_in_no_team_sees_all_editions_and_is_told_so(visit: Visitor, demo: Edition) -> None:
    page = visit(named("bodil.kronborg@klagestyrelsen"), "/")
    assert page.tables[0][0] == ["Runde", "Tema", "Status", "Næste dato"]
    assert len(page.tables[0]) == 4
    assert "Du er ikke på holdet i nogen af dem." in page.text


def test_a_fixed_number_of_queries_whatever_the_number_of_open_editions(visit: Visitor) -> None:
    everybody, counts = make_staff(*STAFF_ROLES), []
    for years in ((2023,), (2024, 2025)):
        for year in years:
            edition = make_edition(year=year)
            add_team_member(edition=edition, person=everybody, role=TeamRole.TEACHER, actor=None, at=PLANNED_AT)
            make_learning_day(runs=[make_course_run(edition=edition), make_course_run(edition=edition)])
        visit(everybody, "/")
        counts.append(visit(everybody, "/"))
    assert [len(page.tables[0]) - 1 for page in counts] == [1, 3]
    assert [page.queries for page in counts] == [20, 20]


def test_only_ones_own_editions_are_listed(visit: Visitor) -> None:
    mine, _others = make_edition(year=2023), make_edition(year=2024)
    teacher = make_staff(Role.TEACHER)
    add_team_member(edition=mine, person=teacher, role=TeamRole.TEACHER, actor=None, at=PLANNED_AT)
    assert [row[0] for row in visit(teacher, "/").tables[0]] == ["Runde", "Runde 2023"]
