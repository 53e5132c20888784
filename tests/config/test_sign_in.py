"""Staff sign in with password and one-time code; too many tries close the door; every page on the way is Danish."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.test import Client, RequestFactory, override_settings
from django.utils import timezone

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.foundation.ui.web.sign_in import client_address
from tests.factories.people import TOTP_SECRET, make_staff
from tests.visits import Visit

pytestmark = pytest.mark.django_db
PASSWORD = "en rolig og lang kode"


@pytest.fixture(autouse=True)
def fresh_limits() -> None:
    from django.core.cache import cache

    cache.clear()


def person(**said: Any) -> Person:
    return make_staff(email="anna@klagestyrelsen.example", name="Anna Berg", password=PASSWORD, **said)


def read(client: Client, path: str, data: dict[str, str] | None = None, *, follow: bool = True) -> Visit:
    answer = client.get(path, follow=follow) if data is None else client.post(path, data, follow=follow)
    page = Visit(answer, path)
    if page.is_whole_page:
        page.check()
    return page


def code(secret: str = TOTP_SECRET) -> str:
    return str(format_hotp_value(hotp_value(secret, next(yield_hotp_counters_from_time()))))


def test_password_and_code_let_staff_in() -> None:
    person()
    client = Client()
    asked = read(client, "/log-ind/", {"login": "ANNA@klagestyrelsen.example", "password": PASSWORD})
    assert asked.h1 == "Skriv din engangskode"
    assert "_auth_user_id" not in client.session
    wrong = read(client, "/log-ind/kode/", {"code": "000000"})
    assert wrong.form_errors == {"code": ["Koden passer ikke. Vent på den næste kode i appen, og prøv igen."]}
    answer = client.post("/log-ind/kode/", {"code": code()})
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert "_auth_user_id" in client.session


def test_a_wrong_password_says_what_to_do_and_not_which_half_was_wrong() -> None:
    person()
    said = "E-mail og adgangskode passer ikke sammen. Prøv igen, eller vælg en ny adgangskode."
    for mail_typed in ("anna@klagestyrelsen.example", "ingen@klagestyrelsen.example"):
        page = read(Client(), "/log-ind/", {"login": mail_typed, "password": "forkert"})
        assert page.form_errors == {"__all__": [said]}
        assert page.fields["login"] == mail_typed


@override_settings(AXES_ENABLED=True, ACCOUNT_RATE_LIMITS=False)
def test_five_wrong_passwords_close_the_door_even_to_the_right_one() -> None:
    person()
    form = {"login": "anna@klagestyrelsen.example"}
    for _ in range(4):
        assert read(Client(), "/log-ind/", {**form, "password": "forkert"}).status == 200
    assert read(Client(), "/log-ind/", {**form, "password": "forkert"}).status == 429
    page = read(Client(), "/log-ind/", {**form, "password": PASSWORD})
    assert (page.status, page.h1) == (429, "Vent lidt, før du prøver igen")
    # Somebody else at the same address is not shut out.
    assert read(Client(), "/log-ind/", {"login": "bo@klagestyrelsen.example", "password": "x"}).status == 200


@pytest.mark.django_db(transaction=True)  # allauth tells of it once it is stored
def test_a_new_app_is_set_up_from_the_picture_or_the_key() -> None:
    anna = person(second_step=False)
    client = Client()
    client.post("/log-ind/", {"login": anna.email, "password": PASSWORD})
    page = read(client, "/konto/app/", follow=False)
    assert (page.status, page.h1) == (200, "Sæt engangskoder op")
    picture = page.one("//main//img")
    assert picture.get("src").startswith("data:image/svg+xml;base64,")
    secret = page.texts(".secret")[0]
    codes = read(client, "/konto/app/", {"code": code(secret)})
    assert codes.h1 == "Dine nødkoder"
    assert codes.messages == ["Det lykkedes: Du bruger nu engangskoder."]
    assert "10 af 10 er ubrugte" in codes.text
    assert {each.type for each in Authenticator.objects.filter(user=anna)} == {"totp", "recovery_codes"}
    assert read(client, "/konto/").h1 == "Din konto"
    # A quarter of an hour later the same pages want to know who is there.
    Authenticator.objects.update(created_at=timezone.now() - timedelta(minutes=16))
    assert read(client, "/konto/noedkoder/").h1 == "Bekræft, at det er dig"
    assert read(client, "/konto/bekraeft/", {"password": PASSWORD}).status == 200
    assert read(client, "/konto/noedkoder/nye/").h1 == "Lav nye nødkoder"
    assert read(client, "/konto/app/fjern/").h1 == "Skift telefon eller app"
    assert "Nødkoder til Sagkyndig" in client.get("/konto/noedkoder/hent/").content.decode()


@pytest.mark.django_db(transaction=True)  # allauth tells of it once it is stored
def test_what_somebody_does_to_their_own_way_in_is_logged(mailoutbox: list[object]) -> None:
    anna = person(second_step=False)
    client = Client()
    client.post("/log-ind/", {"login": anna.email, "password": PASSWORD})
    secret = read(client, "/konto/app/", follow=False).texts(".secret")[0]
    read(client, "/konto/app/", {"code": code(secret)})
    read(client, "/konto/noedkoder/nye/", {})
    read(client, "/konto/app/fjern/", {})
    new = "en anden og lang kode"
    read(client, "/konto/adgangskode/", {"oldpassword": PASSWORD, "password1": new, "password2": new})
    logged = Entry.objects.filter(actor_id=anna.pk).order_by("pk").values_list("verb", "about_id", "details")
    assert list(logged) == [
        (f"people.{what}", str(anna.pk), {})
        for what in (
            "second_step_set_up",
            "recovery_codes_made",
            "second_step_removed",
            "password_changed",
        )
    ]
    assert mailoutbox == []


def test_a_forgotten_password_gets_a_link_through_the_outbox() -> None:
    anna = person()
    assert read(Client(), "/konto/glemt/", {"email": anna.email}).h1 == "Se i din mail"
    assert [queued.to for queued in OutgoingMail.objects.all()] == [anna]


def test_an_unknown_address_gets_no_mail_and_the_same_page() -> None:
    assert read(Client(), "/konto/glemt/", {"email": "ingen@x.example"}).h1 == "Se i din mail"
    assert not OutgoingMail.objects.exists()


def test_signing_out_is_a_post() -> None:
    client = Client()
    client.force_login(person())
    assert read(client, "/log-ud/").h1 == "Log ud"
    assert "_auth_user_id" in client.session
    page = read(client, "/log-ud/", {})
    assert (page.h1, page.messages) == ("Log ind", ["Det lykkedes: Du er logget ud."])
    assert "_auth_user_id" not in client.session


def test_there_is_no_sign_up() -> None:
    for path in ("/signup/", "/konto/opret/", "/accounts/signup/", "/log-ind/signup/"):
        assert Client().get(path).status_code == 404


@pytest.mark.parametrize(
    ("proxies", "chain", "address"),
    [
        (0, "6.6.6.6", "10.0.0.1"),
        (1, "6.6.6.6, 80.1.2.3", "80.1.2.3"),
        (2, "6.6.6.6, 80.1.2.3, 10.0.0.9", "80.1.2.3"),
        (1, "", "10.0.0.1"),
    ],
)
def test_an_address_is_believed_only_from_our_own_proxies(proxies: int, chain: str, address: str) -> None:
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", HTTP_X_FORWARDED_FOR=chain)
    with override_settings(PROXIES=proxies):
        assert client_address(request) == address


@pytest.mark.django_db(transaction=True)
def test_ones_own_pages_speak_as_the_others_do() -> None:
    anna = person(second_step=False)
    client = Client()
    client.post("/log-ind/", {"login": anna.email, "password": PASSWORD})
    assert "Kode fra appen" in read(client, "/konto/app/").text
    page = read(client, "/konto/adgangskode/")
    assert "Mindst 12 tegn. Brug gerne flere ord" in page.text
    assert "Gentag den nye adgangskode" in page.text
    assert page.texts("//nav[@aria-label='Brødkrumme']//li") == ["Forside", "Din konto", "Skift adgangskode"]
