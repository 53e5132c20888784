"""A log line tells what happened, never who, which token or what text."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from sagkyndig.config.log_lines import JsonLines
from sagkyndig.foundation.ui.web import request_id


def line(name: str, message: str, *args: object, error: BaseException | None = None, **extra: object) -> dict[str, Any]:
    exc_info = (type(error), error, error.__traceback__) if error else None
    record = logging.LogRecord(name, logging.WARNING, __file__, 1, message, args, exc_info)
    record.__dict__.update(extra)
    written = JsonLines().format(record)
    assert "\n" not in written
    return dict(json.loads(written))


def test_our_own_lines_tell_the_event_and_its_fields() -> None:
    told = line("sagkyndig.access", "request", fields={"route": "ind/<token>/", "status": 200})
    assert {**told, "time": ""} == {
        "time": "",
        "level": "warning",
        "logger": "sagkyndig.access",
        "event": "request",
        "route": "ind/<token>/",
        "status": 200,
    }


def test_the_request_is_named_while_it_lasts() -> None:
    token = request_id.current.set("3f9a12bc00112233")
    try:
        told = line("sagkyndig.x", "noget")
    finally:
        request_id.current.reset(token)
    assert (told["request"], told["reference"]) == ("3f9a12bc00112233", "3F9A-12BC")
    assert "request" not in line("sagkyndig.x", "noget")


def test_other_libraries_sentences_lose_their_values() -> None:
    assert line("django.request", "Not Found: %s", "/ind/hemmeligt-token/")["event"] == "Not Found: %s"
    assert line("django.security", "Invalid host: /ind/hemmeligt-token/")["event"] == "(udeladt)"


def test_an_exception_is_told_by_type_and_place_without_its_message() -> None:
    try:
        raise ValueError("cpr 010190-1234")
    except ValueError:
        told = line("django.request", "%s: %s", "Internal Server Error", "/x/", error=sys.exc_info()[1])
    assert told["error"] == "ValueError"
    assert told["where"][-1].startswith("tests/config/test_log_lines.py:")
    assert "010190" not in json.dumps(told)
