"""Step 9: the evaluator makes the report ready; everybody reads it, asks what stands behind a number, and reads the article."""

from __future__ import annotations

from typing import Any

from tests.walks.conftest import Walker


def test_evaluator_makes_the_report_ready(walk: Walker, demo: Any) -> None:
    workshop = f"/runder/{demo.pk}/rapport/"
    window = walk().enter_demo_as("Signe Overgaard").go(workshop)
    window.look("09-vaerksted")
    window.page.locator("main ul.parts a").first.click()
    window.page.wait_for_url("**/tekst/**")
    window.look("rettelse-af-tekst")
    window.write("Tekst", "Rapporten handler om {findes_ikke} og om forløbene.")
    window.press("Gem teksten")
    assert "findes_ikke" in window.text
    assert window.value("Tekst") == "Rapporten handler om {findes_ikke} og om forløbene."
    window.look("rettelse-af-tekst-fejl")
    window.write("Tekst", "Rapporten handler om forløbene.")
    window.press("Gem teksten")
    assert window.path == workshop

    window.go(f"{workshop}oplysninger/").look("oplysninger")
    window.go(f"{workshop}laes/").look("laes-rapporten")
    window.go(f"{workshop}artikel/").look("laes-artiklen")
    window.go(f"{workshop}offentliggoer/").look("offentliggoer")


def test_everybody_reads_the_published_report(walk: Walker, demo: Any) -> None:
    window = walk().go("/rapporter/")
    window.look("rapporter")
    window.page.locator("main a").first.click()
    window.page.wait_for_url("**/rapporter/*/")
    report = window.path
    assert "77 procent" in window.text
    assert "89 procent" in window.text
    assert "Demonstration" in window.page.locator("body").inner_text()
    window.look("09-rapport")

    window.page.locator("main a[href*='/tal/']").first.click()
    window.page.wait_for_url("**/tal/**")
    window.look("09-bag-tallet")
    window.follow("Tilbage til rapporten", within="main")
    assert window.path == report

    window.follow("Læs artiklen", within="main")
    assert "Sidst opdateret" in window.text
    window.look("09-artikel")


def test_published_files_are_what_they_say(walk: Walker, demo: Any) -> None:
    window = walk().go("/rapporter/")
    window.page.locator("main a").first.click()
    window.page.wait_for_url("**/rapporter/*/")
    beginnings = {}
    for name in ("Hent PDF", "Hent Word-dokument", "Hent tallene (JSON)"):
        address = window.page.locator("main").get_by_role("link", name=name, exact=True).get_attribute("href")
        answer = window.context.request.get(window.address + address)
        beginnings[name] = answer.body()[:2]
    assert beginnings == {"Hent PDF": b"%P", "Hent Word-dokument": b"PK", "Hent tallene (JSON)": b"{\n"}


def test_report_and_article_fit_a_phone(walk: Walker, demo: Any) -> None:
    window = walk(size="phone").go("/rapporter/")
    window.look("rapporter-telefon")
    window.page.locator("main a").first.click()
    window.page.wait_for_url("**/rapporter/*/")
    window.look("rapport-telefon")
    window.follow("Læs artiklen", within="main")
    window.look("artikel-telefon")


def test_report_is_read_by_keyboard_and_without_javascript(walk: Walker, demo: Any) -> None:
    keys = walk().go("/rapporter/")
    keys.page.locator("main a").first.click()
    keys.page.wait_for_url("**/rapporter/*/")
    keys.reach("Læs artiklen")
    keys.enter()
    assert "/artikler/" in keys.path
    plain = walk(javascript=False).go(keys.path)
    assert "Sidst opdateret" in plain.text


def test_workshop_fits_a_phone(walk: Walker, demo: Any) -> None:
    walk(size="phone").enter_demo_as("Signe Overgaard").go(f"/runder/{demo.pk}/rapport/").look("vaerksted-telefon")
