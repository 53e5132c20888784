"""What is kept about a person: as a page, as a file, who may see it, and erasing it until nothing is left."""

from __future__ import annotations

import json
import logging
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions as planning
from sagkyndig.journey.planning.models import (
    CalendarEntry,
    CalendarFeed,
    CalendarNotice,
    CourseRun,
    DayProposal,
    Enrolment,
    EnrolmentLink,
    JointOffer,
    Wish,
)
from sagkyndig.journey.selection import actions as selection
from sagkyndig.journey.selection.models import Recipient, Standing
from sagkyndig.lobby.actions import erase_person
from sagkyndig.lobby.queries.personal import personal_page
from tests.conftest import Clock
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
NAME, EMAIL = "Ragnhild Ørbæk-Æblegård", "ragnhild.orbaek@aadal.example"


def places_that_say(*words: str) -> list[str]:
    """Every table and column of the database in which one of the words stands, sessions opened."""
    found = set()
    for model in apps.get_models(include_auto_created=True):
        columns = [f for f in model._meta.local_fields if not f.is_relation]
        for row in model._default_manager.values_list(*[f.attname for f in columns]):
            for column, value in zip(columns, row, strict=True):
                if any(word.casefold() in _as_text(value).casefold() for word in words):
                    found.add(f"{model._meta.label}.{column.name}")
    for session in Session.objects.all():
        if any(word.casefold() in str(session.get_decoded()).casefold() for word in words):
            found.add("sessions.Session.session_data")
    return sorted(found)


def _as_text(value: Any) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return json.dumps(value, ensure_ascii=False, default=str)


def make_busy_person(now: datetime) -> Person:
    """Somebody who has left a trace wherever a municipality's person can: the forløb is held, the answer is given."""
    edition = make_edition(year=2023)
    municipality = make_municipality(name="Ådal")
    standing = make_standing(edition=edition, municipality=municipality)
    selection.invite_municipality(
        standing=standing,
        contacts=[(NAME, EMAIL), ("Bent Bo", "bent@aadal.example")],
        answer_by=date(2024, 4, 1),
        remind_on=date(2024, 3, 20),
        actor=None,
        at=now,
    )
    person = Person.objects.get(email=EMAIL)
    selection.answer_offer(standing=standing, is_yes=True, actor=person, at=now)
    other = make_course_run(edition=edition, name="Østby")
    run = CourseRun.objects.get(municipality=municipality)
    run = planning.appoint_contact_person(run=run, name=NAME, email=EMAIL, actor=None, at=now)
    run = planning.choose_elearning_day(run=run, on=date(2024, 3, 6), actor=person, at=now)
    day = make_learning_day(runs=[run], on=date(2024, 4, 10))
    people.grant_role(person=person, role=Role.PARTICIPANT, actor=None, at=now)
    enrolment = make_enrolment(run, name=NAME, email=EMAIL, department="Ragnhilds afdeling")
    EnrolmentLink.objects.create(course_run=run, key="k" * 40, made_by=person, made_at=now)
    Wish.objects.create(course_run=run, text="Ragnhilds ønske om udmåling", written_by=person, written_at=now)
    Wish.objects.create(course_run=run, case_key="to-uger-til", text="", written_by=person, written_at=now)
    DayProposal.objects.create(
        course_run=run, on=date(2024, 4, 11), note="Ragnhilds note", proposed_by=person, proposed_at=now
    )
    JointOffer.objects.create(asker=run, asked=other, day=day, message="Ragnhilds besked", made_by=person, made_at=now)
    entry = CalendarEntry.objects.filter(course_run=run).first()
    assert entry is not None
    told = {"sequence": 0, "told_at": now, "on": entry.on, "place": "Rådhuset", "email": EMAIL}
    CalendarNotice.objects.update_or_create(entry=entry, person=person, defaults=told)
    CalendarFeed.objects.create(person=person, key_sha256="f" * 64, made_at=now)
    people.make_sign_in_link(person=person, at=now)
    post.send_link(person=person, actor=None, at=now)
    colleague = make_municipal_person(municipality=municipality, name="Cille Carl")
    post.queue_mail(
        template="post/sign_in_link",
        to=colleague,
        at=now,
        context={"who": f"{NAME} ({EMAIL}) har meldt dig til", "ragnhild": 7, "other": "Ragnhild Ørbæk"},
    )
    AccessAttempt.objects.create(username=EMAIL, ip_address="10.0.0.7", attempt_time=now, failures_since_start=1)
    assert enrolment.person == person
    return person


