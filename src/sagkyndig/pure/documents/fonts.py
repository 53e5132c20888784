"""The documents' typeface, IBM Plex Sans: where it lies, and as the typesetter takes it."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import typst

FONTS_DIR = Path(__file__).resolve().parents[2] / "vendor" / "fonts"
FAMILY = "IBM Plex Sans"

# (file name's weight, CSS weight, CSS style)
CUTS = (
    ("Regular", 400, "normal"),
    ("Italic", 400, "italic"),
    ("SemiBold", 600, "normal"),
    ("Bold", 700, "normal"),
)


class FontsMissingError(RuntimeError):
    """The typeface is not installed, so that no document can be made as it should look."""


def font_file(cut: str, ending: str = ".ttf") -> Path:
    path = FONTS_DIR / f"IBMPlexSans-{cut}{ending}"
    if not path.is_file():
        raise FontsMissingError(f"Skrifttypen mangler: {path.name}. Kør »make setup«, som henter den.")
    return path


@cache
def typesetter_fonts() -> typst.Fonts:
    """Our own typeface and no other, so that a document looks the same whatever the machine has installed."""
    for cut, _, _ in CUTS:
        font_file(cut)
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS_DIR])
