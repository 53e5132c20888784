"""Step 4: the contact person pastes colleagues on a phone and mends two faults; a colleague enrols by link; a wish."""

from __future__ import annotations

import re
from datetime import date

import pytest
from django.core.cache import cache

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.courses import actions as courses
from sagkyndig.journey.planning.models import CourseRun, Enrolment, EnrolmentLink, Wish
from tests.conftest import Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import add_teacher, make_edition, make_programme
from tests.factories.versions import make_draft, publish
from tests.walks.conftest import Walker

TWELVE = [
    ("Navn", "E-mail", "Stilling", "Team"),
    ("Frederikke Birkelund", "frederikke@aadal.example", "Sagsbehandler", "Voksenhandicap"),
    ("Åse Ørbæk", "aase@aadal.example", "Sagsbehandler", "Voksenhandicap"),
    ("Kasper Sandager", "kasper@aadal", "Sagsbehandler", "Børn og unge"),
    ("Sanne Bukhave", "sanne@aadal.example", "Socialrådgiver", "Børn og unge"),
    ("Pia Munkholt", "pia@aadal.example", "Teamleder", "Voksenhandicap"),
    ("Jonas Aagaard", "jonas@aadal.example", "Sagsbehandler", "Voksenhandicap"),
    ("Mette Lund", "mette@aadal.example", "Jurist", "Sekretariatet"),
    ("Ole Kjær", "ole@aadal.example", "Sagsbehandler", "Børn og unge"),
    ("Inger Dahl", "inger@aadal.example", "Visitator", "Voksenhandicap"),
    ("Søren Bøgh", "soeren@aadal.example", "Rådgiver", "Børn og unge"),
    ("Karen Vang", "karen@aadal.example", "Sagsbehandlere", "Børn og unge"),
    ("Lars Toft", "lars@aadal.example", "Afdelingsleder", "Voksenhandicap"),
]
PASTED = "\n".join("\t".join(row) for row in TWELVE)


@pytest.fixture
def run(walk: Walker) -> CourseRun:
    """A forløb with both days and a published course, weeks before the e-learning day."""
    make_organisation()
    programme = make_programme(name="Bedre retssikkerhed på handicapområdet")
    edition = make_edition(programme=programme, year=2024, theme="Støtte til bil")
    run = make_course_run(edition=edition, name="Ådal", contact_name="Solveig Kærsgård", elearning_on=date(2024, 4, 3))
    make_learning_day(runs=[run], on=date(2024, 4, 17), place="Ådal Rådhus, lokale 2")
    add_teacher(edition, name="Marianne Dalby", is_lead=True)
    return CourseRun.objects.get(pk=run.pk)


def contact_of(run: CourseRun) -> Person:
    return Person.objects.get(pk=run.contact_person_id)


def test_contact_person_pastes_twelve_mends_two_and_sends(walk: Walker, run: CourseRun) -> None:
    window = walk(contact_of(run), size="phone").go(f"/mit-forloeb/{run.pk}/kolleger/")
    window.look("kolleger-ingen-telefon")
    window.follow("Tilmeld flere på én gang", within="main")
    window.look("kolleger-indsaet-telefon")
    window.press("Se listen")
    assert "Indsæt listen, eller vælg en fil." in window.text
    window.page.get_by_label("Indsæt listen").fill(PASTED)
    window.press("Se listen")
    window.look("04-kolleger-ret-telefon")
    assert Enrolment.objects.count() == 0
    assert "10 rækker er i orden" in window.text or "11 rækker er i orden" in window.text
    assert "»kasper@aadal« er ikke en mailadresse." in window.text
    window.page.get_by_label("Række 4: e-mail").fill("kasper@aadal.example")
    window.page.get_by_label("»Jurist« er").select_option(label="Anden")
    window.press("Ret, og se listen igen")
    window.look("kolleger-klar-telefon")
    assert "12 kolleger er klar. Ingen er tilmeldt endnu." in window.text
    assert Enrolment.objects.count() == 0
    window.press("Tilmeld 12 kolleger")
    assert "12 kolleger er tilmeldt." in window.text
    window.look("kolleger-tilmeldt-telefon")
    window.follow("Send invitationer", within="main")
    window.look("kolleger-inviter-telefon")
    window.press("Send invitationer")
    assert "12 invitationer er på vej." in window.text
    window.look("kolleger-inviteret-telefon")
    assert OutgoingMail.objects.filter(template="planning/participant_invitation").count() == 12

    with window.page.expect_navigation():
        window.page.get_by_role("link", name=re.compile("Afmeld.*Karen Vang")).click()
    window.press("Afmeld")
    assert "Karen Vang er afmeldt." in window.text
    with window.page.expect_navigation():
        window.page.get_by_role("button", name=re.compile("Tilmeld igen.*Karen Vang")).click()
    assert "Karen Vang er tilmeldt igen." in window.text
    assert OutgoingMail.objects.filter(template="planning/participant_invitation").count() == 12
    window.follow("Vejledning til e-læringsdagen", within="main")
    window.look("vejledning-telefon")
    assert "Med 12 tilmeldte passer tre grupper med fire i hver." in window.text