def test_everything_is_told_on_the_page_and_in_the_file(visit: Visitor, now: datetime) -> None:
    person, administrator = make_busy_person(now), make_staff(Role.ADMINISTRATOR)
    page = visit(administrator, f"/administration/personer/{person.pk}/oplysninger/")
    assert page.h1 == f"Oplysninger om {NAME}"
    headings = [each.split(" (")[0] for each in page.texts("//main//section/h2")]
    assert headings == [
        *("Personen", "Roller", "Personlige links", "Mailadresse til log-ind", "Mails"),
        *("Tilbud om at deltage", "Svar på tilbud", "Kontaktperson for forløb", "Tilmeldinger"),
        *("Link til tilmelding, lavet", "Ønsker til den fysiske dag", "Forslag til fysisk dag"),
        *("Tilbud om fælles dag", "Kalendermails", "Kalender, der abonneres på", "Hændelser"),
    ]
    text = visit(administrator, f"/administration/personer/{person.pk}/oplysninger.txt")
    told = json.loads(visit(administrator, f"/administration/personer/{person.pk}/oplysninger.json").html)
    for said in (NAME, EMAIL, "Ragnhilds afdeling", "Ragnhilds ønske om udmåling", "Ragnhilds note", "Sagsbehandler"):
        assert said in page.text, said
        assert said in text.html, said
    assert told["oplysninger_om"] == NAME
    assert [each["overskrift"] for each in told["afsnit"]] == headings
    opened = Entry.objects.filter(verb="people.data_opened", about_id=str(person.pk), actor_id=administrator.pk)
    assert [entry.details for entry in opened.order_by("id")] == [{"kind": "page"}, {"kind": "file"}, {"kind": "file"}]


def test_one_sees_ones_own_and_it_is_not_logged(visit: Visitor, now: datetime) -> None:
    person = make_busy_person(now)
    page = visit(person, "/mine-oplysninger/")
    assert page.h1 == "Mine oplysninger"
    assert "Ragnhilds ønske om udmåling" in page.text
    assert EMAIL in visit(person, "/mine-oplysninger/oplysninger.txt").html
    assert json.loads(visit(person, "/mine-oplysninger/oplysninger.json").html)["oplysninger_om"] == NAME
    assert not Entry.objects.filter(verb="people.data_opened").exists()
    assert "Cille Carl" not in page.text
    visit(None, "/mine-oplysninger/", expect=302)


def test_who_may_see_whose(visit: Visitor, now: datetime) -> None:
    person, teacher = make_busy_person(now), make_staff(Role.TEACHER)
    own = f"/administration/personer/{person.pk}"
    manager = make_staff(Role.PROGRAMME_MANAGER)
    assert "En administrator kan slette" in visit(manager, f"{own}/oplysninger/").text
    visit(manager, f"/administration/personer/{teacher.pk}/oplysninger/", expect=403)
    visit(manager, f"/administration/personer/{teacher.pk}/oplysninger.txt", expect=403)
    visit(manager, f"{own}/slet/", expect=403)
    visit(manager, f"{own}/slet/", expect=403, method="post")
    for other in (teacher, person, make_municipal_person(Role.CONTACT_PERSON)):
        for address in ("oplysninger/", "oplysninger.txt", "oplysninger.json", "slet/"):
            visit(other, f"{own}/{address}", expect=403)
    visit(make_staff(Role.ADMINISTRATOR), "/administration/personer/999999/oplysninger/", expect=404)
    visit(make_staff(Role.ADMINISTRATOR), "/administration/personer/999999/slet/", expect=404)


