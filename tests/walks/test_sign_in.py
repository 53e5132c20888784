"""The ways in: staff with password and one-time code, people in a municipality with a personal link, nobody else."""

from __future__ import annotations

from datetime import datetime

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.urls import reverse

from sagkyndig.foundation.people import actions
from sagkyndig.foundation.people.rules import Role
from tests.factories.organisation import make_organisation
from tests.factories.people import TOTP_SECRET, make_municipal_person, make_staff
from tests.walks.conftest import Walker

PASSWORD = "en lang og egen sætning"


@pytest.fixture(autouse=True)
def _organisation(walk: Walker) -> None:
    make_organisation()


def one_time_code() -> str:
    """What the telephone shows now."""
    return format_hotp_value(hotp_value(TOTP_SECRET, next(iter(yield_hotp_counters_from_time()))))


def test_staff_sign_in_with_password_and_code(walk: Walker) -> None:
    person = make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård", password=PASSWORD)
    window = walk()
    window.go("/programmer/")
    assert window.path == "/log-ind/"
    window.look("log-ind")

    window.write("E-mail", person.email)
    window.write("Adgangskode", "noget helt andet")
    window.press("Log ind")
    window.look("log-ind-fejl")
    assert window.path == "/log-ind/"
    assert window.page.get_by_label("E-mail", exact=True).input_value() == person.email

    window.write("Adgangskode", PASSWORD)
    window.press("Log ind")
    assert window.path == "/log-ind/kode/"
    window.look("log-ind-kode")

    window.page.locator("main input[name=code]").fill("000000")
    window.press("Log ind")
    window.look("log-ind-kode-fejl")
    assert window.path == "/log-ind/kode/"

    window.page.locator("main input[name=code]").fill(one_time_code())
    window.press("Log ind")
    assert window.path == "/programmer/"
    window.look("logget-ind")


def test_staff_sign_in_by_keyboard(walk: Walker) -> None:
    person = make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård", password=PASSWORD)
    window = walk().go("/log-ind/")
    window.reach("E-mail")
    window.type(person.email)
    window.reach("Adgangskode")
    window.type(PASSWORD)
    window.enter()
    assert window.path == "/log-ind/kode/"
    window.reach("Kode")
    window.type(one_time_code())
    window.enter()
    assert window.path == "/"


def test_contact_person_signs_in_with_a_personal_link(walk: Walker, now: datetime) -> None:
    person = make_municipal_person(Role.CONTACT_PERSON, name="Solveig Kærsgård")
    token = actions.make_sign_in_link(person=person, at=now)
    address = reverse("people:sign_in_by_link", args=[token])
    window = walk(size="phone").go(address)
    assert "Solveig Kærsgård" in window.text
    window.look("personligt-link")
    window.go(address)  # a mail scanner may have been there before: looking spends nothing
    window.press("Log ind som Solveig Kærsgård")
    assert "/ind/" not in window.path
    window.look("inde-med-personligt-link")

    other = walk(size="phone")
    other.go(address, expect=410)
    other.look("personligt-link-brugt")


def test_contact_person_signs_in_without_javascript(walk: Walker, now: datetime) -> None:
    person = make_municipal_person(Role.CONTACT_PERSON, name="Solveig Kærsgård")
    token = actions.make_sign_in_link(person=person, at=now)
    window = walk(size="phone", javascript=False).go(reverse("people:sign_in_by_link", args=[token]))
    window.press("Log ind som Solveig Kærsgård")
    assert "/ind/" not in window.path
    assert "Solveig Kærsgård" in window.page.locator("body").inner_text()
