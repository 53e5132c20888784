"""The colours of the stylesheet can be told apart: WCAG 2.2 asks 4.5 for text and 3 for what else must be seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from sagkyndig.foundation import ui

STATIC = Path(ui.__file__).parent / "static" / "ui"
STYLE = (STATIC / "sagkyndig.css").read_text()
COLOURS = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6});", STYLE))


def luminance(colour: str) -> float:
    parts = (int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5))
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_ends() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


TEXT = [
    ("ink", "paper"),
    ("ink", "petrol-pale"),
    ("ink", "demonstration"),
    ("quiet", "paper"),
    ("quiet", "petrol-pale"),
    ("petrol", "paper"),
    ("petrol", "petrol-pale"),
    ("petrol-dark", "paper"),
    ("paper", "petrol"),
    ("paper", "petrol-dark"),
    ("paper", "green"),
    ("green", "paper"),
    ("green", "petrol-pale"),
    ("amber", "paper"),
    ("amber", "petrol-pale"),
    ("red", "paper"),
]


@pytest.mark.parametrize(("text", "ground"), TEXT)
def test_text_can_be_read(text: str, ground: str) -> None:
    assert contrast(COLOURS[text], COLOURS[ground]) >= 4.5


def test_edges_of_fields_can_be_seen() -> None:
    assert contrast(COLOURS["line-strong"], COLOURS["paper"]) >= 3


def test_every_colour_in_use_is_one_of_these() -> None:
    used = set(re.findall(r"var\(--([a-z-]+)\)", STYLE))
    assert used == set(COLOURS)


def test_nothing_is_fetched_from_elsewhere() -> None:
    for file in STATIC.iterdir():
        said = file.read_text().replace("http://www.w3.org/2000/svg", "")
        assert not re.search(r"(https?:)?//[a-z]+\.[a-z]", said), file.name
