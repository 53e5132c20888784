"""Rates with intervals, drawn: what stands where, and that it is a picture for those who do not see it."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from sagkyndig.pure.figures import IntervalRow, intervals_svg

SVG = "{http://www.w3.org/2000/svg}"
ROWS = (IntervalRow("Ådal", 0.6, 0.5, 0.75), IntervalRow("Egeløse <&>", 0.4, 0.0, 1.0, is_strong=False))


def drawn(rows: tuple[IntervalRow, ...] = ROWS, mean: float | None = 0.45, width: int = 640) -> ElementTree.Element:
    svg = intervals_svg(rows, name="figur-1", title="Titel & mere", description="I ord.", mean=mean, width=width)
    return ElementTree.fromstring(svg)  # noqa: S314


def x_of(share: float, width: int = 640) -> float:
    left, right = round(width * 0.34), width - 12
    return left + share * (right - left)


@pytest.mark.parametrize("width", [640, 340])
def test_dots_and_lines_stand_on_the_axis_from_nought_to_a_hundred(width: int) -> None:
    svg = drawn(width=width)
    dots = [float(dot.attrib["cx"]) for dot in svg.iter(f"{SVG}circle")]
    assert dots == [pytest.approx(x_of(0.6, width), abs=0.1), pytest.approx(x_of(0.4, width), abs=0.1)]
    spans = [
        (float(line.attrib["x1"]), float(line.attrib["x2"]))
        for line in svg.iter(f"{SVG}line")
        if line.attrib["stroke-width"] == "3"
    ]
    assert spans == [
        (pytest.approx(x_of(0.5, width), abs=0.1), pytest.approx(x_of(0.75, width), abs=0.1)),
        (pytest.approx(x_of(0.0, width), abs=0.1), pytest.approx(x_of(1.0, width), abs=0.1)),
    ]
    assert max(end for _, end in spans) <= width


def test_the_mean_is_a_dashed_line_where_there_is_one() -> None:
    def dashed(svg: ElementTree.Element) -> list[str]:
        return [line.attrib["x1"] for line in svg.iter(f"{SVG}line") if "stroke-dasharray" in line.attrib]

    assert [float(x) for x in dashed(drawn())] == [pytest.approx(x_of(0.45), abs=0.1)]
    assert dashed(drawn(mean=None)) == []


def test_it_says_in_words_what_it_shows() -> None:
    svg = drawn()
    assert svg.attrib["role"] == "img"
    told = {each.attrib["id"]: each.text for each in svg if "id" in each.attrib}
    assert told == {"figur-1-titel": "Titel & mere", "figur-1-tekst": "I ord."}
    assert svg.attrib["aria-labelledby"].split() == list(told)
    assert [text.text for text in svg.iter(f"{SVG}text")][-2:] == ["Ådal", "Egeløse <&>"]


def test_it_has_neither_style_nor_script() -> None:
    svg = intervals_svg(ROWS, name="f", title="t", description="d")
    assert not re.search(r"style=|<script|<style|class=", svg)


def test_a_long_name_is_cut_and_a_sign_that_xml_lacks_is_blanked() -> None:
    long = IntervalRow("Nordvestbjergskovby-Sønderlandssogn Regionskommune", 0.5, 0.4, 0.6)
    names = [text.text or "" for text in drawn((long, IntervalRow("A\x00B", 0.5, 0.4, 0.6))).iter(f"{SVG}text")]
    assert names[-2].endswith("…")
    assert len(names[-2]) < len(long.label)
    assert names[-1] == "A B"


@pytest.mark.parametrize("row", [(1.2, 0.5, 0.7), (0.5, 0.7, 0.6), (0.5, -0.1, 0.6), (0.5, 0.4, 1.1)])
def test_what_is_no_interval_of_shares(row: tuple[float, float, float]) -> None:
    with pytest.raises(ValueError, match="interval of shares"):
        IntervalRow("A", *row)
