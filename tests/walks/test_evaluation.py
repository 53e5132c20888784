"""Step 8: the evaluator chooses the questionnaire, fixes targets, and brings answers in, with bad files first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sagkyndig.journey.programme.models import Edition
from tests.factories.programme import make_edition
from tests.walks.conftest import Walker
from tests.walks.places import ROOT
from tests.walks.walking import Walk

ANSWERS = ROOT / "content" / "demo" / "svar-2023.csv"
QUESTIONNAIRE = "Spørgeskema om læringsforløbet, version 2023.1"


@pytest.fixture
def edition(demo: Any) -> Edition:
    """A new edition that began from nothing: no questionnaire, no answers."""
    return make_edition(programme=demo.programme, year=2026, theme="Merudgifter")


def send(window: Walk, path: Path) -> None:
    window.send("Fil med svar", path)
    window.press("Se svarene")


def test_evaluator_brings_answers_in(walk: Walker, edition: Edition, tmp_path: Path) -> None:
    overview = f"/runder/{edition.pk}/evaluering/"
    window = walk().enter_demo_as("Signe Overgaard").go(overview)
    window.look("evaluering-tom")
    window.follow("Vælg spørgeskema", within="main")
    window.press("Brug spørgeskemaet")
    assert window.page.get_by_role("radio").count() == 1
    window.look("vaelg-spoergeskema-fejl")
    window.tick(QUESTIONNAIRE)
    window.press("Brug spørgeskemaet")
    window.look("evaluering-uden-svar")

    window.follow("Fastsæt det første mål", within="main")
    window.write("Mindste andel i procent", "750")
    counts = window.page.get_by_label("I nogen grad", exact=True)
    assert counts.is_checked()  # what the questionnaire counts as positive
    window.tick("I nogen grad")
    window.press("Gem målet")
    assert "Skriv et tal fra 1 til 100." in window.text
    assert window.value("Mindste andel i procent") == "750"
    assert not counts.is_checked()
    window.look("maal-fejl")
    window.tick("I nogen grad")
    window.write("Mindste andel i procent", "75")
    window.press("Gem målet")
    assert "Mindst 75 procent svarer »I høj grad« eller »I nogen grad«." in window.text
    window.look("08-maal")

    window.follow("Hent svar ind", within="main")
    for name, content, picture in (
        ("tom.csv", b"", "hent-svar-tom-fil"),
        ("billede.xlsx", bytes(range(256)) * 20, "hent-svar-ikke-et-regneark"),
    ):
        bad = tmp_path / name
        bad.write_bytes(content)
        send(window, bad)
        assert window.path == f"{overview}svar/"
        window.look(picture)

    wrong = tmp_path / "forkert.csv"
    wrong.write_text(ANSWERS.read_text(encoding="utf-8").replace("I høj grad", "Ja", 1), encoding="utf-8")
    send(window, wrong)
    assert "»Ja« er ikke en svarmulighed" in window.text
    window.look("08-se-svarene-med-fejl")
    window.follow("Vælg den rettede fil", within="main")

    renamed = tmp_path / "andre-navne.csv"
    renamed.write_text(ANSWERS.read_text(encoding="utf-8").replace("oeget_kendskab", "spm1", 1), encoding="utf-8")
    send(window, renamed)
    window.look("se-svarene-anden-kolonne")
    window.press("Prøv kolonnerne igen")
    assert "Vælg den kolonne, der har svarene." in window.text
    window.look("se-svarene-kolonne-mangler")
    window.page.locator("select[name=column_oeget_kendskab]").select_option("spm1")
    window.press("Prøv kolonnerne igen")
    assert "44 besvarelser og 11 kommentarer." in window.text
    window.look("08-se-svarene")
    window.press("Gem svarene")
    assert "44 deltagere har svaret." in window.text
    window.look("08-evaluering")
    window.page.get_by_text("Vis figur 4.2 som tabel").click()
    window.look("evaluering-tabel")

    window.follow("Hent flere svar ind", within="main")
    send(window, renamed)
    assert "Filen er allerede hentet ind" in window.text
    window.look("se-svarene-samme-fil")
    window.press("Kassér filen")
    assert window.path == overview
    window.follow("Tag ud andre-navne.csv", within="main")
    window.look("tag-ud")
    window.press("Tag svarene ud")
    assert "Ingen af de hentede svar tæller med lige nu." in window.text
    window.look("evaluering-taget-ud")
    window.press("Sæt tilbage andre-navne.csv")
    assert "44 deltagere har svaret." in window.text


def test_a_target_is_fixed_by_keyboard(walk: Walker, edition: Edition) -> None:
    window = walk().enter_demo_as("Signe Overgaard").go(f"/runder/{edition.pk}/evaluering/")
    window.reach("Vælg spørgeskema")
    window.enter()
    window.reach(QUESTIONNAIRE)
    window.key("Space")
    window.reach("Brug spørgeskemaet")
    window.enter()
    window.reach("Fastsæt det første mål")
    window.enter()
    window.reach("Mindste andel i procent")
    window.type("75")
    window.enter()
    assert "Målet for »Kendskab til de generelle sagsbehandlingsregler« er fastsat." in window.text


def test_evaluation_fits_a_phone(walk: Walker, demo: Any) -> None:
    window = walk(size="phone").enter_demo_as("Signe Overgaard")
    window.go(f"/runder/{demo.pk}/evaluering/").look("evaluering-telefon")
    window.go(f"/runder/{demo.pk}/evaluering/spoergeskema/").look("spoergeskema-telefon")
    window.go(f"/runder/{demo.pk}/evaluering/svar/").look("hent-svar-telefon")


def test_answers_are_brought_in_without_javascript(walk: Walker, edition: Edition) -> None:
    window = walk(javascript=False).enter_demo_as("Signe Overgaard").go(f"/runder/{edition.pk}/evaluering/")
    window.follow("Vælg spørgeskema", within="main")
    window.tick(QUESTIONNAIRE)
    window.press("Brug spørgeskemaet")
    window.follow("Hent svar ind uden mål", within="main")
    send(window, ANSWERS)
    window.press("Gem svarene")
    assert "44 deltagere har svaret." in window.text
    assert "Der blev ikke fastsat mål, før de første svar kom ind." in window.text