def test_the_list_on_a_wide_screen(walk: Walker, run: CourseRun) -> None:
    for name, email, *_ in TWELVE[1:4]:
        make_enrolment(run, name=name, email=email.replace("@aadal", "@kommune.aadal"))
    window = walk(contact_of(run)).go(f"/mit-forloeb/{run.pk}/kolleger/")
    window.look("kolleger")
    window.go(f"/mit-forloeb/{run.pk}/kolleger/flere/")
    window.page.get_by_label("Indsæt listen").fill(PASTED)
    window.look("kolleger-indsaet")
    window.press("Se listen")
    window.page.get_by_text("Ret listen eller kolonnerne").click()
    window.look("kolleger-ret")
    window.go(f"/mit-forloeb/{run.pk}/kolleger/ny/").look("kolleger-ny")
    window.go(f"/mit-forloeb/{run.pk}/vejledning/").look("vejledning")


def test_a_colleague_enrols_by_the_link(walk: Walker, run: CourseRun) -> None:
    window = walk(contact_of(run), size="phone").go(f"/mit-forloeb/{run.pk}/kolleger/")
    window.press("Lav et link")
    window.look("kolleger-link-telefon")
    shared = window.page.get_by_label("Link til tilmelding").input_value()
    key = EnrolmentLink.objects.get().key
    assert shared.endswith(f"/tilmeld/{key}/")

    cache.clear()
    colleague = walk(size="phone").go(f"/tilmeld/{key}/")
    colleague.look("04-tilmeld-telefon")
    assert "Solveig Kærsgård, der er kontaktperson i Ådal" in colleague.text
    colleague.write("Dit navn", "Åse Ørbæk")
    colleague.press("Tilmeld mig")
    colleague.look("tilmeld-fejl-telefon")
    colleague.page.get_by_label("Din arbejdsmail").fill("aase@aadal.example")
    colleague.choose("Din funktion", "Sagsbehandler")
    colleague.page.get_by_label("Din afdeling").fill("Voksenhandicap")
    colleague.press("Tilmeld mig")
    colleague.look("tilmeld-tak-telefon")
    assert "får du en mail om få minutter" in colleague.text
    assert OutgoingMail.objects.filter(template="planning/enrolled_by_link").count() == 1

    window.go(f"/mit-forloeb/{run.pk}/kolleger/")
    assert "tilmeldt sig selv" in window.text
    window.press("Luk linket")
    window.look("kolleger-link-lukket-telefon")
    colleague.go(f"/tilmeld/{key}/", expect=410).look("tilmeld-lukket-telefon")


def test_a_wish_is_written_and_read_by_the_teacher(walk: Walker, run: CourseRun, clock: Clock) -> None:
    author, reader = make_staff(Role.CASE_AUTHOR), make_staff(Role.CASE_AUTHOR)
    version = make_draft(author=author, at=PLANNED_AT)
    courses.choose_course(edition=run.edition, course=version.course, actor=author, at=PLANNED_AT)
    publish(version, sender=author, reader=reader, at=clock())

    window = walk(contact_of(run), size="phone").go(f"/mit-forloeb/{run.pk}/oensker/")
    window.look("oensker-telefon")
    window.write("Emne", "Fru Lund, 010190-1234, har klaget")
    window.press("Gem ønsket")
    assert "Ikke gemt." in window.text
    window.write("Emne", "Hvornår er sagen oplyst godt nok, når borgeren ikke vil medvirke?")
    window.press("Gem ønsket")
    window.page.locator("input[name=cases] + label").first.click()
    window.press("Gem valget af cases")
    window.look("oensker-valgt-telefon")
    assert Wish.objects.count() == 2
    walk(contact_of(run)).go(f"/mit-forloeb/{run.pk}/oensker/").look("oensker")

    teacher = walk(make_staff(Role.TEACHER, name="Marianne Dalby")).go(f"/dage/{run.learning_day_id}/")
    assert "Hvornår er sagen oplyst godt nok" in teacher.text
    teacher.look("fysisk-dag-oensker")
    teacher.go(f"/forloeb/{run.pk}/").look("forloeb-oensker")


def test_the_list_is_pasted_without_javascript(walk: Walker, run: CourseRun) -> None:
    window = walk(contact_of(run), size="phone", javascript=False).go(f"/mit-forloeb/{run.pk}/kolleger/flere/")
    window.page.locator("textarea[name=text]").first.fill("Mette Holm <mette@aadal.example>, sagsbehandler")
    window.press("Se listen")
    window.press("Tilmeld 1 kollega")
    assert Enrolment.objects.get().person.name == "Mette Holm"
