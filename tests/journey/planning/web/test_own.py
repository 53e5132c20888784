"""One's own forløb: a contact person and a participant see their municipality's, and nothing of another's."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
HREF = "/mit-forloeb/"


@pytest.fixture
def two_municipalities() -> dict[str, object]:
    """Ådal and Nordby with a contact person and one enrolled each, on different days."""
    edition = make_edition()
    found: dict[str, object] = {"edition": edition}
    for name, on in (("Ådal", date(2024, 4, 10)), ("Nordby", date(2024, 4, 24))):
        run = make_course_run(
            edition=edition, name=name, contact_name=f"Kontakt i {name}", elearning_on=date(2024, 3, 20)
        )
        make_learning_day(runs=[run], on=on, place=f"{name} Rådhus")
        found[name] = make_enrolment(run, name=f"Kursist i {name}", department=f"Afdeling {name}")
    return found


def test_a_contact_person_sees_days_place_and_colleagues(visit: Visitor, two_municipalities) -> None:
    contact = two_municipalities["Ådal"].course_run.contact_person
    page = visit(contact, HREF)
    assert page.h1 == "Mit forløb"
    assert page.texts("//main//h2") == ["Ådal · Runde 2023"]
    assert page.texts("//main//section/ul/li") == ["Kursist i Ådal, sagsbehandler, Afdeling Ådal"]
    assert "Onsdag den 10. april 2024 kl. 09.00-15.00. Sted: Ådal Rådhus." in page.text
    assert "E-læringsdagen er onsdag den 20. marts 2024. Bekræft, hvilke timer der er sat af." in page.text


@pytest.mark.parametrize(
    ("elearning_on", "physical_on", "title", "link"),
    [
        (None, None, "Vælg e-læringsdag", "e-laeringsdag/"),
        (date(2024, 3, 20), None, "Vælg e-læringsdag", "e-laeringsdag/"),  # its hours are not confirmed
        (date(2024, 3, 4), None, "Vælg fysisk dag, evt. sammen med en anden kommune", "fysisk-dag/"),
        (date(2024, 3, 4), date(2024, 4, 10), "Tilmeld kolleger", "kolleger/"),
    ],
)
def test_a_contact_person_has_one_task_open_and_the_others_in_a_line(
    visit: Visitor, elearning_on: date | None, physical_on: date | None, title: str, link: str
) -> None:
    make_organisation()
    run = make_course_run(name="Ådal", contact_name="Solveig", elearning_on=elearning_on)
    if physical_on:
        make_learning_day(runs=[run], on=physical_on)
    page = visit(run.contact_person, HREF)
    assert page.texts("//ol[@class='tasks']/li//h3") == [
        "Svar på tilbuddet",
        "Vælg e-læringsdag",
        "Vælg fysisk dag, evt. sammen med en anden kommune",
        "Tilmeld kolleger",
        "Skriv ønsker til dagen",
    ]
    now = "//li[contains(@class, 'tasks__task--now')]"
    assert page.texts(f"{now}//h3") == [title]
    assert page.root.xpath(f"string({now}//a[contains(@class, 'button-primary')]/@href)") == f"{HREF}{run.pk}/{link}"
    assert len(page.texts("//main//*[contains(@class, 'button-primary')]")) == 1


def test_a_contact_person_sees_nothing_of_another_municipality(visit: Visitor, two_municipalities) -> None:
    contact = two_municipalities["Ådal"].course_run.contact_person
    assert "Nordby" not in visit(contact, HREF).page_text


def test_a_participant_sees_the_days_and_whom_to_ask_but_not_who_is_enrolled(
    visit: Visitor, two_municipalities
) -> None:
    make_enrolment(two_municipalities["Ådal"].course_run, name="Kollega Holm")
    page = visit(two_municipalities["Ådal"].person, HREF)
    assert "Onsdag den 10. april 2024 kl. 09.00-15.00. Sted: Ådal Rådhus." in page.text
    assert "Kontakt i Ådal i Ådal svarer på spørgsmål om det praktiske" in page.text
    assert "Kollega Holm" not in page.page_text
    assert "Nordby" not in page.page_text


def test_on_a_joint_day_the_other_municipality_is_named_but_not_its_people(visit: Visitor, two_municipalities) -> None:
    run, other = two_municipalities["Ådal"].course_run, two_municipalities["Nordby"].course_run
    other.refresh_from_db()
    actions.join_learning_day(run=run, day=other.learning_day, actor=None, at=PLANNED_AT)
    page = visit(run.contact_person, HREF)
    assert "I er sammen med Nordby." in page.text
    assert "Kursist i Nordby" not in page.page_text
    assert "Kontakt i Nordby" not in page.page_text


def test_somebody_who_was_withdrawn_sees_nothing(visit: Visitor, two_municipalities) -> None:
    enrolment = two_municipalities["Ådal"]
    actions.withdraw_enrolment(enrolment=enrolment, actor=None, at=PLANNED_AT)
    page = visit(enrolment.person, HREF)
    assert "Du er ikke med i et forløb lige nu." in page.text
    assert "Ådal" not in page.text


def test_a_participant_of_the_municipality_who_is_not_enrolled_sees_nothing(visit: Visitor, two_municipalities) -> None:
    municipality = two_municipalities["Ådal"].person.municipality
    stranger = make_municipal_person(Role.PARTICIPANT, municipality=municipality)
    assert "Du er ikke med i et forløb lige nu." in visit(stranger, HREF).text


def test_staff_have_no_forlob_of_their_own(visit: Visitor) -> None:
    visit(make_staff(Role.PROGRAMME_MANAGER), HREF, expect=403)


def test_the_count_of_queries_does_not_grow_with_colleagues(visit: Visitor, two_municipalities) -> None:
    run = two_municipalities["Ådal"].course_run
    visit(run.contact_person, HREF)  # what is only asked once is asked now
    one = visit(run.contact_person, HREF).queries
    make_enrolment(run)
    make_enrolment(run)
    assert visit(run.contact_person, HREF).queries == one
