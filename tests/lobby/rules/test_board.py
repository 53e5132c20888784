"""Which forløb the board shows, in which order, and how many each option would show."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.journey.signs import Acts, Board, Lack, RunOnBoard
from sagkyndig.lobby.rules.board import Choices, filters, heading, rows_of, shown

MIA, BO = (1, "Mia"), (2, "Bo")
RUNS = (
    RunOnBoard(1, "Ådal", "Nord", (MIA, BO), next_on=date(2024, 5, 1), enrolled=4),
    RunOnBoard(2, "Østby", "Syd", (MIA,), next_on=date(2024, 4, 1), enrolled=0),
    RunOnBoard(3, "Birk", "Syd", (), enrolled=2),
    RunOnBoard(4, "Fasanholt", "Nord", (BO,), next_on=date(2024, 3, 1), enrolled=9),
)


def lack(run: int, key: str, acts: Acts, due_on: date | None = None) -> Lack:
    return Lack(run, key, key.replace("-", " "), f"Find {key}", acts, due_on)


LACKS = (
    lack(1, "fysisk-dag", Acts.BOARD),
    lack(2, "fysisk-dag", Acts.MUNICIPALITY, date(2024, 3, 9)),
    lack(2, "tilmeldte", Acts.MUNICIPALITY),
    lack(3, "tilmeldte", Acts.TEACHER, date(2024, 3, 1)),
)
# Another step says what it lacks of the same forløb.
ROWS = rows_of([Board(RUNS, LACKS[:3]), Board(lacks=LACKS[3:])])


def names(**chosen: str) -> list[str]:
    return [row.run.municipality for row in shown(ROWS, Choices(**chosen))]


@pytest.mark.parametrize(
    ("chosen", "found"),
    [
        ({}, ["Ådal", "Østby", "Birk", "Fasanholt"]),
        ({"lacks": "noget"}, ["Ådal", "Østby", "Birk"]),
        ({"lacks": "intet"}, ["Fasanholt"]),
        ({"lacks": "fysisk-dag"}, ["Ådal", "Østby"]),
        ({"who": "kommunen"}, ["Østby"]),
        ({"who": "os"}, ["Ådal"]),
        ({"who": "underviseren"}, ["Birk"]),
        ({"lacks": "tilmeldte", "who": "kommunen"}, ["Østby"]),
        ({"lacks": "fysisk-dag", "who": "underviseren"}, []),
        ({"lacks": "intet", "who": "os"}, []),
        ({"region": "Syd"}, ["Østby", "Birk"]),
        ({"teacher": "1"}, ["Ådal", "Østby"]),
        ({"teacher": "1", "region": "Syd", "lacks": "noget"}, ["Østby"]),
        ({"lacks": "noget-andet"}, []),
        ({"who": "ingen"}, []),
        ({"region": "Øst"}, []),
        ({"teacher": "x"}, []),
        ({"order": "frist"}, ["Birk", "Østby", "Fasanholt", "Ådal"]),
        ({"order": "dag"}, ["Fasanholt", "Østby", "Ådal", "Birk"]),
        ({"order": "tilmeldte"}, ["Østby", "Birk", "Ådal", "Fasanholt"]),
        ({"order": "baglæns"}, ["Ådal", "Østby", "Birk", "Fasanholt"]),
    ],
)
def test_what_is_shown(chosen: dict[str, str], found: list[str]) -> None:
    assert names(**chosen) == found


@pytest.mark.parametrize("chosen", [{}, {"region": "Syd"}, {"who": "kommunen", "teacher": "1"}, {"lacks": "intet"}])
def test_each_option_says_how_many_it_shows(chosen: dict[str, str]) -> None:
    for each in filters(ROWS, Choices(**chosen)):
        for option in each.options:
            assert option.count == len(names(**{**chosen, each.field: option.value})), (each.heading, option.text)
            assert option.is_chosen == (chosen.get(each.field, "") == option.value)


def test_the_filters_and_their_words() -> None:
    told = {each.heading: [option.text for option in each.options] for each in filters(ROWS, Choices())}
    assert told == {
        "Mangler": ["alle", "noget", "fysisk dag", "tilmeldte", "intet"],
        "Hvem skal gøre noget": ["alle", "kommunen", "os", "underviseren"],
        "Region": ["alle", "Nord", "Syd"],
        "Underviser": ["alle", "Bo", "Mia"],
    }


def test_a_filter_with_nothing_to_choose_between_is_left_out() -> None:
    rows = rows_of([Board((RUNS[2],))])
    assert [each.heading for each in filters(rows, Choices())] == ["Mangler", "Hvem skal gøre noget"]


@pytest.mark.parametrize(
    ("count", "of", "words"),
    [
        (10, 10, "Ti forløb"),
        (3, 10, "Tre af ti forløb"),
        (1, 3, "Ét af tre forløb"),
        (1, 1, "Ét forløb"),
        (0, 1, "Ingen af ét forløb"),
        (0, 10, "Ingen af ti forløb"),
        (0, 0, "Forløb"),
    ],
)
def test_the_heading(count: int, of: int, words: str) -> None:
    assert heading(count, of) == words
