"""What stands around every page: the authority, the mark of a demonstration, the menu and the person's roles."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.order import built_steps
from sagkyndig.lobby.web.doors import may_open
from sagkyndig.pure.danish import capitalised, listing

SITE_NAME = "Sagkyndig"
# What a person may not open is left out. The beginnings say which pages belong under the entry.
MENU: tuple[tuple[str, str, tuple[str, ...]], ...] = (
    ("Forside", "lobby:home", ()),
    ("Mit forløb", "planning:my_course_run", ("/mit-forloeb/",)),
    ("Kurser", "courses:courses", ("/kurser/",)),
    ("Lovregister", "law:register", ("/lovregister/", "/gennemgang/")),
    ("Kommunetal", "selection:figures", ("/kommunetal/",)),
    ("Programmer", "programme:programmes", ("/programmer/", "/runder/", "/forloeb/", "/dage/")),
    ("Personer", "people:people", ("/administration/personer/",)),
    ("Myndighed", "organisation:ours", ("/administration/myndighed/",)),
    ("Udbakke", "post:outbox", ("/administration/udbakke/",)),
    ("Hændelser", "audit:entries", ("/administration/haendelser/",)),
    ("Opbevaring", "lobby:retention", ("/administration/opbevaring/",)),
    ("Hjælp", "lobby:help", ()),
)


# The page of each step that stands, by the step's name: on it one can go on to the steps beside it.
STEP_PAGES: dict[str, str] = {
    "programme": "programme:edition",
    "courses": "courses:edition_course",
    "selection": "selection:standings",
    "planning": "planning:course_runs",
    "evaluation": "evaluation:overview",
    "report": "report:workshop",
}


@dataclass(frozen=True)
class StepLink:
    """A step of the edition that the page belongs to. `current`: it is this page."""

    number: int
    title: str
    href: str
    current: bool


@dataclass(frozen=True)
class MenuEntry:
    """One entry of the main menu. `current`: it is this page; `active`: this page belongs under it."""

    text: str
    href: str
    current: bool
    active: bool


def surroundings(request: HttpRequest) -> dict[str, Any]:
    """Read when a page asks for them: a fragment or a file costs no query."""
    organisation = SimpleLazyObject(organisations.ours)
    person = getattr(request, "user", None)
    return {
        "organisation": organisation,
        "is_demonstration": SimpleLazyObject(lambda: organisation.is_demonstration),
        "site_name": SITE_NAME,
        "menu": SimpleLazyObject(lambda: menu_for(person, request.path)),
        "roles_in_words": SimpleLazyObject(lambda: roles_in_words(person)),
        "steps_around": SimpleLazyObject(lambda: steps_around(request)),
        "search_href": SimpleLazyObject(lambda: search_href(request, person)),
        "reports_href": SimpleLazyObject(lambda: reverse("report:reports")),
    }


def menu_for(person: object, path: str) -> list[MenuEntry]:
    """The entries that the person may open; none for somebody who is not signed in."""
    if not isinstance(person, Person):
        return []
    entries = []
    for text, name, beginnings in MENU:
        href = reverse(name)
        # The way in sends people of a municipality on to their forløb, which has an entry of its own.
        if (name == "lobby:home" and not person.is_staff_of_board) or not may_open(person, href):
            continue
        entries.append(MenuEntry(text, href, current=path == href, active=path.startswith(beginnings)))
    return entries


def steps_around(request: HttpRequest) -> list[StepLink]:
    """The steps that stand, on a step's own page; none on other pages. Their states cost queries and stay out."""
    page = request.resolver_match
    if page is None or page.view_name not in STEP_PAGES.values():
        return []
    links = [
        StepLink(step.number, step.title, href, current=STEP_PAGES[step.name] == page.view_name)
        for step in built_steps()
        for href in [reverse(STEP_PAGES[step.name], kwargs=page.kwargs)]
    ]
    return [link for link in links if may_open(request.user, link.href)]


def search_href(request: HttpRequest, person: object) -> str:
    """Where the header's search leads; empty for who may not search, and on the page that has a larger one."""
    href = reverse("lobby:search")
    return href if isinstance(person, Person) and may_open(person, href) and request.path != href else ""


def roles_in_words(person: object) -> str:
    """`Programleder og evaluator`; empty for somebody who is not signed in."""
    if not isinstance(person, Person):
        return ""
    return capitalised(listing([role.label.lower() for role in person.roles]))
