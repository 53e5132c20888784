"""Step 9: the evaluator makes the report ready and publishes it; everybody reads it and asks what stands behind a number."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sagkyndig.foundation.people.queries import person_with_email
from sagkyndig.journey.programme.models import Edition
from tests.factories.evaluation import import_answers, make_survey
from tests.factories.programme import make_edition
from tests.walks.conftest import Walker
from tests.walks.walking import Walk

ANSWERED_AT = datetime(2024, 8, 1, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture
def edition(demo: Any) -> Edition:
    """An edition with answers and nothing written about them."""
    evaluator = person_with_email("signe.overgaard@klagestyrelsen.example")
    assert evaluator is not None
    survey = make_survey(make_edition(programme=demo.programme, year=2026, theme="Merudgifter"), evaluator, ANSWERED_AT)
    import_answers(survey, evaluator, ANSWERED_AT)
    return survey.edition


def first_report(window: Walk) -> Walk:
    """From the list of reports to the one that stands first."""
    window.go("/rapporter/").page.locator("main li a").first.click()
    window.page.wait_for_url("**/rapporter/*/")
    return window


def answer_every_finding(window: Walk) -> int:
    answered = 0
    while window.page.get_by_role("link", name="Svar på næste fund").count():
        window.follow("Svar på næste fund", within="main")
        if not answered:
            window.look("svar-paa-fund")
        window.write("Svar på fundet (frivilligt)", "Teksten siger det, som det er.")
        window.press("Gem svaret")
        answered += 1
    return answered


def test_evaluator_writes_and_publishes_the_report(walk: Walker, edition: Edition) -> None:
    workshop = f"/runder/{edition.pk}/rapport/"
    window = walk().enter_demo_as("Signe Overgaard").go(workshop)
    assert "venter på at blive rettet eller besvaret" in window.text
    window.look("09-vaerksted")

    window.page.get_by_text("Konklusion 1 tekst").click()
    window.look("vaerksted-kapitel-aabent")
    window.follow("Afslutningen", within="main")
    window.page.get_by_text("Oplysninger, du kan sætte ind").click()
    window.look("rettelse-af-tekst")
    window.write("Tekst", "I {aar} svarede {findes_ikke} deltagere.")
    window.press("Gem teksten")
    assert "Oplysningen {findes_ikke} findes ikke." in window.text
    assert window.value("Tekst") == "I {aar} svarede {findes_ikke} deltagere."
    window.look("rettelse-af-tekst-fejl")
    window.write("Tekst", "I {aar} svarede {svar} deltagere, og vi holdt {cases_paa_dagen:case:cases}.")
    window.press("Gem teksten")
    assert window.path == workshop

    window.page.locator("main p > a[href$='/oplysninger/']").click()
    window.page.wait_for_url("**/oplysninger/")
    window.look("09-oplysninger")
    window.follow("Indtast Cases på den fysiske dag", within="main")
    window.write("Cases på den fysiske dag (frivilligt)", "mange")
    window.press("Gem oplysningen")
    assert "Skriv et helt tal." in window.text
    window.look("oplysning-fejl")
    window.write("Cases på den fysiske dag (frivilligt)", "7")
    window.write("Kilde (frivilligt)", "Dagsprogrammet")
    window.press("Gem oplysningen")
    assert "7 Dagsprogrammet" in window.text

    window.go(workshop)
    assert answer_every_finding(window) >= 4
    assert "Rapporten er klar til at blive offentliggjort." in window.text
    window.look("vaerksted-klar")

    window.follow("Læs rapporten", within="main")
    assert "I 2026 svarede 44 deltagere, og vi holdt syv cases." in window.text
    window.look("laes-rapporten")
    window.page.locator("main a[href$='/tal/svar:praksis:0+1/']").first.click()
    window.page.wait_for_url("**/tal/**")
    assert "39 af 44 er 89 procent" in window.text
    window.look("bag-tallet-i-udkast")
    window.follow("Tilbage til rapporten", within="main")
    assert window.page.url.endswith("/laes/#figur-4-6")

    window.go(workshop)
    window.follow("Offentliggør rapporten", within="main")
    window.look("offentliggoer")
    window.press("Offentliggør rapporten")
    assert "Rapporten og artiklen er offentliggjort." in window.text
    window.look("vaerksted-offentliggjort")

    reader = first_report(walk(size="phone"))
    assert "I 2026 svarede 44 deltagere" in reader.text
    reader.follow("Læs artiklen", within="main")
    assert reader.path.startswith("/artikler/")


def test_a_corrected_edition_stands_in_place_of_the_first(walk: Walker, demo: Any) -> None:
    window = walk().enter_demo_as("Signe Overgaard").go(f"/runder/{demo.pk}/rapport/")
    window.follow("Offentliggør en rettet udgave", within="main")
    window.press("Offentliggør rapporten")
    assert "Skriv, hvad der er rettet siden sidst." in window.text
    window.look("offentliggoer-fejl")
    window.write("Hvad er rettet?", "En stavefejl i kapitel 2 er rettet.")
    window.press("Offentliggør rapporten")
    assert "Rapporten og artiklen er offentliggjort." in window.text

    reader = first_report(walk())
    assert "En stavefejl i kapitel 2 er rettet." in reader.text
    reader.look("rapport-rettet")
    reader.follow("1. udgave", within="main")
    assert "Der er kommet en rettet udgave" in reader.text
    reader.look("rapport-erstattet")
    reader.follow("Læs den nyeste udgave", within="main")
    assert "2. udgave" in reader.text


def test_everybody_reads_the_published_report(walk: Walker, demo: Any) -> None:
    window = walk().go("/rapporter/")
    window.look("rapporter")
    report = first_report(window).path
    assert "77 procent" in window.text
    assert "89 procent" in window.text
    assert "Demonstration" in window.page.locator("body").inner_text()
    window.look("09-rapport")

    window.page.locator("main a[href*='/tal/svar:praksis:']").first.click()
    window.page.wait_for_url("**/tal/**")
    window.look("09-bag-tallet")
    window.follow("Tilbage til rapporten", within="main")
    assert window.path == report

    window.follow("Læs artiklen", within="main")
    assert "Sidst opdateret" in window.text
    window.look("09-artikel")


def test_published_files_are_what_they_say(walk: Walker, demo: Any) -> None:
    window = first_report(walk())
    beginnings = {}
    for name in ("Hent PDF", "Hent Word-dokument", "Hent tallene (JSON)"):
        address = window.page.locator("main").get_by_role("link", name=name, exact=True).get_attribute("href")
        answer = window.context.request.get(window.address + address)
        beginnings[name] = answer.body()[:2]
    assert beginnings == {"Hent PDF": b"%P", "Hent Word-dokument": b"PK", "Hent tallene (JSON)": b"{\n"}


def test_report_and_article_fit_a_phone(walk: Walker, demo: Any) -> None:
    window = walk(size="phone").go("/rapporter/")
    window.look("rapporter-telefon")
    first_report(window).look("rapport-telefon")
    window.page.locator("main a[href*='/tal/svar:praksis:']").first.click()
    window.page.wait_for_url("**/tal/**")
    window.look("bag-tallet-telefon")
    window.follow("Tilbage til rapporten", within="main")
    window.follow("Læs artiklen", within="main")
    window.look("artikel-telefon")


def test_report_is_read_by_keyboard(walk: Walker, demo: Any) -> None:
    window = first_report(walk())
    window.reach("Læs artiklen")
    window.enter()
    assert "/artikler/" in window.path
    assert "Sidst opdateret" in window.text


def test_a_finding_is_answered_by_keyboard(walk: Walker, edition: Edition) -> None:
    window = walk().enter_demo_as("Signe Overgaard").go(f"/runder/{edition.pk}/rapport/")
    window.reach("Svar på næste fund")
    window.enter()
    window.reach("Svar på fundet (frivilligt)")
    window.type("Det står i figuren.")
    window.reach("Gem svaret")
    window.enter()
    assert "Svar: Det står i figuren." in window.text


def test_the_report_is_made_ready_and_published_without_javascript(walk: Walker, edition: Edition) -> None:
    window = walk(javascript=False).enter_demo_as("Signe Overgaard").go(f"/runder/{edition.pk}/rapport/")
    answer_every_finding(window)
    window.follow("Offentliggør rapporten", within="main")
    window.press("Offentliggør rapporten")
    assert "Rapporten og artiklen er offentliggjort." in window.text
    reader = first_report(walk(javascript=False))
    assert "44 deltagere" in reader.text
    reader.follow("Læs artiklen", within="main")
    assert "Dato for sidste opdatering ikke oplyst" in reader.text


def test_workshop_and_facts_fit_a_phone(walk: Walker, demo: Any, edition: Edition) -> None:
    window = walk(size="phone").enter_demo_as("Signe Overgaard")
    window.go(f"/runder/{demo.pk}/rapport/").look("vaerksted-telefon")
    window.go(f"/runder/{demo.pk}/rapport/oplysninger/").look("oplysninger-telefon")
    window.go(f"/runder/{edition.pk}/rapport/tekst/konklusion.samlet/").look("rettelse-af-tekst-telefon")
