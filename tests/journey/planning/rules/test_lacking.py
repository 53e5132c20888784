"""What a forløb lacks, who must act, and by when."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sagkyndig.journey.planning.rules.lacking import RunNow, lacks
from sagkyndig.journey.signs import Acts

TODAY = date(2024, 3, 4)
EMPTY = RunNow(1, has_contact=False, elearning_on=None, physical_on=None, enrolled=0)
DONE = RunNow(
    1,
    has_contact=True,
    elearning_on=date(2024, 3, 20),
    physical_on=date(2024, 4, 10),
    enrolled=4,
    teachers=2,
    has_lead=True,
    has_place=True,
)
BOARD, THEY = Acts.BOARD, Acts.MUNICIPALITY


def said(now: RunNow, today: date = TODAY) -> list[tuple[str, Acts]]:
    return [(lack.sentence, lack.acts) for lack in lacks(now, today)]


def test_nothing_is_lacking_when_all_is_there() -> None:
    assert lacks(DONE, TODAY) == ()


def test_an_empty_forloeb_in_the_order_in_which_things_are_found() -> None:
    assert said(EMPTY) == [
        ("Vælg kontaktperson", BOARD),
        ("Vælg e-læringsdag", THEY),
        ("Vælg fysisk dag", THEY),
        ("Tilmeld kolleger", THEY),
    ]


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"proposes_a_day": True}, ("Svar på forslaget til fysisk dag", BOARD)),
        ({"awaits": "Østby"}, ("Venter på svar fra Østby om fælles dag", THEY)),
        ({}, ("Vælg fysisk dag", THEY)),
    ],
)
def test_who_the_physical_day_waits_for(change: dict[str, object], sentence: tuple[str, Acts]) -> None:
    assert said(replace(DONE, physical_on=None, **change)) == [sentence]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("change", "sentences"),
    [
        ({"asked_by": ("Ådal", "Østby")}, [("Svar Ådal om fælles dag", THEY), ("Svar Østby om fælles dag", THEY)]),
        ({"teachers": 0, "has_lead": False}, [("Find undervisere til dagen", BOARD)]),
        ({"teachers": 1, "has_lead": True}, [("Find undervisere til dagen", BOARD)]),
        ({"teachers": 2, "has_lead": False}, [("Find den gennemgående underviser", BOARD)]),
        ({"has_place": False, "is_host": True}, [("Skriv, hvor den fysiske dag holdes", THEY)]),
        ({"has_place": False, "is_host": False}, [("Find ud af, hvor den fysiske dag holdes", BOARD)]),
        ({"enrolled": 0}, [("Tilmeld kolleger", THEY)]),
        ({"enrolled": 0, "elearning_on": date(2024, 3, 1)}, []),
    ],
)
def test_the_rest(change: dict[str, object], sentences: list[tuple[str, Acts]]) -> None:
    assert said(replace(DONE, **change)) == sentences  # type: ignore[arg-type]


def test_deadlines_are_those_of_the_contact_persons_own_page() -> None:
    due = {lack.key: lack.due_on for lack in lacks(replace(EMPTY, began_on=date(2024, 3, 1)), TODAY)}
    assert due == {
        "kontaktperson": None,
        "e-laeringsdag": date(2024, 3, 15),
        "fysisk-dag": date(2024, 3, 22),
        "tilmeldte": None,
    }
    late = lacks(replace(EMPTY, began_on=date(2024, 2, 1)), TODAY)
    assert [lack.key for lack in late if lack.is_late(TODAY)] == ["e-laeringsdag", "fysisk-dag"]


def test_nothing_is_lacking_once_the_day_is_over() -> None:
    over = replace(EMPTY, physical_on=date(2024, 3, 3))
    assert lacks(over, TODAY) == ()
    assert lacks(replace(over, physical_on=TODAY), TODAY)
