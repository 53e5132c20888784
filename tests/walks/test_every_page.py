"""Every kind of page that a link leads to in the demonstration: axe on a wide and on a narrow screen, and larger text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve

from tests.walks.conftest import Walker
from tests.walks.walking import TOO_WIDE, Walk

# The later ones see what the earlier ones may not; a kind of page is looked at once.
STAFF = ("Anne Lindegård", "Signe Overgaard", "Bodil Kronborg", "Jens Overgård")
MUNICIPAL = ("Solveig Kærsgård", "Frederikke Birkelund")
FILES = (".pdf", ".docx", ".json", ".csv", ".zip", ".txt", "/hent/")
LARGER = "size => { document.documentElement.style.fontSize = size; }"


def kind_of(path: str) -> str | None:
    """The pattern of the address, so that ten forløb are one page; None for a file and for what is not ours."""
    if not path.startswith("/") or path.endswith(FILES):
        return None
    try:
        return str(resolve(path).route)
    except Resolver404:
        return None


def pages_from(start: str, window: Walk, seen: set[str]) -> Iterator[str]:
    """Goes from the page of that address to one page of each kind, and stops at those that nobody has seen yet."""
    waiting, been = [start, "/"], set[str]()
    while waiting:
        path = waiting.pop(0)
        kind = kind_of(path)
        if kind is None or kind in been:
            continue
        been.add(kind)
        window.go(path)
        if kind not in seen:
            seen.add(kind)
            yield path
        links = window.page.eval_on_selector_all("a[href]", "all => all.map(each => each.getAttribute('href'))")
        waiting += [urlsplit(link).path for link in links if not urlsplit(link).netloc]


@pytest.mark.parametrize("size", ["pc", "phone"])
def test_every_kind_of_page_is_accessible_and_fits(walk: Walker, demo: Any, size: str) -> None:
    seen: set[str] = set()
    for person in (*STAFF, *MUNICIPAL):
        window = walk(size=size).enter_demo_as(person)
        # From the edition that has everything, so that there is something on the pages.
        for path in pages_from(f"/runder/{demo.pk}/" if person in STAFF else "/", window, seen):
            window.look(f"alle-{size}-{path.strip('/').replace('/', '-')}")
            if size == "pc":
                window.page.evaluate(LARGER, "20px")
                wide = window.page.evaluate(TOO_WIDE)
                assert not wide, f"{path} is too wide with text of twice the size:\n  - " + "\n  - ".join(wide)
    assert len(seen) > 55, "\n".join(sorted(seen))


def test_every_kind_of_page_of_an_author_is_there_without_javascript(walk: Walker, demo: Any) -> None:
    window = walk(size="phone", javascript=False).enter_demo_as("Jens Overgård")
    seen: set[str] = set()
    for path in pages_from("/kurser/", window, seen):
        assert window.page.locator("h1").is_visible(), path
        too_wide = window.page.evaluate(TOO_WIDE)
        assert not too_wide, f"{path} is too wide without a script:\n  - " + "\n  - ".join(too_wide)
    assert len(seen) > 25, "\n".join(sorted(seen))