def test_staff_are_told_why_they_are_not_erased(visit: Visitor, now: datetime) -> None:
    administrator, teacher = make_staff(Role.ADMINISTRATOR), make_staff(Role.TEACHER)
    page = visit(administrator, f"/administration/personer/{teacher.pk}/oplysninger/")
    assert "Medarbejdere slettes ikke enkeltvis" in page.text
    visit(administrator, f"/administration/personer/{teacher.pk}/slet/", expect=404)
    with pytest.raises(people.CannotBeErased, match="Medarbejdere slettes ikke"):
        erase_person(person=teacher, actor=administrator, at=now)
    assert Person.objects.get(pk=teacher.pk).name == teacher.name


def test_erasing_leaves_neither_name_nor_mail_anywhere(
    visit: Visitor, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    person = make_busy_person(clock.now)
    visit(person, "/mine-oplysninger/")  # so that there is a session, too
    later = clock.set(2024, 4, 15, 9)
    administrator = make_staff(Role.ADMINISTRATOR)
    assert len(places_that_say(NAME, EMAIL)) >= 6
    caplog.set_level(logging.DEBUG)
    asked = visit(administrator, f"/administration/personer/{person.pk}/slet/")
    assert asked.h1 == f"Slet oplysningerne om {NAME}?"
    assert "Kommunens svar, hvornår det kom, og grunden til et nej bliver" in asked.text
    done = visit(administrator, f"/administration/personer/{person.pk}/slet/", method="post", expect=302)
    assert done.location == "/administration/personer/"
    assert places_that_say(NAME, EMAIL, "ragnhilds") == []
    assert NAME not in caplog.text
    assert EMAIL not in caplog.text
    erased = Person.objects.get(pk=person.pk)
    assert (erased.name, erased.is_active, erased.erased_at) == ("Slettet person", False, later)
    assert not erased.role_assignments.exists()
    assert Entry.objects.filter(verb="people.person_erased", actor_id=administrator.pk).count() == 1


def test_what_is_counted_stays(clock: Clock) -> None:
    person = make_busy_person(clock.now)
    later = clock.set(2024, 4, 15, 9)
    erase_person(person=person, actor=None, at=later)
    enrolment = Enrolment.objects.get(person=person)
    assert (enrolment.left_on, enrolment.department, enrolment.job_role) == (None, "", "caseworker")
    assert Standing.objects.get(answered_by=person).state == "accepted"
    assert Recipient.objects.filter(person=person).count() == 1
    assert CourseRun.objects.filter(contact_person=person).count() == 1
    assert list(Wish.objects.values_list("case_key", "text", "written_by")) == [("to-uger-til", "", None)]
    assert DayProposal.objects.get().on == date(2024, 4, 11)
    assert EnrolmentLink.objects.get().made_by is None
    mail = OutgoingMail.objects.get(to__name="Cille Carl")
    assert mail.context == {
        "who": "Slettet person (Slettet person) har meldt dig til",
        "ragnhild": 7,
        "other": "Ragnhild Ørbæk",
    }
    assert not OutgoingMail.objects.filter(to=person).exists()


def test_whoever_has_the_same_beginning_of_a_name_keeps_theirs(now: datetime) -> None:
    bo = make_municipal_person(name="Bo Lind", email="bo@by.example")
    make_municipal_person(name="Bo Lindgren", email="bo@by.example.com")
    mail = post.queue_mail(
        template="post/sign_in_link",
        to=make_municipal_person(),
        at=now,
        context={"said": "Bo Lindgren og bo lind, bo@by.example.com og BO@BY.EXAMPLE"},
    )
    erase_person(person=bo, actor=None, at=now)
    mail.refresh_from_db()
    assert mail.context["said"].startswith("Bo Lindgren og Slettet person, ")
    assert mail.context["said"].endswith(" og Slettet person")


def test_the_contact_person_of_a_forloeb_that_is_not_held_is_not_erased(visit: Visitor, clock: Clock) -> None:
    person = make_busy_person(clock.now)
    administrator = make_staff(Role.ADMINISTRATOR)
    own = f"/administration/personer/{person.pk}/slet/"
    assert visit(administrator, own, method="post", expect=302).location == own
    page = visit(administrator, own)
    assert "Personen er kontaktperson for Ådals forløb i runde 2023" in page.text
    assert "Vælg en anden kontaktperson på forløbets side" in page.text
    assert Person.objects.get(pk=person.pk).name == NAME
    assert Wish.objects.count() == 2
    run = CourseRun.objects.get(contact_person=person)
    planning.appoint_contact_person(run=run, name="Ny Nielsen", email="ny@aadal.example", actor=None, at=clock.now)
    visit(administrator, own, method="post", expect=302)
    assert places_that_say(NAME, EMAIL, "ragnhilds") == []
    # The forløb is not held, so that the seat is free again.
    assert Enrolment.objects.get(person=person).left_on == clock.today


def test_who_alone_has_an_open_offer_is_not_erased(now: datetime) -> None:
    standing = make_standing(municipality=make_municipality(name="Ådal"))
    selection.invite_municipality(
        standing=standing,
        contacts=[(NAME, EMAIL)],
        answer_by=date(2024, 4, 1),
        remind_on=date(2024, 3, 20),
        actor=None,
        at=now,
    )
    person = Person.objects.get(email=EMAIL)
    with pytest.raises(people.CannotBeErased, match="Tilbuddet til Ådal venter på svar"):
        erase_person(person=person, actor=None, at=now)
    selection.pass_on_offer(standing=standing, name="Ny", email="ny@aadal.example", actor=person, at=now)
    erase_person(person=person, actor=None, at=now)
    assert places_that_say(NAME, EMAIL) == []


def test_erased_once_and_for_good(visit: Visitor, now: datetime) -> None:
    person, administrator = make_municipal_person(name=NAME, email=EMAIL), make_staff(Role.ADMINISTRATOR)
    erase_person(person=person, actor=administrator, at=now)
    with pytest.raises(people.CannotBeErased, match="allerede slettet"):
        erase_person(person=person, actor=administrator, at=now)
    erased = Person.objects.get(pk=person.pk)
    with pytest.raises(people.PersonError, match="Tilføj personen på ny"):
        people.reopen_access(person=erased, actor=administrator, at=now)
    with pytest.raises(people.PersonError, match="Tilføj personen på ny"):
        people.correct_person(person=erased, name=NAME, email=EMAIL, actor=administrator, at=now)
    visit(administrator, f"/administration/personer/{person.pk}/slet/", expect=404)
    page = visit(administrator, f"/administration/personer/{person.pk}/")
    assert "Oplysningerne blev slettet 4. marts 2024" in page.text
    assert "Giv adgang igen" not in page.text
    again = make_municipal_person(name=NAME, email=EMAIL)
    assert again.pk != person.pk


def test_the_page_takes_the_same_number_of_queries_however_much_there_is(visit: Visitor, now: datetime) -> None:
    person, administrator = make_busy_person(now), make_staff(Role.ADMINISTRATOR)
    address = f"/administration/personer/{person.pk}/oplysninger/"
    visit(administrator, address)
    before = visit(administrator, address).queries
    for place in range(25):
        post.queue_mail(template="post/sign_in_link", to=person, at=now + timedelta(minutes=place))
    page = visit(administrator, address)
    assert page.queries == before
    count = OutgoingMail.objects.filter(to=person).count()
    assert f"De seneste 20 af {count} vises." in page.text
    mails = next(each for each in personal_page(person.pk, now).sections if each.heading == "Mails")
    assert len(mails.items) == count >= 25


def test_the_scan_sees_what_is_planted(now: datetime) -> None:
    make_standing(municipality=make_municipality(name="Ådal"))
    Standing.objects.update(note=f"{NAME} ringede")
    assert places_that_say(NAME) == ["selection.Standing.note"]
    assert isinstance(Standing._meta.get_field("note"), models.TextField)
    assert time(9) < time(15)
