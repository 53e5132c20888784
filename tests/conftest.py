"""What every test may ask for: a clock that stands still, and visits to pages as one person."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta
from types import ModuleType
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.visits import Visitor

COPENHAGEN = ZoneInfo("Europe/Copenhagen")
FIXED_NOW = datetime(2024, 3, 4, 10, 0, tzinfo=COPENHAGEN)


def pytest_addoption(parser: pytest.Parser) -> None:
    house = parser.getgroup("sagkyndig")
    house.addoption("--shots", action="store_true", help="the walks write their pictures into docs/journey/pictures")
    house.addoption("--shots-into", metavar="FOLDER", help="the same, into another folder")
    house.addoption("--routes", action="store_true", help="write tests/house/routes.txt anew from the addresses")


class Clock:
    """Stands at Monday 4 March 2024, 10.00 in Copenhagen, until a test moves it; `clock()` and `clock.now` tell it."""

    def __init__(self, now: datetime = FIXED_NOW) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    @property
    def today(self) -> date:
        return self.now.astimezone(COPENHAGEN).date()

    def move(self, **by: float) -> datetime:
        """`clock.move(days=3, hours=2)`: the new time."""
        self.now += timedelta(**by)
        return self.now

    def set(self, *parts: int) -> datetime:
        """`clock.set(2024, 6, 24, 9)`: the new time, in Copenhagen."""
        self.now = datetime(*parts, tzinfo=COPENHAGEN)  # type: ignore[misc, arg-type]
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the application reads, standing still. Modules that imported `now` itself are met too."""
    from django.utils import timezone

    fixed, real = Clock(), timezone.now
    monkeypatch.setattr(timezone, "now", fixed)
    for module in _own_modules():
        if getattr(module, "now", None) is real:
            monkeypatch.setattr(module, "now", fixed)
    return fixed


@pytest.fixture
def now(clock: Clock) -> datetime:
    """The fixed time itself, for `at=now`."""
    return clock.now


def _own_modules() -> Iterator[ModuleType]:
    for name, module in list(sys.modules.items()):
        if name.startswith(("sagkyndig.", "django.contrib.", "allauth.")) and module is not None:
            yield module


@pytest.fixture
def visit(db: None, clock: Clock) -> Visitor:
    """`visit(person or None, path, expect=200, method="get", data=None) -> Visit`: see `tests/visits.py`."""
    from django.test import Client

    return Visitor(Client)


@pytest.fixture
def queries(db: None) -> Callable[[Callable[[], Any]], int]:
    """`queries(lambda: candidates_page(edition))`: how many queries that takes, for lists of 1 and 3 rows."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(call: Callable[[], Any]) -> int:
        with CaptureQueriesContext(connection) as captured:
            call()
        return len(captured.captured_queries)

    return count
