"""Where the documents' typeface lies: IBM Plex Sans, brought in by `make setup`."""

from __future__ import annotations

from pathlib import Path

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
        raise FontsMissingError(f"Skrifttypen mangler: {path.name}. Kør «make setup», som henter den.")
    return path
