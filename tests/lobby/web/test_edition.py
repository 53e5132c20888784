"""An edition's page, and the way on from a step."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.planning import actions as planning
from sagkyndig.journey.programme.models import Edition
from sagkyndig.lobby.queries.edition import edition_overview
from tests.conftest import Clock
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.lobby.web.conftest import named
from tests.visits import Visitor


def test_the_eleven_steps_with_their_state(visit: Visitor, demo: Edition) -> None:
    page = visit(named("anne.lindegaard@klagestyrelsen"), f"/runder/{demo.pk}/")
    assert page.h1 == "Runde 2023: Kontant tilskud og BPA"
    assert page.texts(".journey__step") == [
        "1 Program færdig",
        "2 Kursus færdig",
        "3 Udvælgelse færdig",
        "4 Planlægning færdig",
        "5 Spørgsmål ikke i brug endnu",
        "6 E-læringsdag ikke i brug endnu",
        "7 Fysisk læringsdag ikke i brug endnu",
        "8 Evaluering færdig",
        "9 Rapport færdig",
        "10 Forankring ikke i brug endnu",
        "11 Effekt ikke i brug endnu",
    ]


def test_the_table_of_forloeb(visit: Visitor, demo: Edition) -> None:
    page = visit(named("anne.lindegaard@klagestyrelsen"), f"/runder/{demo.pk}/")
    table = page.tables[0]
    assert table[0] == ["Kommune", "E-læringsdag", "Fysisk dag", "Tilmeldte", "Kontaktperson", "Mangler"]
    assert [row[0] for row in table[1:]] == [
        *("Espebølle", "Gudenholm", "Humlerød", "Kløverup", "Ravnslund"),
        *("Risløse", "Rosinge", "Tranemose", "Vadbro", "Ådal"),
    ]
    assert table[-1] == ["Ådal", "22.08.2023", "12.09.2023 med Gudenholm", "7", "Skriv til Solveig Kærsgård", "intet"]
    assert page.texts("//main//h2")[1] == "Ti forløb"


def test_what_happened_last_in_words(visit: Visitor, demo: Edition) -> None:
    page = visit(named("anne.lindegaard@klagestyrelsen"), f"/runder/{demo.pk}/")
    assert page.texts("//ol[contains(@class, 'happenings')]/li")[:3] == [
        "24. juni 2024 Anne Lindegård afsluttede runden.",
        "24. juni 2024 Signe Overgaard offentliggjorde rapporten.",
        "14. marts 2024 Signe Overgaard svarede på fire fund i rapporten.",
    ]


def test_the_dates_with_the_next_one_marked(visit: Visitor, demo: Edition) -> None:
    later = Edition.objects.get(year=2024)
    page = visit(named("anne.lindegaard@klagestyrelsen"), f"/runder/{later.pk}/")
    assert page.texts("//dl[@class='dates']//dt") == [
        "Udvælgelsen er færdig",
        "Materialet er klar",
        "Spørgeskemaet sendes ud (den næste dato)",
        "Rapporten offentliggøres",
    ]
    assert page.texts("//dl[@class='dates']//dd")[2] == "10. september 2024"


def test_the_next_step_has_the_one_primary_button(visit: Visitor, demo: Edition) -> None:
    later = Edition.objects.get(year=2024)
    page = visit(named("anne.lindegaard@klagestyrelsen"), f"/runder/{later.pk}/")
    assert page.texts(".next-step__sentence") == ["Ingen kommuner er udvalgt til runde 2024."]
    primary = page.one("//main//a[contains(@class, 'button-primary')]")
    assert primary.get("href") == f"/runder/{later.pk}/udvaelgelse/vaegt/"


def test_others_todos_are_not_shown(visit: Visitor, demo: Edition) -> None:
    later = Edition.objects.get(year=2024)
    page = visit(named("marianne.dalby@klagestyrelsen"), f"/runder/{later.pk}/")
    assert "Der er ikke noget, der venter på dig i denne runde lige nu." in page.text


def test_an_edition_without_forloeb(visit: Visitor) -> None:
    edition = make_edition()
    page = visit(make_staff(), f"/runder/{edition.pk}/")
    assert "Ingen kommuner har et forløb i runden endnu." in page.text
    assert "Runden har ingen datoer endnu." in page.text
    assert page.tables == []


@pytest.mark.parametrize("role", [Role.CONTACT_PERSON, Role.PARTICIPANT])
def test_people_of_a_municipality_do_not_get_in(visit: Visitor, role: Role) -> None:
    visit(make_municipal_person(role), f"/runder/{make_edition().pk}/", expect=403)
    visit(make_municipal_person(role), f"/runder/{make_edition(year=2024).pk}/videre/program/", expect=403)


def test_an_edition_that_does_not_exist(visit: Visitor) -> None:
    visit(make_staff(), "/runder/999/", expect=404)
    visit(make_staff(), "/runder/999/videre/selection/", expect=404)
    visit(make_staff(), f"/runder/{make_edition().pk}/videre/nowhere/", expect=404)


def test_a_fixed_number_of_queries_whatever_the_number_of_forloeb_people_and_editions(visit: Visitor) -> None:
    edition, counts = make_edition(year=2023), []
    everybody = make_staff(*STAFF_ROLES)
    for municipalities in (1, 2):
        runs = [make_course_run(edition=edition, contact_name=f"Karl {place}") for place in range(municipalities)]
        make_learning_day(runs=runs)
        for run in runs:
            make_enrolment(run)
        visit(everybody, f"/runder/{edition.pk}/")
        counts.append(visit(everybody, f"/runder/{edition.pk}/"))
    for year in (2024, 2025):
        make_learning_day(runs=[make_course_run(edition=make_edition(programme=edition.programme, year=year))])
    counts.append(visit(everybody, f"/runder/{edition.pk}/"))
    assert [len(page.tables[0]) - 1 for page in counts] == [1, 3, 3]
    assert [page.queries for page in counts] == [23, 23, 23]


def test_colleagues_enrolled_together_are_told_as_one(clock: Clock, db: None) -> None:
    run = make_course_run(name="Fasanholt", contact_name="Karl Holm")
    for _ in range(3):
        make_enrolment(run)
    planning.choose_elearning_day(run=run, on=None, actor=make_staff(name="Mia"), at=PLANNED_AT)
    told = edition_overview(run.edition_id, make_staff(), clock.today).happenings
    assert [(each.who, each.what) for each in told][:2] == [
        ("Mia", "valgte e-læringsdag for Fasanholt"),
        ("Sagkyndig", "tilmeldte tre kolleger fra Fasanholt"),
    ]


def test_onward_leads_to_the_next_step_that_has_a_page(visit: Visitor) -> None:
    edition = make_edition()
    manager = make_staff()
    onward = f"/runder/{edition.pk}/videre"
    assert visit(manager, f"{onward}/programme/", expect=302).location == f"/runder/{edition.pk}/kursus/"
    assert visit(manager, f"{onward}/courses/", expect=302).location == f"/runder/{edition.pk}/udvaelgelse/"
    assert visit(manager, f"{onward}/selection/", expect=302).location == f"/runder/{edition.pk}/planlaegning/"
    assert visit(manager, f"{onward}/planning/", expect=302).location == f"/runder/{edition.pk}/evaluering/"
    assert visit(manager, f"{onward}/report/", expect=302).location == f"/runder/{edition.pk}/"
