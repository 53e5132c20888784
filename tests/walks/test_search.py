"""Search from the header: pages of courses, cases and pairs, found by any form of a word."""

from __future__ import annotations

from typing import Any

import pytest

from tests.walks.authors import ANNE
from tests.walks.conftest import Walker
from tests.walks.walking import Walk

CPR = "210384-3124"


def search(window: Walk, words: str) -> None:
    window.page.get_by_role("searchbox", name="Søg i materialet").fill(words)
    window.press("Søg", within=".header-search")


def titles(window: Walk) -> list[str]:
    return [str(text) for text in window.page.locator(".found__title").all_inner_texts()]


def test_words_are_found_in_all_their_forms(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(ANNE)
    search(window, "begrundelser")
    assert window.path == "/soeg/"
    found = titles(window)
    assert len(found) > 5
    window.look("soeg-fundet")
    window.write("Ord, bestemmelse eller principmeddelelse", "begrundelsen")
    window.press("Søg")
    assert titles(window) == found
    window.page.locator(".found__title a").first.click()
    window.page.wait_for_url("**/laes/**")
    assert window.h1 == found[0]


def test_what_is_somebodys_is_kindly_refused(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(ANNE)
    search(window, f"sagen om {CPR}")
    assert "Der er ikke søgt. Det, du skrev, ligner et CPR-nummer" in window.text
    assert CPR not in window.page.url
    assert CPR not in window.page.content()
    window.look("soeg-cpr")


def test_nothing_found_says_what_may_help(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(ANNE)
    search(window, "kvantemekanik")
    assert "Det kan hjælpe at:" in window.text
    window.look("soeg-intet")


@pytest.mark.parametrize("javascript", [True, False])
def test_search_on_a_phone_has_a_page_of_its_own(walk: Walker, demo: Any, javascript: bool) -> None:
    window = walk(size="phone", javascript=javascript).enter_demo_as(ANNE)
    window.page.locator(".header-search-link").click()
    window.page.wait_for_url("**/soeg/")
    window.look("soeg-telefon")
    window.write("Ord, bestemmelse eller principmeddelelse", "udlandsophold")
    window.press("Søg")
    assert titles(window)
    window.look("soeg-telefon-fundet")


def test_search_is_used_by_keyboard(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as(ANNE)
    window.reach("Søg i materialet")
    window.type("§ 96")
    window.enter()
    assert titles(window)
