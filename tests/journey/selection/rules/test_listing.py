"""A row of the bench in words: mark, remark, rate and the lines between the rows."""

from __future__ import annotations

from dataclasses import replace

import pytest

from sagkyndig.journey.selection.rules import listing
from sagkyndig.journey.selection.rules.own_changes import ChangeKind
from sagkyndig.journey.selection.rules.policy import usual_policy
from sagkyndig.journey.selection.rules.ranking import Status, Why
from sagkyndig.journey.selection.rules.reckoning import ReckonedRow, reckon
from tests.factories.choices import ground_of

ROWS = reckon(
    ground_of((14, 20), (12, 20), (8, 20), (6, 20), (2, 2), (0, 0)),
    usual_policy([2019], ["SEL 95"], places=2, reserves=1),
).rows


def row(name: str) -> ReckonedRow:
    return next(each for each in ROWS if each.name == name)


def test_the_rate_stands_with_its_interval_and_not_at_all_for_the_few() -> None:
    percent, interval = listing.percent_of(row("A"))
    low, high = (int(each) for each in interval.split("-"))
    assert 0 < low < int(percent) < high < 100
    assert listing.percent_of(row("E")) == listing.percent_of(row("F")) == ("", "")
    assert [listing.is_weighed(each) for each in ROWS] == [True] * 4 + [False] * 2


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({}, ""),
        ({"why": Why.TOO_FEW}, "for få klager"),
        ({"why": Why.NO_APPEALS}, "ingen klager"),
        ({"why": Why.TAKEN_OUT}, "valgt fra af jer"),
        ({"why": Why.TAKEN_IN, "initiative": "Taskforce"}, "valgt til af jer, taskforce"),
        ({"is_equal": True}, "reelt lige"),
        ({"is_equal": True, "why": Why.BY_DRAW}, "ved lodtrækning"),
        ({"initiative": "Taskforce", "why": Why.INITIATIVE}, "taskforce"),
    ],
)
def test_a_mark_has_its_remark(change: dict[str, object], said: str) -> None:
    plain = replace(row("D"), why=Why.BY_ORDER, is_equal=False, initiative="")
    assert listing.remark_of(replace(plain, **change)) == said  # type: ignore[arg-type]


def test_lines_stand_where_the_places_and_the_reserves_end() -> None:
    lines = [listing.line_before(each, before) for before, each in zip([None, *ROWS], ROWS, strict=False)]
    assert lines == [
        "",
        "",
        "Her slutter de to pladser. Herunder står reserverne.",
        "Her slutter reservelisten. Herunder står de øvrige.",
        "Herunder står kommuner, der ikke er vurderet, og kommuner, der er valgt fra eller holdt ude.",
        "",
    ]


def test_without_reserves_and_with_one_place_the_line_says_so() -> None:
    first, second = row("A"), replace(row("B"), status=Status.PASSED)
    assert listing.line_before(second, first) == "Her slutter den ene plads. Herunder står de øvrige."


def test_names_stand_in_danish_order() -> None:
    assert listing.names_of([row("B").code, row("A").code, "999"], ROWS) == "A og B"
    assert listing.names_of([], ROWS) == "ingen"


def test_how_often_it_is_chosen_is_told_of_candidates_alone() -> None:
    assert listing.repeated(row("A")).startswith("Udvalgt i ")
    assert listing.repeated(row("F")) == ""


@pytest.mark.parametrize(
    ("kind", "status", "reserves", "said"),
    [
        (ChangeKind.IN, Status.PASSED, ["B"], "A får en plads. Er alle pladser besat, bliver den sidste af de udvalgte første reserve."),
        (ChangeKind.OUT, Status.CHOSEN, ["B", "C"], "A kommer ikke på listen. B, der er første reserve, får pladsen."),
        (ChangeKind.OUT, Status.CHOSEN, [], "A kommer ikke på listen. Pladsen bliver ledig."),
        (ChangeKind.OUT, Status.RESERVE, ["A"], "A kommer af reservelisten, og de efterfølgende rykker op."),
    ],
)  # fmt: skip
def test_what_a_change_does_to_the_others_is_said_beforehand(
    kind: ChangeKind, status: Status, reserves: list[str], said: str
) -> None:
    assert listing.change_follows("A", kind, status, reserves) == said
