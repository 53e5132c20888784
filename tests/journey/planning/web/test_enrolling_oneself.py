"""The public page of a link: the same answer to everybody, held back when it is asked too often, and kept out of logs."""

from __future__ import annotations

import json
import logging
from datetime import date, datetime

import pytest
from django.core.cache import cache
from django.urls import reverse

from sagkyndig.config.log_lines import JsonLines
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.ui.web import public as limit
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CourseRun, Enrolment, EnrolmentLink
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day, withdraw
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
GOOD = {"name": "Åse Ørbæk", "email": "aase@aadal.example", "job_role": "adviser", "department": "Børn"}
THANKS = "/tilmeld/tak/"


@pytest.fixture(autouse=True)
def _fresh(monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setattr(limit, "ANSWERED_AFTER", 0)


@pytest.fixture
def link(now: datetime) -> EnrolmentLink:
    make_organisation()
    run = make_course_run(name="Ådal", contact_name="Solveig Kærsgård", elearning_on=date(2024, 4, 10))
    make_learning_day(runs=[run], on=date(2024, 4, 24))
    return actions.make_enrolment_link(run=run, actor=run.contact_person, at=now)


def test_it_says_what_it_is_and_who_sees_it(visit: Visitor, link: EnrolmentLink) -> None:
    make_enrolment(link.course_run, name="Anna", email="anna@aadal.example")
    page = visit(None, f"/tilmeld/{link.key}/")
    assert page.h1 == f"Tilmeld dig læringsforløbet »{link.course_run.edition.theme}«"
    assert "onsdag den 10. april 2024" in page.text
    assert "Solveig Kærsgård, der er kontaktperson i Ådal" in page.text
    assert "Anna" not in page.page_text
    assert "@aadal" not in page.page_text
    assert page.response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page.response["Cache-Control"]


def test_the_answer_is_the_same_whether_the_mail_is_known_or_not(visit: Visitor, link: EnrolmentLink) -> None:
    make_enrolment(link.course_run, email="anna@aadal.example")
    make_municipal_person(Role.PARTICIPANT, email="fremmed@oestby.example")
    answers = set()
    for email in ("ny@aadal.example", "anna@aadal.example", "fremmed@oestby.example"):
        answer = visit(None, f"/tilmeld/{link.key}/", method="post", data={**GOOD, "email": email}, expect=302)
        answers.add((answer.status, answer.location))
    assert answers == {(302, THANKS)}
    assert "Er du ikke tilmeldt i forvejen, får du en mail" in visit(None, THANKS).text
    assert Enrolment.objects.count() == 2


def test_what_is_missing_is_told_and_what_was_typed_is_kept(visit: Visitor, link: EnrolmentLink) -> None:
    page = visit(None, f"/tilmeld/{link.key}/", method="post", data={**GOOD, "email": "aase", "job_role": ""})
    assert set(page.form_errors) == {"email", "job_role"}
    assert page.fields["name"] == "Åse Ørbæk"


def test_a_cpr_number_is_not_taken(visit: Visitor, link: EnrolmentLink) -> None:
    page = visit(None, f"/tilmeld/{link.key}/", method="post", data={**GOOD, "department": "010190-1234"})
    assert "CPR-nummer" in page.form_errors["department"][0]


def test_who_asks_too_often_waits(visit: Visitor, link: EnrolmentLink) -> None:
    for at in range(limit.MOST_IN_AN_HOUR):
        visit(None, f"/tilmeld/{link.key}/", method="post", data={**GOOD, "email": f"k{at}@aadal.example"}, expect=302)
    page = visit(None, f"/tilmeld/{link.key}/", method="post", data=GOOD, expect=429)
    assert "Vent en time, og prøv igen." in page.text
    assert Enrolment.objects.count() == limit.MOST_IN_AN_HOUR


@pytest.mark.parametrize("key", ["x" * 43, "A-_9" * 10 + "abc"])
def test_an_unknown_or_closed_link_is_told_kindly(visit: Visitor, link: EnrolmentLink, key: str) -> None:
    page = visit(None, f"/tilmeld/{key}/", expect=410)
    assert page.h1 == "Tilmeldingen er lukket"
    assert "Ådal" not in page.page_text
    visit(None, f"/tilmeld/{key}/", method="post", data=GOOD, expect=410)
    assert not Enrolment.objects.exists()


def test_a_link_that_is_closed_while_one_writes(visit: Visitor, link: EnrolmentLink, now: datetime) -> None:
    visit(None, f"/tilmeld/{link.key}/")
    actions.close_enrolment_link(run=link.course_run, actor=None, at=now)
    visit(None, f"/tilmeld/{link.key}/", method="post", data=GOOD, expect=410)
    assert not OutgoingMail.objects.filter(to__email=GOOD["email"]).exists()


def test_a_key_of_another_shape_is_no_address(visit: Visitor) -> None:
    visit(None, "/tilmeld/kort/", expect=404)


def test_the_key_stands_in_no_log(visit: Visitor, link: EnrolmentLink, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        visit(None, f"/tilmeld/{link.key}/")
        visit(None, f"/tilmeld/{link.key}/", method="post", data=GOOD, expect=302)
        visit(None, f"/tilmeld/{'x' * 43}/", expect=410)
    ours = [record for record in caplog.records if record.name.startswith("sagkyndig")]
    assert ours
    for record in ours:
        line = JsonLines().format(record)
        assert link.key not in line
        assert "aase" not in line
        assert json.loads(line)["event"]


def test_reading_the_page_takes_few_queries(visit: Visitor, link: EnrolmentLink) -> None:
    visit(None, f"/tilmeld/{link.key}/")
    assert visit(None, f"/tilmeld/{link.key}/").queries <= 5


def test_the_other_municipality_of_a_joint_day_is_not_named(visit: Visitor, link: EnrolmentLink) -> None:
    other = make_course_run(edition=link.course_run.edition, name="Østby", contact_name="Louise")
    run = CourseRun.objects.get(pk=link.course_run_id)
    assert run.learning_day is not None
    actions.join_learning_day(run=other, day=run.learning_day, actor=None, at=link.made_at)
    assert "Østby" not in visit(None, f"/tilmeld/{link.key}/").page_text


def test_enrolling_does_not_use_up_the_sign_in_links_of_the_town_hall(visit: Visitor, link: EnrolmentLink) -> None:
    for at in range(limit.MOST_IN_AN_HOUR + 1):
        visit(
            None,
            f"/tilmeld/{link.key}/",
            method="post",
            data={**GOOD, "email": f"k{at}@aadal.example"},
            expect=302 if at < limit.MOST_IN_AN_HOUR else 429,
        )
    visit(None, reverse("post:new_link"), method="post", data={"email": "anna@aadal.example"}, expect=302)


@pytest.mark.parametrize(
    "name", ["Vind en telefon på https://ond.example", "Se ond.dk/x", "Ring www.ond.example", "12345"]
)
def test_a_name_is_no_message_to_whoever_gets_the_mail(visit: Visitor, link: EnrolmentLink, name: str) -> None:
    page = visit(None, f"/tilmeld/{link.key}/", method="post", data={**GOOD, "name": name})
    assert page.form_errors["name"] == ["Skriv dit navn, som kollegerne kender det."]
    assert not OutgoingMail.objects.exists()


def test_names_with_dots_and_hyphens_are_names(visit: Visitor, link: EnrolmentLink) -> None:
    visit(None, f"/tilmeld/{link.key}/", method="post", data={**GOOD, "name": "H.C. Bang-Ø. d'Or"}, expect=302)
    assert Enrolment.objects.count() == 1


def test_the_link_of_a_municipality_that_is_out_opens_nothing(
    visit: Visitor, link: EnrolmentLink, now: datetime
) -> None:
    withdraw(link.course_run, at=now)
    visit(None, f"/tilmeld/{link.key}/", expect=410)
    visit(None, f"/tilmeld/{link.key}/", method="post", data=GOOD, expect=410)
    assert not Enrolment.objects.exists()
    assert not OutgoingMail.objects.exists()
