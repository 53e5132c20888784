"""The publication's stylesheet, alone and as a self-contained page carries it."""

from __future__ import annotations

import base64
from functools import cache
from pathlib import Path

from sagkyndig.pure.documents.fonts import CUTS, FAMILY, font_file

STYLESHEET = Path(__file__).resolve().parent / "assets" / "publication.css"

# What the foundry put in its Latin1 cut: everything Danish is written with.
LATIN1 = (
    "U+0000,U+000D,U+0020-007E,U+00A0-00FF,U+0131,U+0152-0153,U+02C6,U+02DA,U+02DC,U+2013-2014,U+2018-201A,"
    "U+201C-201E,U+2020-2022,U+2026,U+2030,U+2039-203A,U+2044,U+20AC,U+2122,U+2212,U+FB01-FB02"
)

# The title page runs to the edge of the sheet, and says in full what the running head says.
COVER = "@media print{@page :first{margin:0;@top-left{content:none}@bottom-left{content:none}@bottom-right{content:none}}}\n"


@cache
def publication_css() -> str:
    """The stylesheet that the web application serves beside `to_fragment`; the typeface comes from the page."""
    return STYLESHEET.read_text(encoding="utf-8")


@cache
def font_faces() -> str:
    return "".join(_font_face(cut, weight, style) for cut, weight, style in CUTS)


def page_css(*, running_head: str, running_foot: str, cover: bool) -> str:
    """Stylesheet, typeface and sheet of paper for a page that must need nothing but itself."""
    return font_faces() + publication_css() + _sheet(running_head, running_foot) + (COVER if cover else "")


def _font_face(cut: str, weight: int, style: str) -> str:
    data = base64.b64encode(font_file(cut, "-Latin1.woff2").read_bytes()).decode("ascii")
    return (
        f"@font-face{{font-family:{_quoted(FAMILY)};font-weight:{weight};font-style:{style};font-display:swap;"
        f'src:url("data:font/woff2;base64,{data}") format("woff2");unicode-range:{LATIN1}}}\n'
    )


def _sheet(running_head: str, running_foot: str) -> str:
    small = 'font:8.5pt "IBM Plex Sans",sans-serif;color:#475156'
    return (
        "\n@media print{@page{size:A4;margin:28mm 19mm 24mm 24mm;"
        f"@top-left{{content:{_quoted(running_head)};{small};font-weight:600;color:#0b5563;vertical-align:bottom;"
        "padding-bottom:8mm;white-space:nowrap}"
        f"@bottom-left{{content:{_quoted(running_foot)};{small};vertical-align:top;padding-top:6mm;white-space:nowrap}}"
        f'@bottom-right{{content:"Side " counter(page) " af " counter(pages);{small};vertical-align:top;'
        "padding-top:6mm}}}\n"
    )


def _quoted(text: str) -> str:
    """A CSS string. `<` is escaped too, so that no title can close the style element around it."""
    safe = text.replace("\\", "\\5c ").replace('"', "\\22 ").replace("<", "\\3c ").replace("\n", " ")
    return f'"{safe}"'
