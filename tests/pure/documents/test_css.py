"""The stylesheet: linked in the web application, inlined in a page that stands alone."""

from __future__ import annotations

import base64
import re

from sagkyndig.pure.documents.css import STYLESHEET, font_faces, page_css, publication_css
from sagkyndig.pure.documents.fonts import font_file
from sagkyndig.pure.documents.tree import figure_anchor


def channels(colour: str) -> list[float]:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]


def contrast(one: str, other: str) -> float:
    lights = sorted(0.2126 * r + 0.7152 * g + 0.0722 * b for r, g, b in (channels(one), channels(other)))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def colours() -> dict[str, str]:
    return dict(re.findall(r"--pub-(\w+): (#[0-9a-f]{6});", publication_css()))


def test_the_stylesheet_is_the_file_that_the_web_application_serves() -> None:
    assert publication_css() == STYLESHEET.read_text(encoding="utf-8")


def test_every_rule_keeps_to_the_publication() -> None:
    css = re.sub(r"/\*.*?\*/", "", publication_css(), flags=re.DOTALL)
    selectors = [part.strip() for head in re.findall(r"([^{};]+)\{", css) for part in head.split(",\n")]
    assert [s for s in selectors if not s.startswith(("@", ".pub", "syntax"))] == []


def test_every_text_colour_is_read_easily() -> None:
    found = colours()
    assert sorted(found) == ["accent", "ink", "quiet", "rule", "tint"]
    for ground in ("#ffffff", found["tint"]):
        assert min(contrast(found[name], ground) for name in ("ink", "quiet", "accent")) > 7


def test_the_typeface_rides_along() -> None:
    faces = font_faces()
    assert re.findall(r"font-weight:(\d+);font-style:(\w+)", faces) == [
        ("400", "normal"),
        ("400", "italic"),
        ("600", "normal"),
        ("700", "normal"),
    ]
    first = re.search(r"base64,([^\"]+)", faces)
    assert first is not None
    assert base64.b64decode(first[1]) == font_file("Regular", "-Latin1.woff2").read_bytes()


def test_a_title_cannot_break_out_of_the_sheet_of_paper() -> None:
    css = page_css(running_head='</style><script>"', running_foot="a\\b", cover=True)
    assert "</style>" not in css
    assert r'content:"\3c /style>\3c script>\22 "' in css
    assert r'content:"a\5c b"' in css


def test_the_name_of_a_figure_stays_on_one_line() -> None:
    (rule,) = re.findall(r"^(.+) \{\s+white-space: nowrap;\s+\}", publication_css(), flags=re.MULTILINE)
    assert rule == f'.pub span a[href^="#{figure_anchor("4.1").split("-")[0]}-"]'
