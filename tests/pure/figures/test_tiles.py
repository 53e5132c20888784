"""A map of tiles: where they stand, how dark they are, and what is said of them."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from sagkyndig.pure.figures import Tile, tile_map_svg
from sagkyndig.pure.figures.tiles import steps_of

SVG = "{http://www.w3.org/2000/svg}"
TILES = tuple(
    Tile(f"By {at}", at + 1, 1 + at % 2, at / 10, f"By {at}: {10 * at} procent <af> 7", is_marked=at == 3)
    for at in range(10)
)


def drawn(*tiles: Tile) -> ElementTree.Element:
    svg = tile_map_svg(tiles, name="kort", title="Kort", description="I ord.")
    assert not re.search(r"style=|<script|<style|class=", svg)
    return ElementTree.fromstring(svg)  # noqa: S314


def by_words(svg: ElementTree.Element) -> dict[str, ElementTree.Element]:
    return {group.findtext(f"{SVG}title") or "": group for group in svg.iter(f"{SVG}g")}


def test_every_tile_stands_at_its_place_with_its_words() -> None:
    groups = by_words(drawn(*TILES))
    assert sorted(groups) == sorted(tile.words for tile in TILES)
    corners = {}
    for tile in TILES:
        box = groups[tile.words].find(f"{SVG}rect")
        assert box is not None
        corners[tile.label] = (float(box.attrib["x"]), float(box.attrib["y"]))
        assert box.attrib["stroke-width"] == ("4" if tile.is_marked else "1")
        assert [text.text for text in groups[tile.words].iter(f"{SVG}text")] == [
            tile.label,
            str(10 * (tile.column - 1)),
        ]
    assert len(set(corners.values())) == 10
    assert corners["By 0"][0] < corners["By 1"][0]
    assert corners["By 0"][1] < corners["By 1"][1]


def test_a_fifth_of_them_has_each_shade_and_the_highest_the_darkest() -> None:
    assert steps_of(TILES) == (0.2, 0.4, 0.6, 0.8)
    groups = by_words(drawn(*TILES))
    fills = [groups[tile.words].find(f"{SVG}rect") for tile in TILES]
    shades = [box.attrib["fill"] for box in fills if box is not None]
    assert [shades.count(shade) for shade in dict.fromkeys(shades)] == [2] * 5
    brightness = [int(shade[1:3], 16) for shade in dict.fromkeys(shades)]
    assert brightness == sorted(brightness, reverse=True)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_words_can_be_read_on_every_shade() -> None:
    unknown = Tile("Uden", 11, 1, None, "Uden: ingen tal")
    for group in by_words(drawn(*TILES, unknown)).values():
        box, text = group.find(f"{SVG}rect"), group.find(f"{SVG}text")
        assert box is not None
        assert text is not None
        light, dark = sorted((_luminance(box.attrib["fill"]), _luminance(text.attrib["fill"])), reverse=True)
        assert (light + 0.05) / (dark + 0.05) >= 4.5


def test_unknown_shares_long_names_and_nothing_at_all() -> None:
    svg = drawn(Tile("Nordvestbjergskovby", 1, 1, None, "Nordvestbjergskovby: ingen tal"))
    texts = [text.text or "" for text in svg.iter(f"{SVG}text")]
    assert texts[0].endswith(".")
    assert len(texts[0]) < 12
    assert texts[1:] == ["-"]
    assert not list(drawn().iter(f"{SVG}g"))


@pytest.mark.parametrize("place", [(0, 1, 0.5), (1, 0, 0.5), (1, 1, 1.5), (1, 1, -0.1)])
def test_what_is_no_tile(place: tuple[int, int, float]) -> None:
    with pytest.raises(ValueError, match="no tile"):
        Tile("A", *place, words="A")
