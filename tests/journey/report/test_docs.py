"""What the docs list is what the code has."""

from __future__ import annotations

import json
import re
from pathlib import Path

from sagkyndig.journey.report.files.edition_facts import BESIDE_THE_FACTS
from sagkyndig.journey.report.files.figures_json import write_figures
from sagkyndig.journey.report.rules.findings import FindingKind
from sagkyndig.journey.report.rules.outline import Insert
from tests.factories.report import material_of_2023

PAGE = (Path(__file__).parents[3] / "docs" / "journey" / "09-report.md").read_text("utf-8")


def keys(after: str) -> list[str]:
    """What stands in code in the first column of the table that follows those words."""
    table = PAGE[PAGE.index(after) :].split("|---|---|\n")[1].split("\n\n")[0]
    return [key for row in table.splitlines() for key in re.findall(r"`\[*([^`\[\]]+)\]*`", row.split("|")[1])]


def test_the_kinds_of_findings() -> None:
    assert sorted(keys("**The checker**")) == sorted(kind.value for kind in FindingKind)


def test_the_keys_of_a_file_of_facts() -> None:
    assert sorted(keys("## The file of facts")) == sorted(BESIDE_THE_FACTS)


def test_the_keys_of_the_figures() -> None:
    figures = json.loads(write_figures(material_of_2023(), ()))
    assert keys("`figures.json`, the same") == ["answers", "notes", "figures", "options", "findings"]
    assert set(figures) | {"options"} == set(keys("`figures.json`, the same"))
    assert all(f"`{key}`" in PAGE for key in (*figures["figures"][0], *figures["figures"][0]["options"][0]))


def test_what_the_product_puts_in() -> None:
    (row,) = (line for line in PAGE.splitlines() if line.startswith("| `indsaet` |"))
    assert set(re.findall(r"`(\w+)`", row)) - {"indsaet"} == {insert.value for insert in Insert}
