"""Step 8: the evaluator chooses the questionnaire, fixes a target, and brings answers in, with bad files first."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from sagkyndig.journey.programme.models import Edition
from tests.factories.programme import make_edition
from tests.walks.conftest import Walker
from tests.walks.places import ROOT

ANSWERS = ROOT / "content" / "demo" / "svar-2023.csv"


@pytest.fixture
def edition(demo: Any) -> Edition:
    """A new edition that began from nothing: no questionnaire, no answers."""
    return make_edition(programme=demo.programme, year=2026, theme="Merudgifter")


def test_evaluator_brings_answers_in(walk: Walker, edition: Edition, tmp_path: Path) -> None:
    window = walk().enter_demo_as("Signe Overgaard")
    window.go(f"/runder/{edition.pk}/evaluering/")
    window.look("evaluering-tom")
    window.go(f"/runder/{edition.pk}/evaluering/spoergeskema/")
    window.press("Brug spørgeskemaet")
    assert window.page.get_by_role("radio").count() == 1
    window.look("vaelg-spoergeskema-fejl")
    window.tick("Spørgeskema om læringsforløbet, version 2023.1")
    window.press("Brug spørgeskemaet")
    window.look("evaluering-uden-svar")

    window.go(f"/runder/{edition.pk}/evaluering/maal/oeget_kendskab/")
    window.write("Mindste andel i procent", "750")
    assert window.page.get_by_label(
        "I nogen grad", exact=True
    ).is_checked()  # what the questionnaire counts as positive
    window.tick("I nogen grad")
    window.press("Gem målet")
    assert "Skriv et tal fra 1 til 100." in window.text
    assert window.value("Mindste andel i procent") == "750"
    assert not window.page.get_by_label("I nogen grad", exact=True).is_checked()
    window.look("maal-fejl")
    window.write("Mindste andel i procent", "75")
    window.press("Gem målet")
    window.look("evaluering-med-maal")

    window.go(f"/runder/{edition.pk}/evaluering/svar/")
    empty = tmp_path / "tom.csv"
    empty.write_bytes(b"")
    window.send("Fil med svar", empty)
    window.press("Se svarene")
    assert window.path.endswith("/svar/")
    window.look("hent-svar-tom-fil")

    binary = tmp_path / "billede.xlsx"
    binary.write_bytes(bytes(range(256)) * 20)
    window.send("Fil med svar", binary)
    window.press("Se svarene")
    assert window.path.endswith("/svar/")
    window.look("hent-svar-ikke-et-regneark")

    wrong = tmp_path / "forkert.csv"
    wrong.write_text(ANSWERS.read_text(encoding="utf-8").replace("I høj grad", "Ja", 1), encoding="utf-8")
    window.send("Fil med svar", wrong)
    window.press("Se svarene")
    assert "»Ja« er ikke en svarmulighed" in window.text
    window.look("08-se-svarene-med-fejl")
    window.press("Kassér filen")

    renamed = tmp_path / "andre-navne.csv"
    renamed.write_text(ANSWERS.read_text(encoding="utf-8").replace("oeget_kendskab", "spm1", 1), encoding="utf-8")
    window.go(f"/runder/{edition.pk}/evaluering/svar/")
    window.send("Fil med svar", renamed)
    window.press("Se svarene")
    window.look("se-svarene-anden-kolonne")
    window.page.locator("select[name=column_oeget_kendskab]").select_option("spm1")
    window.press("Prøv kolonnerne igen")
    assert "44 besvarelser" in window.text
    window.look("08-se-svarene")
    window.press("Gem svarene")
    assert "44 deltagere har svaret." in window.text
    window.look("08-evaluering")

    window.go(f"/runder/{edition.pk}/evaluering/svar/")
    window.send("Fil med svar", renamed)
    window.press("Se svarene")
    window.page.locator("select[name=column_oeget_kendskab]").select_option("spm1")
    window.press("Prøv kolonnerne igen")
    assert "Filen er allerede hentet ind" in window.text
    window.look("se-svarene-samme-fil")


def test_evaluation_fits_a_phone(walk: Walker, demo: Any) -> None:
    window = walk(size="phone").enter_demo_as("Signe Overgaard")
    window.go(f"/runder/{demo.pk}/evaluering/").look("evaluering-telefon")
    window.go(f"/runder/{demo.pk}/evaluering/spoergeskema/").look("spoergeskema-telefon")


def test_answers_are_brought_in_without_javascript(walk: Walker, edition: Edition) -> None:
    window = walk(javascript=False).enter_demo_as("Signe Overgaard")
    window.go(f"/runder/{edition.pk}/evaluering/spoergeskema/")
    window.tick("Spørgeskema om læringsforløbet, version 2023.1")
    window.press("Brug spørgeskemaet")
    window.go(f"/runder/{edition.pk}/evaluering/svar/")
    window.send("Fil med svar", ANSWERS)
    window.press("Se svarene")
    window.press("Gem svarene")
    assert "44 deltagere har svaret." in window.text
