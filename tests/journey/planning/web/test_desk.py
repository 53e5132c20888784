"""The pages of the plan and of one forløb."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import add_teacher, make_edition
from tests.factories.selection import make_standing
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return make_staff(Role.PROGRAMME_MANAGER)


def test_without_municipalities_the_plan_points_at_the_selection(visit: Visitor, manager) -> None:
    edition = make_edition()
    page = visit(manager, f"/runder/{edition.pk}/planlaegning/")
    assert "Her er ingen forløb endnu. De oprettes, når kommunerne er udvalgt." in page.text
    assert page.link("Gå til udvælgelsen") == f"/runder/{edition.pk}/udvaelgelse/"


def test_forlob_are_opened_for_the_chosen_municipalities(visit: Visitor, manager) -> None:
    edition = make_edition()
    for name in ("Ådal", "Nordby"):
        make_standing(edition=edition, name=name, state=StandingState.ACCEPTED)
    href = f"/runder/{edition.pk}/planlaegning/"
    page = visit(manager, href)
    assert "Nordby og Ådal har sagt ja, men har intet forløb." in page.text
    assert page.buttons == ["Opret forløb for de valgte kommuner"]
    visit(manager, f"{href}opret/", method="post", expect=302)
    page = visit(manager, href)
    assert page.messages == ["Det lykkedes: To forløb er oprettet."]
    assert [row[0] for row in page.tables[0][1:]] == ["Nordby", "Ådal"]
    visit(manager, f"{href}opret/", method="post", expect=302)
    assert visit(manager, href).messages == ["Oplysning: Alle valgte kommuner har allerede et forløb."]


def test_the_plan_shows_days_people_and_what_deserves_a_second_look(visit: Visitor, manager, now: datetime) -> None:
    edition = make_edition()
    adal = make_course_run(edition=edition, name="Ådal", contact_name="Bodil Ager", elearning_on=date(2024, 3, 20))
    nordby = make_course_run(edition=edition, name="Nordby")
    day = make_learning_day(runs=[adal, nordby])
    lead = add_teacher(edition, name="Øjvind Dam", is_lead=True).person
    actions.assign_teacher(day=day, person=lead, is_lead=True, actor=None, at=now)
    make_enrolment(adal)
    page = visit(manager, f"/runder/{edition.pk}/planlaegning/")
    assert page.tables == [
        [
            ["Kommune", "Kontaktperson", "E-læringsdag", "Fysisk dag", "Tilmeldte", "Status"],
            ["Nordby", "mangler", "mangler", "10.04.2024 med Ådal", "0", "mangler noget"],
            ["Ådal", "Bodil Ager", "20.03.2024", "10.04.2024 med Nordby", "1", "planlagt"],
        ],
        [
            ["Dag", "Kommuner", "Sted", "Undervisere", "Bemærkninger"],
            [
                "onsdag den 10. april 2024",
                "Nordby og Ådal",
                "Rådhuset",
                "Øjvind Dam",
                "Der skal være to undervisere på dagen. Der er en. Tilføj flere.",
            ],
        ],
    ]


def test_days_with_different_lead_teachers_are_warned_of(visit: Visitor, manager, now: datetime) -> None:
    edition = make_edition()
    make_course_run(edition=edition)
    for on in (date(2024, 4, 10), date(2024, 4, 11)):
        day = make_learning_day(edition=edition, on=on)
        actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), is_lead=True, actor=None, at=now)
    page = visit(manager, f"/runder/{edition.pk}/planlaegning/")
    assert page.messages == [
        "Advarsel: Dagene har ikke den samme gennemgående underviser. "
        "Ret det på dagene, så alle forløb møder den samme."
    ]


def test_a_forlob_says_what_it_lacks(visit: Visitor, manager) -> None:
    run = make_course_run(name="Ådal")
    page = visit(manager, f"/forloeb/{run.pk}/")
    assert page.h1 == "Forløb for Ådal"
    assert page.messages == ["Oplysning: Ådal mangler kontaktperson, e-læringsdag, fysisk dag og tilmeldte."]
    assert page.link("Opret en fysisk dag") == f"/runder/{run.edition_id}/planlaegning/ny-dag/?forloeb={run.pk}"


def test_contact_and_elearning_day_are_corrected(visit: Visitor, manager) -> None:
    run = make_course_run()
    href = f"/forloeb/{run.pk}/ret/"
    data = {**visit(manager, href).fields, "contact_name": "Bodil Ager", "contact_email": "bodil@kommune.example"}
    visit(manager, href, method="post", data={**data, "elearning_on": "2024-03-20"}, expect=302)
    stored = queries.course_run(run.pk)
    assert (stored.contact_person.name, stored.elearning_on) == ("Bodil Ager", date(2024, 3, 20))


def test_what_cannot_be_is_refused_at_its_field_and_kept(visit: Visitor, manager) -> None:
    run = make_course_run(name="Ådal")
    make_learning_day(runs=[run])
    elsewhere = make_municipal_person()
    href = f"/forloeb/{run.pk}/ret/"
    typed = {"version": "1", "contact_name": "Bo", "contact_email": "", "elearning_on": ""}
    page = visit(manager, href, method="post", data=typed)
    assert page.form_errors == {"contact_email": ["Skriv kontaktpersonens e-mail."]}
    page = visit(manager, href, method="post", data={**typed, "contact_email": elsewhere.email})
    assert list(page.form_errors) == ["contact_email"]
    page = visit(manager, href, method="post", data={"version": "1", "elearning_on": "2024-04-10"})
    assert page.form_errors == {
        "elearning_on": [
            "E-læringsdagen skal ligge før den fysiske dag. Ådal har e-læringsdag onsdag den 10. april 2024 "
            "og fysisk dag onsdag den 10. april 2024."
        ]
    }
    assert page.fields["elearning_on"] == "2024-04-10"
    assert queries.course_run(run.pk).version == 1


def test_whoever_saves_second_sees_both(visit: Visitor, manager, now: datetime) -> None:
    run = make_course_run()
    href = f"/forloeb/{run.pk}/ret/"
    opened = visit(manager, href).fields
    actions.choose_elearning_day(run=run, on=date(2024, 3, 20), actor=None, at=now)
    page = visit(manager, href, method="post", data={**opened, "elearning_on": "2024-03-21"})
    assert "E-læringsdag: den anden gemte »20.03.2024«, du har skrevet »21.03.2024«." in page.text
    assert queries.course_run(run.pk).elearning_on == date(2024, 3, 20)
    visit(manager, href, method="post", data=page.fields, expect=302)
    assert queries.course_run(run.pk).elearning_on == date(2024, 3, 21)


def test_a_forlob_joins_anothers_day_and_leaves_it(visit: Visitor, manager) -> None:
    edition = make_edition()
    nordby, adal = make_course_run(edition=edition, name="Nordby"), make_course_run(edition=edition, name="Ådal")
    day = make_learning_day(runs=[nordby])
    make_learning_day()
    href = f"/forloeb/{adal.pk}/dag/"
    page = visit(manager, href)
    assert page.texts("//select/option") == ["Vælg en dag", "onsdag den 10. april 2024 med Nordby"]
    assert visit(manager, href, method="post", data={"day": ""}).form_errors == {"day": ["Vælg en dag."]}
    visit(manager, href, method="post", data={"day": str(day.pk)}, expect=302)
    page = visit(manager, f"/forloeb/{adal.pk}/")
    assert "onsdag den 10. april 2024 sammen med Nordby" in page.text
    visit(manager, f"{href}forlad/", method="post", expect=302)
    assert queries.course_run(adal.pk).learning_day is None


def test_removing_a_forlob_asks_first_and_spares_people(visit: Visitor, manager) -> None:
    edition = make_edition()
    empty, full = make_course_run(edition=edition), make_course_run(edition=edition, name="Ådal")
    make_enrolment(full)
    assert "Det kan ikke fortrydes." in visit(manager, f"/forloeb/{empty.pk}/fjern/").text
    for run in (empty, full):
        visit(manager, f"/forloeb/{run.pk}/fjern/", method="post", expect=302)
    assert [run.id for run in queries.course_runs(edition)] == [full.pk]
    messages = visit(manager, f"/forloeb/{full.pk}/").messages
    assert messages[1] == "Fejl: Forløbet kan ikke fjernes, for der er eller har været tilmeldt kolleger fra Ådal."


def test_colleagues_are_enrolled_corrected_and_withdrawn(visit: Visitor, manager) -> None:
    run = make_course_run(name="Ådal")
    base = f"/forloeb/{run.pk}/kolleger/"
    typed = {"name": "Bo Lind", "email": "bo@kommune.example", "job_role": "caseworker", "department": "Voksne"}
    assert visit(manager, base, method="post", data=typed, expect=302).location == base
    again = visit(manager, base, method="post", data=typed)
    assert again.form_errors == {"email": ["Bo Lind er allerede tilmeldt med den e-mail."]}
    assert again.fields["department"] == "Voksne"
    page = visit(manager, f"/forloeb/{run.pk}/")
    assert page.tables[0][1][:4] == ["Bo Lind", "bo@kommune.example", "Sagsbehandler", "Voksne"]

    correct = page.link("Ret Bo Lind")
    visit(manager, correct, method="post", data={**typed, "name": "Bo Lindh", "job_role": "adviser"}, expect=302)
    page = visit(manager, f"/forloeb/{run.pk}/")
    assert page.tables[0][1][:3] == ["Bo Lindh", "bo@kommune.example", "Rådgiver"]

    withdraw = page.link("Afmeld Bo Lindh")
    assert visit(manager, withdraw).h1 == "Afmeld Bo Lindh?"
    visit(manager, withdraw, method="post", expect=302)
    assert "Ingen er tilmeldt endnu." in visit(manager, f"/forloeb/{run.pk}/").text


def test_an_email_from_elsewhere_is_refused_when_enrolling(visit: Visitor, manager) -> None:
    run, elsewhere = make_course_run(), make_municipal_person()
    typed = {"name": "Bo Lind", "email": elsewhere.email, "job_role": "caseworker"}
    page = visit(manager, f"/forloeb/{run.pk}/kolleger/", method="post", data=typed)
    assert list(page.form_errors) == ["email"]


def test_an_enrolment_belongs_to_its_forlob(visit: Visitor, manager) -> None:
    enrolment, other = make_enrolment(make_course_run()), make_course_run()
    visit(manager, f"/forloeb/{other.pk}/kolleger/{enrolment.pk}/", expect=404)
    visit(manager, f"/forloeb/{other.pk}/kolleger/{enrolment.pk}/afmeld/", method="post", expect=404)
    assert queries.enrolment(enrolment.pk).left_on is None


def test_pages_take_as_many_queries_for_three_as_for_one(visit: Visitor, manager) -> None:
    edition = make_edition()

    def grow(on: date):
        run = make_course_run(edition=edition, contact_name="Bodil Ager")
        make_learning_day(runs=[run], on=on)
        return run

    run = grow(date(2024, 4, 10))
    make_enrolment(run)
    hrefs = (f"/runder/{edition.pk}/planlaegning/", f"/forloeb/{run.pk}/")
    for href in hrefs:
        visit(manager, href)
    one = [visit(manager, href).queries for href in hrefs]
    for day in (11, 12):
        grow(date(2024, 4, day))
        make_enrolment(run)
    assert [visit(manager, href).queries for href in hrefs] == one
