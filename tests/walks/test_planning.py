"""Step 4: forløb by hand: contact persons, a day that two share, teachers, colleagues; the contact person sees their own."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning.actions import assign_teacher
from sagkyndig.journey.planning.models import CourseRun, Enrolment, LearningDay
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import add_teacher, make_edition, make_programme
from tests.factories.selection import make_standing
from tests.pure.formats.strict import read_strictly
from tests.walks.conftest import Walker

MANAGER = "Anne Lindegård"


@pytest.fixture
def edition(walk: Walker) -> Edition:
    make_organisation()
    programme = make_programme(name="Bedre retssikkerhed på handicapområdet")
    edition = make_edition(programme=programme, year=2024, theme="Støtte til bil")
    add_teacher(edition, name="Marianne Dalby", is_lead=True)
    return edition


def test_manager_plans_a_day_that_two_municipalities_share(walk: Walker, edition: Edition) -> None:
    for name in ("Ådal", "Gudenholm"):
        make_standing(edition=edition, name=name, state=StandingState.ACCEPTED)
    window = walk(make_staff(Role.PROGRAMME_MANAGER, name=MANAGER)).go(f"/runder/{edition.pk}/planlaegning/")
    window.look("planlaegning-foer")
    window.press("Opret forløb for de valgte kommuner")
    assert CourseRun.objects.count() == 2
    window.look("planlaegning-uden-dage")

    window.follow("Ådal", within="main")
    window.look("forloeb-nyt")
    window.follow("Ret kontakt og e-læringsdag", within="main")
    window.page.get_by_label("Kontaktpersonens e-mail").fill("solveig@aadal.example")
    window.page.get_by_label("E-læringsdag").fill("2024-04-03")
    window.press("Gem rettelser")
    assert "Skriv kontaktpersonens navn." in window.text
    window.look("ret-forloeb-fejl")
    assert window.page.get_by_label("Kontaktpersonens e-mail").input_value() == "solveig@aadal.example"
    assert window.page.get_by_label("E-læringsdag").input_value() == "2024-04-03"
    window.page.get_by_label("Kontaktpersonens navn").fill("Solveig Kærsgård")
    window.press("Gem rettelser")
    assert "Solveig Kærsgård" in window.text

    window.go(f"/runder/{edition.pk}/planlaegning/ny-dag/")
    window.write("Dato", "2024-04-17")
    window.write("Begynder kl.", "15:00")
    window.write("Slutter kl.", "09:00")
    window.tick("Ådal")
    window.tick("Gudenholm")
    window.press("Opret dagen")
    assert "Dagen skal slutte, efter at den er begyndt." in window.text
    window.look("ny-dag-fejl")
    assert window.page.get_by_label("Gudenholm", exact=True).is_checked()
    window.write("Begynder kl.", "09:00")
    window.write("Slutter kl.", "15:00")
    window.press("Opret dagen")
    day = LearningDay.objects.get()
    assert CourseRun.objects.filter(learning_day=day).count() == 2

    window.go(f"/dage/{day.pk}/undervisere/").look("saet-underviser-paa")
    window.choose("Underviser", "Marianne Dalby")
    window.tick("Gennemgående underviser")
    window.press("Tilføj underviser")
    window.go(f"/dage/{day.pk}/").look("fysisk-dag")
    assert "Gennemgående underviser" in window.text

    run = CourseRun.objects.get(municipality__name="Ådal")
    window.go(f"/forloeb/{run.pk}/kolleger/")
    window.write("Navn", "Frederikke Birkelund")
    window.press("Tilmeld")
    window.look("tilmeld-fejl")
    assert window.page.get_by_label("Navn", exact=True).input_value() == "Frederikke Birkelund"
    window.page.get_by_label("E-mail").fill("frederikke@aadal.example")
    window.choose("Funktion", "Sagsbehandler")
    window.press("Tilmeld")
    assert Enrolment.objects.count() == 1
    window.go(f"/forloeb/{run.pk}/").look("04-forloeb")
    window.go(f"/runder/{edition.pk}/planlaegning/").look("04-planlaegning")
    window.go(f"/runder/{edition.pk}/").look("runde-med-forloeb")


@pytest.fixture
def shared(edition: Edition) -> tuple[CourseRun, CourseRun]:
    """Two forløb on one day; each has a contact person and somebody enrolled."""
    ours = make_course_run(edition=edition, name="Ådal", contact_name="Solveig Kærsgård", elearning_on=date(2024, 4, 3))
    theirs = make_course_run(edition=edition, name="Gudenholm", contact_name="Louise Hansen")
    make_learning_day(runs=[ours, theirs], on=date(2024, 4, 17), place="Ådal Rådhus, lokale 2")
    make_enrolment(ours, name="Frederikke Birkelund")
    make_enrolment(theirs, name="Kasper Sandager")
    return ours, theirs


def contact_of(run: CourseRun) -> Person:
    return Person.objects.get(pk=CourseRun.objects.get(pk=run.pk).contact_person_id)


def test_contact_person_sees_own_forløb_on_a_phone(walk: Walker, shared: tuple[CourseRun, CourseRun]) -> None:
    ours, theirs = shared
    window = walk(contact_of(ours), size="phone").go("/")
    window.look("04-mit-forloeb")
    assert window.path == "/mit-forloeb/"
    assert "Frederikke Birkelund" in window.text
    assert "Kasper Sandager" not in window.text  # enrolled by the municipality that shares the day
    for path in (f"/forloeb/{ours.pk}/", f"/forloeb/{theirs.pk}/", f"/runder/{ours.edition_id}/planlaegning/"):
        window.go(path, expect=403)


def test_contact_person_finds_the_menu_without_javascript(walk: Walker, shared: tuple[CourseRun, CourseRun]) -> None:
    window = walk(contact_of(shared[0]), size="phone", javascript=False).go("/hjaelp/")
    link = window.page.locator("body").get_by_role("link", name="Mit forløb", exact=True).first
    assert link.is_visible()
    link.click()
    window.page.wait_for_url("**/mit-forloeb/")
    assert "Frederikke Birkelund" in window.text


def test_participant_sees_the_days_and_no_list_of_colleagues(walk: Walker, shared: tuple[CourseRun, CourseRun]) -> None:
    make_enrolment(shared[0], name="Sanne Bukhave")
    participant = Person.objects.get(name="Frederikke Birkelund")
    window = walk(participant, size="phone").go("/mit-forloeb/")
    assert "Rådhus" in window.text
    assert "Sanne Bukhave" not in window.text
    window.look("mit-forloeb-kursist-telefon")


def test_a_colleague_is_enrolled_by_keyboard(walk: Walker, shared: tuple[CourseRun, CourseRun]) -> None:
    window = walk(make_staff(Role.PROGRAMME_MANAGER, name=MANAGER)).go(f"/forloeb/{shared[0].pk}/")
    window.reach("Tilmeld kolleger")
    window.enter()
    window.reach("Navn")
    window.type("Pia Munkholt")
    window.reach("E-mail")
    window.type("pia@aadal.example")
    window.reach("Funktion")
    window.type("R")
    window.reach("Tilmeld")
    window.enter()
    assert "Pia Munkholt er tilmeldt." in window.text


def test_a_day_is_corrected_without_javascript(walk: Walker, shared: tuple[CourseRun, CourseRun]) -> None:
    day = LearningDay.objects.get()
    window = walk(make_staff(Role.PROGRAMME_MANAGER, name=MANAGER), javascript=False).go(f"/dage/{day.pk}/ret/")
    window.write("Sted (frivilligt)", "Ådal Rådhus, byrådssalen")
    window.press("Gem rettelser")
    assert "Ådal Rådhus, byrådssalen" in window.page.locator("main").inner_text()


def test_planning_fits_a_phone(walk: Walker, edition: Edition, shared: tuple[CourseRun, CourseRun]) -> None:
    window = walk(make_staff(Role.PROGRAMME_MANAGER, name=MANAGER), size="phone")
    for name, path in {
        "planlaegning": f"/runder/{edition.pk}/planlaegning/",
        "forloeb": f"/forloeb/{shared[0].pk}/",
        "runde": f"/runder/{edition.pk}/",
    }.items():
        window.go(path).look(f"{name}-telefon")


def test_the_rules_say_what_cannot_be_and_what_to_think_of(
    walk: Walker, edition: Edition, shared: tuple[CourseRun, CourseRun]
) -> None:
    helle = add_teacher(edition, name="Helle Skov").person
    day = LearningDay.objects.get()
    assign_teacher(day=day, person=helle, actor=None, at=PLANNED_AT)
    window = walk(make_staff(Role.PROGRAMME_MANAGER, name=MANAGER)).go(f"/dage/{day.pk}/ret/")
    window.write("Dato", "2024-05-09")
    window.write("Pladser i lokalet (frivilligt)", "2")
    window.press("Gem rettelser")
    assert "torsdag den 9. maj 2024 er Kristi himmelfartsdag. Vælg en anden dag." in window.text
    window.look("ret-dag-helligdag")
    window.write("Dato", "2024-04-17")
    window.press("Gem rettelser")

    window.go(f"/runder/{edition.pk}/planlaegning/").follow("Notér inhabilitet", within="main")
    window.choose("Underviser", "Helle Skov")
    window.choose("Kommune", "Gudenholm")
    window.write("Fra", "2024-01-01")
    window.write("Grund (frivilligt)", "tidligere ansat")
    window.look("inhabilitet-foer")
    window.press("Notér")
    window.look("inhabilitet")
    window.go(f"/dage/{day.pk}/").look("fysisk-dag-ikke-tilladt")
    assert "Helle Skov er noteret som inhabil over for Gudenholm." in window.text
    window.go(f"/forloeb/{shared[1].pk}/").look("forloeb-ikke-tilladt")
    window.go(f"/runder/{edition.pk}/planlaegning/").look("planlaegning-ikke-tilladt")
    phone = walk(make_staff(Role.PROGRAMME_MANAGER), size="phone")
    phone.go(f"/runder/{edition.pk}/planlaegning/").look("planlaegning-ikke-tilladt-telefon")
    phone.go(f"/runder/{edition.pk}/planlaegning/inhabilitet/").look("inhabilitet-telefon")


def test_ones_own_days_are_fetched_as_a_calendar(walk: Walker, shared: tuple[CourseRun, CourseRun]) -> None:
    window = walk(contact_of(shared[0]), size="phone").go("/mit-forloeb/")
    with window.page.expect_download() as waiting:
        window.page.get_by_role("link", name="Hent dagene til din kalender").click()
    assert waiting.value.suggested_filename == "laeringsforloeb.ics"
    read_strictly(Path(waiting.value.path()).read_bytes())
