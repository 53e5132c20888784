"""The pictures of the list say the same as its rows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from sagkyndig.journey.selection.rules.drawings import dot_of, funnel_of, map_of, years_of
from sagkyndig.journey.selection.rules.ranking import Status


@dataclass(frozen=True)
class Row:
    code: str
    name: str
    decided: int = 0
    reversed: int = 0
    rate: float | None = None
    low: float | None = None
    high: float | None = None
    status: Status = Status.PASSED


@dataclass(frozen=True)
class Year:
    year: int
    decided: int
    reversed: int


AADAL = Row("901", "Ådal", 20, 14, 0.58, 0.45, 0.7, Status.CHOSEN)
FEW = Row("902", "Bøgerød", 3, 3)
NONE = Row("903", "Egeløse")


def test_a_municipality_without_a_rate_has_no_dot() -> None:
    assert dot_of(AADAL, mean=0.4).count("<circle") == 1
    assert dot_of(FEW, mean=0.4) == ""


def test_the_years_are_told() -> None:
    assert "Omgjort af afgjorte klager: 2019 1 af 3 og 2020 ingen." in years_of([Year(2019, 3, 1), Year(2020, 0, 0)])


def test_the_funnel_has_all_who_have_appeals_and_names_the_others() -> None:
    drawing = funnel_of([AADAL, FEW, NONE])
    assert drawing is not None
    told = re.findall(r"<circle.*?<title>(.*?)</title>", drawing.wide)
    assert sorted(told) == ["Bøgerød: 3 af 3 (100 procent)", "Ådal: 14 af 20 (70 procent)"]
    assert told == re.findall(r"<circle.*?<title>(.*?)</title>", drawing.narrow)
    assert drawing.left_out == ("Egeløse",)
    assert funnel_of([NONE]) is None


def test_the_map_marks_the_chosen_in_words_and_names_those_without_a_place() -> None:
    drawing = map_of([AADAL, FEW, NONE], {"901": (1, 1), "902": (2, 1)})
    assert drawing is not None
    told = re.findall(r"<g><title>(.*?)</title>", drawing.wide)
    assert sorted(told) == ["Bøgerød: ikke vurderet", "Ådal: 58 procent, udvalgt"]
    assert drawing.left_out == ("Egeløse",)
    assert map_of([NONE], {}) is None
