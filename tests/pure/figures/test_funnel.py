"""The funnel: where dots stand, and that its limits are those chance keeps to."""

from __future__ import annotations

import re
from math import comb, sqrt
from xml.etree import ElementTree

import pytest

from sagkyndig.pure.figures import FunnelPoint, funnel_svg
from sagkyndig.pure.figures.funnel import chance_limits

SVG = "{http://www.w3.org/2000/svg}"
POINTS = (FunnelPoint("Ådal", 9, 16, is_strong=True), FunnelPoint("Egeløse & <co>", 30, 100))


def drawn(points: tuple[FunnelPoint, ...] = POINTS, width: int = 640) -> ElementTree.Element:
    svg = funnel_svg(points, mean=0.4, name="f", title="T", description="D", across="sager", width=width)
    assert not re.search(r"style=|<script|<style|class=", svg)
    return ElementTree.fromstring(svg)  # noqa: S314


@pytest.mark.parametrize("width", [640, 340])
def test_a_dot_stands_at_its_cases_and_its_rate(width: int) -> None:
    dots = {dot.findtext(f"{SVG}title") or "": dot.attrib for dot in drawn(width=width).iter(f"{SVG}circle")}
    assert list(dots) == ["Egeløse & <co>: 30 af 100 (30 procent)", "Ådal: 9 af 16 (56 procent)"]  # the strong on top
    few, many = dots["Ådal: 9 af 16 (56 procent)"], dots["Egeløse & <co>: 30 af 100 (30 procent)"]
    assert float(many["cx"]) == pytest.approx(width - 12)
    assert (float(few["cx"]) - 40) / (float(many["cx"]) - 40) == pytest.approx(sqrt(16 / 100), abs=0.01)
    assert float(few["cy"]) < float(many["cy"])
    assert few["fill"] != many["fill"]


@pytest.mark.parametrize(("mean", "cases"), [(0.45, 20), (0.3, 60), (0.5, 200)])
@pytest.mark.parametrize("level", [0.95, 0.998])
def test_chance_keeps_inside_the_limits_about_as_often_as_is_said(mean: float, cases: int, level: float) -> None:
    low, high = chance_limits(mean, cases, level)
    inside = sum(
        comb(cases, hits) * mean**hits * (1 - mean) ** (cases - hits)
        for hits in range(cases + 1)
        if low <= hits / cases <= high
    )
    assert inside == pytest.approx(level, abs=0.035 if level < 0.99 else 0.005)


def test_the_funnel_narrows_and_stays_between_nought_and_a_hundred() -> None:
    widths = [high - low for low, high in (chance_limits(0.45, cases, 0.95) for cases in (1, 5, 25, 125, 1000))]
    assert widths == sorted(widths, reverse=True)
    assert chance_limits(0.0, 5, 0.998)[0] >= 0
    assert chance_limits(1.0, 5, 0.998)[1] <= 1
    heights = [
        float(place.split(",")[1]) for line in drawn().iter(f"{SVG}polyline") for place in line.attrib["points"].split()
    ]
    assert min(heights) >= 12
    assert max(heights) <= 400 - 44


def test_it_is_a_picture_with_words_and_can_be_empty() -> None:
    svg = drawn(())
    assert svg.attrib["role"] == "img"
    assert [each.text for each in svg if each.tag in (f"{SVG}title", f"{SVG}desc")] == ["T", "D"]
    assert not list(svg.iter(f"{SVG}circle"))


@pytest.mark.parametrize(("hits", "cases"), [(0, 0), (3, 2), (-1, 4)])
def test_what_is_no_rate(hits: int, cases: int) -> None:
    with pytest.raises(ValueError, match="no rate"):
        FunnelPoint("A", hits, cases)
