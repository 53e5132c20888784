"""The way in by a personal link: shown, spent by its button, refused afterwards."""

from __future__ import annotations

import logging
from datetime import datetime

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client
from django.urls import reverse

from sagkyndig.foundation.people import actions
from sagkyndig.foundation.people.models import SignInLink
from sagkyndig.foundation.people.rules import Role
from tests.conftest import Clock
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visitor

GOOD = "fire gode danske ord"


def address(token: str) -> str:
    return reverse("people:sign_in_by_link", args=[token])


def signed_in_as(visit: Visitor) -> str | None:
    return visit.client(None).session.get("_auth_user_id")


def test_looking_at_a_link_shows_one_button_and_spends_nothing(visit: Visitor, now: datetime) -> None:
    place = make_municipality(name="Ådal")
    token = actions.make_sign_in_link(person=make_municipal_person(name="Ida Dam", municipality=place), at=now)
    page = visit(None, address(token))
    assert page.buttons == ["Log ind som Ida Dam"]
    assert "Ida Dam, Ådal" in page.text
    assert page.response["Referrer-Policy"] == "strict-origin"
    assert "no-store" in page.response["Cache-Control"]
    visit(None, address(token), method="head")
    assert SignInLink.objects.get().spent_at is None
    assert signed_in_as(visit) is None


def test_pressing_the_button_signs_in_and_leaves_the_token_behind(visit: Visitor, now: datetime) -> None:
    person = make_municipal_person()
    token = actions.make_sign_in_link(person=person, at=now)
    answer = visit(None, address(token), method="post", expect=302)
    assert answer.location == "/"
    assert signed_in_as(visit) == str(person.pk)
    assert SignInLink.objects.get().spent_at == now


@pytest.mark.parametrize("days", [0, 7])
def test_a_used_or_old_link_offers_a_new_one(visit: Visitor, clock: Clock, days: int) -> None:
    token = actions.make_sign_in_link(person=make_municipal_person(name="Ida Dam"), at=clock.now)
    if not days:
        visit(None, address(token), method="post", expect=302)
    clock.move(days=days)
    for method in ("get", "post"):
        page = visit(make_staff(), address(token), method=method, expect=410)
        assert page.h1 == "Linket kan ikke bruges"
        assert ("Linket er udløbet." if days else "Linket er allerede brugt.") in page.text
        assert page.link("Få et nyt link") == "/ind/nyt-link/"
        assert "Ida" not in page.page_text


def test_an_unknown_link_looks_like_any_other_that_cannot_be_used(visit: Visitor) -> None:
    page = visit(None, address("x" * 43), expect=410)
    assert "Linket er ikke gyldigt." in page.text


def test_ended_access_is_said(visit: Visitor, now: datetime) -> None:
    person = make_municipal_person()
    token = actions.make_sign_in_link(person=person, at=now)
    actions.end_access(person=person, actor=None, at=now)
    page = visit(None, address(token), method="post", expect=410)
    assert "Adgangen er stoppet." in page.text
    assert signed_in_as(visit) is None


def test_staff_choose_a_password_and_then_set_up_the_second_step(visit: Visitor, now: datetime) -> None:
    person = make_staff(Role.TEACHER, name="Bo Bro", second_step=False)
    token = actions.make_sign_in_link(person=person, at=now)
    passed_on = visit(None, address(token), expect=302)
    assert passed_on.location == f"/ind/{token}/adgangskode/"
    page = visit(None, passed_on.location)
    assert page.buttons == ["Gem adgangskoden"]
    assert page.response["Referrer-Policy"] == "strict-origin"
    answer = visit(None, passed_on.location, method="post", data={"password": GOOD, "password_again": GOOD}, expect=302)
    assert token not in answer.location
    person.refresh_from_db()
    assert person.check_password(GOOD)
    assert signed_in_as(visit) == str(person.pk)


def test_a_new_password_does_not_go_past_a_second_step_that_is_set_up(visit: Visitor, now: datetime) -> None:
    person = make_staff(Role.TEACHER)
    token = actions.make_sign_in_link(person=person, at=now)
    answer = visit(
        None,
        f"/ind/{token}/adgangskode/",
        method="post",
        data={"password": GOOD, "password_again": GOOD},
        expect=302,
    )
    assert answer.location == reverse("mfa_authenticate")
    assert signed_in_as(visit) is None
    assert Authenticator.objects.filter(user=person).exists()


@pytest.mark.parametrize(
    ("password", "again", "errors"),
    [
        ("kort", "kort", {"password": ["Denne adgangskode er for kort. Den skal indeholde mindst 12 tegn."]}),
        (
            GOOD,
            GOOD + "!",
            {"password_again": ["De to adgangskoder er ikke ens. Skriv den samme begge steder."]},
        ),
    ],
)
def test_a_bad_password_spends_nothing(
    visit: Visitor, now: datetime, password: str, again: str, errors: dict[str, list[str]]
) -> None:
    person = make_staff(Role.TEACHER, name="Bo Bro")
    token = actions.make_sign_in_link(person=person, at=now)
    page = visit(
        None, f"/ind/{token}/adgangskode/", method="post", data={"password": password, "password_again": again}
    )
    assert page.form_errors == errors
    assert SignInLink.objects.get().spent_at is None
    assert not type(person).objects.get(pk=person.pk).has_usable_password()


def test_a_link_that_signs_in_cannot_be_used_to_choose_a_password(visit: Visitor, now: datetime) -> None:
    token = actions.make_sign_in_link(person=make_municipal_person(), at=now)
    page = visit(None, f"/ind/{token}/adgangskode/", expect=410)
    assert "Linket er ikke gyldigt." in page.text


def test_somebody_else_at_the_same_browser_gets_a_session_of_their_own(visit: Visitor, now: datetime) -> None:
    first, second = make_municipal_person(), make_municipal_person()
    client = visit.client(first)
    client.session["remembered"] = "of the first"
    token = actions.make_sign_in_link(person=second, at=now)
    visit(first, address(token), method="post", expect=302)
    assert client.session["_auth_user_id"] == str(second.pk)
    assert "remembered" not in client.session


def test_the_button_needs_our_own_form(visit: Visitor, now: datetime) -> None:
    token = actions.make_sign_in_link(person=make_municipal_person(), at=now)
    assert Client(enforce_csrf_checks=True).post(address(token)).status_code == 403
    assert SignInLink.objects.get().spent_at is None


def test_no_token_in_the_log(visit: Visitor, now: datetime, caplog: pytest.LogCaptureFixture) -> None:
    token = actions.make_sign_in_link(person=make_municipal_person(), at=now)
    caplog.set_level(logging.DEBUG, logger="sagkyndig")
    visit(None, address(token))
    visit(None, address(token), method="post", expect=302)
    visit(None, address(token), expect=410)
    lines = [
        f"{record.getMessage()} {vars(record)}" for record in caplog.records if record.name.startswith("sagkyndig")
    ]
    assert [line for line in lines if "ind/<token:token>/" in line]
    assert not [line for line in lines if token in line.replace(f"'request': <WSGIRequest: GET '/ind/{token}/'>", "")]
