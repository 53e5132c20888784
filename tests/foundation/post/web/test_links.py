"""Asking for a new link, and the administrator's sending of links."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.core.cache import cache

from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.ui.web import public as limit
from tests.conftest import Clock
from tests.factories.people import make_municipal_person, make_person_of, make_staff
from tests.visits import Visitor

ASK = "/ind/nyt-link/"
INVITE = "/administration/personer/ny/"


@pytest.fixture(autouse=True)
def nobody_has_asked() -> None:
    cache.clear()


@pytest.fixture(autouse=True)
def slept(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """How long each answer was kept back; nobody waits in the tests."""
    seconds: list[float] = []
    monkeypatch.setattr(limit, "sleep", seconds.append)
    return seconds


def test_the_answer_is_the_same_whether_or_not_somebody_is_known(visit: Visitor) -> None:
    make_municipal_person(email="ida@adal.example")
    assert visit(None, ASK).buttons == ["Send mig et link"]
    answers = [
        visit(None, ASK, method="post", data={"email": email}, expect=302)
        for email in ("ida@adal.example", "nobody@adal.example")
    ]
    assert [answer.location for answer in answers] == ["/ind/nyt-link/bestilt/"] * 2
    assert OutgoingMail.objects.values_list("to__email", flat=True).get() == "ida@adal.example"
    page = visit(None, "/ind/nyt-link/bestilt/")
    assert page.h1 == "Se i din indbakke"
    assert "ida" not in page.page_text.lower()


@pytest.mark.parametrize("path", [ASK, "/konto/glemt/"])
def test_the_time_of_the_answer_tells_nobody_who_is_known(
    visit: Visitor, slept: list[float], monkeypatch: pytest.MonkeyPatch, path: str
) -> None:
    make_municipal_person(email="ida@adal.example")
    monkeypatch.setattr(limit, "monotonic", iter((0.0, 0.0, 0.05, 1.0, 1.0, 2.0, 9.0)).__next__)
    visit(None, path)
    assert slept == []
    for email in ("ida@adal.example", "nobody@adal.example", "ingen@adal.example"):
        visit(None, path, method="post", data={"email": email}, expect=302)
    assert slept == pytest.approx([0.25, 0.3, 0.0])


def test_what_is_no_mail_is_said(visit: Visitor) -> None:
    page = visit(None, ASK, method="post", data={"email": "ida"})
    assert list(page.form_errors) == ["email"]
    assert page.fields == {"email": "ida"}


def test_an_address_that_asks_too_often_waits_and_nothing_is_sent(
    visit: Visitor, clock: Clock, slept: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limit, "MOST_IN_AN_HOUR", 2)
    for number in range(2):
        visit(None, ASK, method="post", data={"email": f"x{number}@adal.example"}, expect=302)
    make_municipal_person(email="ida@adal.example")
    slept.clear()
    page = visit(None, ASK, method="post", data={"email": "ida@adal.example"}, expect=429)
    assert page.h1 == "Der er bedt om for mange links"
    assert not OutgoingMail.objects.exists()
    assert slept == []
    visit(None, ASK, method="post", data={"email": "ida@adal.example"}, REMOTE_ADDR="10.0.0.9", expect=302)
    clock.move(hours=1)
    visit(None, ASK, method="post", data={"email": "bo@adal.example"}, expect=302)


@pytest.mark.parametrize(("method", "path"), [("get", INVITE), ("post", "/administration/personer/{id}/send-link/")])
def test_only_administrators_come_in(visit: Visitor, method: str, path: str) -> None:
    place = path.format(id=make_staff().pk)
    visit(None, place, method=method, expect=302)
    for role in Role:
        status = {"get": 200, "post": 302}[method] if role == Role.ADMINISTRATOR else 403
        visit(make_person_of(role), place, method=method, expect=status)


def test_staff_are_invited(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    page = visit(administrator, INVITE)
    assert page.texts("//main//fieldset//label") == [
        "Administrator",
        "Programleder",
        "Fagforfatter",
        "Underviser",
        "Evaluator",
    ]
    data = {"name": "Bo Bro", "email": "Bo@klagestyrelsen.example", "roles": ["teacher"]}
    answer = visit(administrator, INVITE, method="post", data=data, expect=302)
    person = Person.objects.get(email="bo@klagestyrelsen.example")
    assert answer.location == f"/administration/personer/{person.pk}/"
    assert OutgoingMail.objects.values_list("to", "template").get() == (person.pk, "post/welcome")


def test_a_mail_that_is_taken_is_said_and_nothing_typed_is_lost(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR, email="anna@klagestyrelsen.example")
    data = {"name": "Bo Bro", "email": "anna@klagestyrelsen.example", "roles": ["teacher", "evaluator"]}
    page = visit(administrator, INVITE, method="post", data=data)
    assert list(page.form_errors) == ["email"]
    assert page.fields == data
    assert not OutgoingMail.objects.exists()
    missing = visit(administrator, INVITE, method="post", data={"name": "Bo", "email": "bo@x.example"})
    assert missing.form_errors == {"roles": ["Vælg mindst én rolle."]}


def test_the_administrator_sends_a_link(visit: Visitor, now: datetime) -> None:
    administrator, person = make_staff(Role.ADMINISTRATOR), make_municipal_person(name="Ida Dam")
    place = f"/administration/personer/{person.pk}/"
    visit(administrator, f"{place}send-link/", method="post", expect=302)
    assert "Et nyt link til Ida Dam er lagt i udbakken." in visit(administrator, place).text
    people.end_access(person=person, actor=administrator, at=now)
    visit(administrator, f"{place}send-link/", method="post", expect=302)
    assert "Personens adgang er stoppet." in visit(administrator, place).text
    assert OutgoingMail.objects.count() == 1
    visit(administrator, "/administration/personer/999999/send-link/", method="post", expect=404)
