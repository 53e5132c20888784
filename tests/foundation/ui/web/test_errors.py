"""Error pages are Danish, say what to do, and carry a number that the log knows."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from sagkyndig.foundation.ui.web import errors
from tests.visits import Visit, Visitor, breaches_of_the_house

pytestmark = pytest.mark.django_db


def reference_on(page: Visit) -> str:
    (found,) = re.findall(r"Referencenummer: ([0-9A-F]{4}-[0-9A-F]{4})", page.text)
    return str(found)


@pytest.mark.parametrize(
    ("path", "status", "heading"),
    [
        ("/proeve/naegtet/", 403, "Du har ikke adgang til siden"),
        ("/findes/ikke/", 404, "Siden findes ikke"),
        ("/proeve/knap/", 405, "Tryk på knappen igen"),
    ],
)
def test_a_page_says_what_is_the_matter_and_a_number(
    visit: Visitor, log_lines: list[str], path: str, status: int, heading: str
) -> None:
    page = visit(None, path, expect=status)
    assert page.h1 == heading
    assert page.link("Gå til forsiden") == "/"
    assert reference_on(page) == json.loads(log_lines[-1])["reference"]


def test_an_address_of_a_button_still_says_how_it_may_be_asked() -> None:
    assert Client().get("/proeve/knap/")["Allow"] == "POST"
    assert Client().post("/proeve/knap/").content == b"trykket"


def test_our_own_fault_is_told_and_logged_under_the_same_number(log_lines: list[str]) -> None:
    page = Visit(Client(raise_request_exception=False).get("/proeve/i-stykker/token/"), "/proeve/i-stykker/token/")
    assert page.status == 500
    assert page.h1 == "Der er sket en fejl hos os"
    page.check()
    lines: list[dict[str, Any]] = [json.loads(line) for line in log_lines]
    (fault,) = [line for line in lines if "error" in line]
    assert (fault["error"], fault["reference"]) == ("ValueError", reference_on(page))


def test_the_page_of_our_own_fault_asks_the_database_nothing(django_assert_num_queries: Any, rf: Any) -> None:
    with django_assert_num_queries(0):
        page = Visit(errors.server_error(rf.get("/")), "/")
    assert (page.status, page.h1) == (500, "Der er sket en fejl hos os")


def test_when_even_the_page_fails_words_are_left(monkeypatch: pytest.MonkeyPatch, rf: Any) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RuntimeError("no templates")

    monkeypatch.setattr(errors, "render_to_string", fail)
    page = Visit(errors.server_error(rf.get("/")), "/")
    assert (page.status, page.h1) == (500, "Der er sket en fejl")
    assert breaches_of_the_house(page.root) == []


def test_a_strange_host_gets_a_page(log_lines: list[str]) -> None:
    page = Visit(Client().get("/log-ind/", HTTP_HOST="ond.example"), "/log-ind/")
    assert (page.status, page.h1) == (400, "Vi kan ikke læse forespørgslen")
    page.check()
    assert "ond.example" not in "\n".join(log_lines)


def test_a_form_that_did_not_come_from_us_is_not_taken() -> None:
    page = Visit(Client(enforce_csrf_checks=True).post("/log-ind/", {"login": "x"}), "/log-ind/")
    assert (page.status, page.h1) == (403, "Formularen blev ikke sendt")
    page.check()


def test_where_a_forged_form_came_from_is_not_written_down(log_lines: list[str]) -> None:
    Client(enforce_csrf_checks=True).post(
        "/log-ind/", {"login": "x"}, secure=True, headers={"referer": "https://andre.example/ind/noegle/?mail=ida"}
    )
    (line,) = [each for each in map(json.loads, log_lines) if each["event"] == "csrf_failure"]
    assert line["reason"] == "Referer checking failed"
    assert "andre.example" not in "\n".join(log_lines)


def test_the_page_for_too_many_tries_tells_how_long(rf: Any) -> None:
    page = Visit(errors.locked_out(rf.post("/log-ind/")), "/log-ind/")
    assert (page.status, page.h1) == (429, "Vent lidt, før du prøver igen")
    assert "lukket i 15 minutter" in page.text
    page.check()
