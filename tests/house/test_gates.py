"""Every address says who may open it, none is open by accident, and none vanishes unnoticed.

`routes.txt` is the list. After a change that is meant, write it anew: `pytest tests/house/test_gates.py --routes`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.urls import URLPattern, URLResolver, get_resolver

from sagkyndig.foundation.people.rules import Role
from tests.factories.people import make_person_of
from tests.house.reading import hold
from tests.visits import Visitor

EVERYONE = "everyone"
# A monitor asks for it; nobody reads it.
WITHOUT_SLASH = {"/sundhed"}
ROUTES = Path(__file__).with_name("routes.txt")


def patterns(of: Any, before: str = "", space: str = "") -> Iterator[tuple[str, str, Any]]:
    """(address, name with its namespace, view) of everything that the table of addresses leads to."""
    for entry in of.url_patterns:
        address = before + str(entry.pattern).lstrip("^").removesuffix(r"\Z").removesuffix("$")
        if isinstance(entry, URLResolver):
            inner = f"{space}{entry.namespace}:" if entry.namespace else space
            yield from patterns(entry, address, inner)
        elif isinstance(entry, URLPattern):
            yield f"/{address}", f"{space}{entry.name or ''}", entry.callback


def view_of(callback: Any) -> Any:
    return getattr(callback, "view_class", callback)


def who(callback: Any) -> str:
    """Who may open it, as one word or a list of roles; empty where the view does not say."""
    opens_for = getattr(callback, "opens_for", ())
    return opens_for if isinstance(opens_for, str) else ", ".join(sorted(opens_for))


def routes() -> list[str]:
    return sorted(f"{address:<74} {name:<34} {who(view)}".rstrip() for address, name, view in patterns(get_resolver()))


def test_every_view_says_who_may_open_it() -> None:
    hold(
        f"{address} ({name}): {view_of(view).__module__}.{getattr(view, '__name__', view)}"
        for address, name, view in patterns(get_resolver())
        if not who(view)
    )


def test_login_is_required_unless_a_view_says_otherwise() -> None:
    assert "django.contrib.auth.middleware.LoginRequiredMiddleware" in settings.MIDDLEWARE


def test_no_address_vanishes_unnoticed(pytestconfig: pytest.Config) -> None:
    if pytestconfig.getoption("--routes"):
        ROUTES.write_text("\n".join(routes()) + "\n")
    kept, now = ROUTES.read_text().splitlines(), routes()
    hold(
        [f"gone:  {line}" for line in kept if line not in now] + [f"new:   {line}" for line in now if line not in kept]
    )


def test_addresses_are_small_letters_and_end_in_a_slash() -> None:
    """Files end in their kind instead."""
    hold(
        address
        for address, _, view in patterns(get_resolver())
        if address not in WITHOUT_SLASH
        and not re.fullmatch(r"/(([a-z0-9-]+|<[a-z_]+:?[a-z_]*>)(\.[a-z]+)?/)*([a-z0-9-]+\.[a-z0-9]+)?", address)
    )


@pytest.mark.django_db
def test_nobody_gets_in_without_signing_in() -> None:
    """Each address that is not open to everyone sends a stranger to the sign-in page."""
    from django.test import Client

    hold(
        f"{address}: {status}"
        for address, _, view in patterns(get_resolver())
        if who(view) != EVERYONE
        if (status := Client().get(filled(address)).status_code) != 302
    )


@pytest.mark.django_db
@pytest.mark.parametrize("role", Role)
def test_nobody_comes_through_the_gate_of_another(visit: Visitor, role: Role) -> None:
    """Each role asks for every address that does not name it, and is refused before anything is looked up."""
    person = make_person_of(role)
    client = visit.client(person)
    mine = {EVERYONE, "signed_in", role.value} | ({"staff"} if person.is_staff_of_board else set())
    hold(
        f"{address} ({name}): {status}"
        for address, name, view in patterns(get_resolver())
        if not mine & set(who(view).split(", "))
        if (status := client.get(filled(address)).status_code) != 403
    )


def filled(address: str) -> str:
    """The address with something in each place: whether the thing exists is nobody's business before signing in."""
    kinds = {"int": "1", "slug": "et-navn", "str": "x", "uuid": "00000000-0000-4000-8000-000000000000"}
    return re.sub(r"<(?:(\w+):)?\w+>", lambda match: kinds.get(match.group(1) or "str", "x"), address)
