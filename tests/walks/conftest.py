"""The walks: stories in a real Chromium against the running application, with a fixed clock and fixed windows."""

from __future__ import annotations

import os
import re
import traceback
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Clock
from tests.walks.places import FAILED, FLAGS, PICTURES, chromium, missing
from tests.walks.walking import SIZES, Walk

Walker = Callable[..., Walk]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "walks" in item.path.parts:
            item.add_marker(pytest.mark.walk)


@pytest.hookimpl(hookwrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Iterator[None]:
    """Leaves the outcome where the fixture `walk` finds it, so that a failure leaves a picture."""
    outcome: Any = yield
    report = outcome.get_result()
    if report.when == "call":
        item.stash[FAILED_KEY] = report.failed


FAILED_KEY = pytest.StashKey[bool]()


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    if lacking := missing():
        pytest.fail(lacking, pytrace=False)
    from playwright.sync_api import sync_playwright

    # Playwright's loop runs in this thread, and Django takes every loop for a reason to refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        running = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        yield running
        running.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def walk(
    request: pytest.FixtureRequest, browser: Any, clock: Clock, transactional_db: None, live_server: Any
) -> Iterator[Walker]:
    """`walk(person or None, size="pc", javascript=True) -> Walk`: a window, with the person signed in."""
    from django.core.cache import cache
    from django.core.signals import got_request_exception

    cache.clear()  # what sign-in counts as tries belongs to one walk
    walks: list[Walk] = []
    into = request.config.getoption("--shots-into")
    shots = Path(into) if into else PICTURES if request.config.getoption("--shots") else None

    def went_wrong(**_: Any) -> None:
        for each in walks:
            each.complaints.append("server: " + traceback.format_exc(limit=-3))

    got_request_exception.connect(went_wrong)

    def begin(person: Any = None, size: str = "pc", *, javascript: bool = True) -> Walk:
        context = browser.new_context(
            viewport=SIZES[size],
            locale="da-DK",
            timezone_id="Europe/Copenhagen",
            reduced_motion="reduce",
            java_script_enabled=javascript,
        )
        context.set_default_timeout(10_000)
        if person is not None:
            context.add_cookies([_session_of(person, live_server.url)])
        walks.append(Walk(context, live_server.url, shots=shots, javascript=javascript))
        return walks[-1]

    yield begin
    got_request_exception.disconnect(went_wrong)
    failed = request.node.stash.get(FAILED_KEY, False)
    for number, each in enumerate(walks, 1):
        if failed:
            FAILED.mkdir(exist_ok=True)
            each.picture(FAILED / f"{re.sub(r'[^a-z0-9]+', '-', request.node.name.lower())}-{number}.png")
        each.context.close()


def _session_of(person: Any, address: str) -> dict[str, str]:
    from django.conf import settings
    from django.test import Client

    client = Client()
    client.force_login(person)
    name = settings.SESSION_COOKIE_NAME
    return {"name": name, "value": client.cookies[name].value, "url": address}


@pytest.fixture
def demo(walk: Walker, clock: Clock, settings: Any) -> Any:
    """The demo as it is played, some weeks after the article: gives the edition of 2023."""
    from tests.factories.demo import make_demo

    settings.DEMO, settings.SECOND_FACTOR = True, False
    clock.set(2024, 8, 12, 10)
    return make_demo()
