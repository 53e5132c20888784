"""The small drawings of one row: a dot on the common axis, and the years as bars."""

from __future__ import annotations

import re
from xml.etree import ElementTree

import pytest

from sagkyndig.pure.figures import IntervalRow, YearBar, axis_svg, dot_svg, years_svg

SVG = "{http://www.w3.org/2000/svg}"
BARS = (YearBar(2019, 3, 12), YearBar(2020, 0, 4), YearBar(2021, 0, 0))


def parsed(svg: str) -> ElementTree.Element:
    assert not re.search(r"\sstyle=|<style|<script", svg)
    return ElementTree.fromstring(svg)  # noqa: S314


def test_a_dot_stands_under_the_number_of_the_axis_that_it_belongs_to() -> None:
    marks = {each.text: each.attrib["x"] for each in parsed(axis_svg()).iter(f"{SVG}text")}
    assert list(marks) == ["0", "25", "50", "75", "100"]
    drawn = parsed(dot_svg(IntervalRow("Ådal", 0.5, 0.25, 0.75), mean=1.0))
    (dot,) = drawn.iter(f"{SVG}circle")
    assert dot.attrib["cx"] == marks["50"]
    lines = list(drawn.iter(f"{SVG}line"))
    (span,) = [line.attrib for line in lines if line.attrib["stroke-width"] == "3"]
    assert (span["x1"], span["x2"]) == (marks["25"], marks["75"])
    assert [line.attrib["x1"] for line in lines if "stroke-dasharray" in line.attrib] == [marks["100"]]


def test_a_dot_says_nothing_to_those_who_listen() -> None:
    drawn = parsed(dot_svg(IntervalRow("Ådal", 0.5, 0.25, 0.75)))
    assert drawn.attrib["aria-hidden"] == "true"
    assert not [line for line in drawn.iter(f"{SVG}line") if "stroke-dasharray" in line.attrib]


def test_the_longest_year_fills_its_room_and_the_others_are_in_proportion() -> None:
    drawn = parsed(years_svg(BARS, label="Omgjort af afgjorte klager"))
    assert [float(bar.attrib["width"]) for bar in drawn.iter(f"{SVG}rect")] == [192, 48, 64]
    assert [text.text for text in drawn.iter(f"{SVG}text")] == ["2019", "3 af 12", "2020", "0 af 4", "2021", "ingen"]


def test_the_years_are_told_in_words() -> None:
    drawn = parsed(years_svg(BARS, label="Omgjort »&« afgjort"))
    assert drawn.attrib["role"] == "img"
    assert drawn.attrib["aria-label"] == "Omgjort »&« afgjort: 2019 3 af 12, 2020 0 af 4 og 2021 ingen."


def test_no_years_are_an_empty_drawing() -> None:
    assert list(parsed(years_svg((), label="Intet"))) == []


@pytest.mark.parametrize(("hits", "cases"), [(-1, 3), (4, 3)])
def test_more_hits_than_cases_are_refused(hits: int, cases: int) -> None:
    with pytest.raises(ValueError, match="2019"):
        YearBar(2019, hits, cases)
