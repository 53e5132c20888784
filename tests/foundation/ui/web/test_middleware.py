"""What happens around every request."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest
from django.test import Client

from sagkyndig.config.settings import CONTENT_SECURITY_POLICY
from tests.factories.people import make_staff
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


def access(lines: list[str]) -> list[dict[str, Any]]:
    return [line for line in map(json.loads, lines) if line["logger"] == "sagkyndig.access"]


def test_a_line_tells_the_pattern_of_the_address_and_never_the_address(log_lines: list[str]) -> None:
    client = Client(raise_request_exception=False)
    answer = client.get("/proeve/i-stykker/hemmeligt-token/?q=fru+jensen", HTTP_REFERER="https://x.example/hemmelig")
    (line,) = access(log_lines)
    assert {**line, "time": "", "ms": 0, "reference": ""} == {
        "time": "",
        "level": "info",
        "logger": "sagkyndig.access",
        "event": "request",
        "request": answer["X-Request-ID"],
        "reference": "",
        "route": "proeve/i-stykker/<str:token>/",
        "method": "GET",
        "status": 500,
        "ms": 0,
        "user": None,
    }
    written = "\n".join(log_lines)
    for secret in ("hemmelig", "jensen", "010190"):
        assert secret not in written


def test_the_line_names_a_signed_in_person_by_id_alone(visit: Visitor, log_lines: list[str]) -> None:
    person = make_staff(name="Anna Berg", email="anna@klagestyrelsen.example")
    visit(person, "/proeve/formular/")
    assert [line["user"] for line in access(log_lines)] == [person.pk]
    assert "anna" not in "\n".join(log_lines).lower()


def test_an_address_that_is_not_there_is_not_written(log_lines: list[str]) -> None:
    Client().get("/ind/et-gammelt-token-uden-maal/x/y/")
    assert [line["route"] for line in access(log_lines)] == ["(ingen)"]
    assert "gammelt" not in "\n".join(log_lines)


def test_two_requests_have_two_numbers() -> None:
    first, second = (Client().get("/sundhed")["X-Request-ID"] for _ in range(2))
    assert re.fullmatch("[0-9a-f]{16}", first)
    assert first != second


def test_the_browser_is_told_what_it_may_do() -> None:
    answer = Client().get("/log-ind/")
    policy = {part.split()[0]: set(part.split()[1:]) for part in answer["Content-Security-Policy"].split("; ")}
    assert policy == {name: set(said) for name, said in CONTENT_SECURITY_POLICY["DIRECTIVES"].items()}
    assert policy["default-src"] == {"'none'"}
    assert "'unsafe-inline'" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    assert answer["Permissions-Policy"].startswith("camera=()")
    assert "no-cache" in answer["Cache-Control"]


@pytest.mark.parametrize(
    ("path", "status"),
    [("/static/ui/icons.svg", 200), ("/findes/ikke/", 404), ("/sundhed", 200), ("/programmer/", 302)],
)
def test_every_answer_has_the_policy_and_keeps_its_kind(path: str, status: int) -> None:
    answer = Client().get(path)
    assert answer.status_code == status
    assert "default-src 'none'" in answer["Content-Security-Policy"].split("; ")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in answer


def test_nobody_comes_past_the_log_in_to_a_view_that_says_nothing() -> None:
    answer = Client().get("/proeve/lukket/")
    assert (answer.status_code, answer["Location"]) == (302, "/log-ind/?next=/proeve/lukket/")


def test_too_much_is_refused_before_it_is_read(visit: Visitor) -> None:
    page = visit(None, "/proeve/formular/", expect=413, method="post", data={}, CONTENT_LENGTH=str(62 * 1024 * 1024))
    assert page.h1 == "Filen er for stor"
    assert "højst sende 61 MB" in page.text
