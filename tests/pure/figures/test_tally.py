"""Counting, adding, and whole percentages."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.figures import Choice, Tally, whole_percent


@st.composite
def parts_of_a_whole(draw: st.DrawFn) -> tuple[int, int]:
    n = draw(st.integers(1, 10**15))
    return draw(st.integers(0, n)), n


@given(parts_of_a_whole())
def test_percent_is_the_nearest_whole_one_and_halves_go_up(part: tuple[int, int]) -> None:
    count, n = part
    exact = Fraction(100 * count, n)
    assert -Fraction(1, 2) < whole_percent(count, n) - exact <= Fraction(1, 2)


@given(st.integers(0, 10**6), parts_of_a_whole())
def test_more_is_never_less(more: int, part: tuple[int, int]) -> None:
    count, n = part
    assert whole_percent(count, n) <= whole_percent(min(count + more, n), n)
    assert whole_percent(n, n) == 100
    assert whole_percent(0, n) == 0


def test_halves() -> None:
    assert [whole_percent(count, 200) for count in (1, 3, 25, 199)] == [1, 2, 13, 100]
    assert whole_percent(1, 8) == 13
    assert whole_percent(1, 201) == 0


def test_the_published_shares_of_44() -> None:
    counts = (11, 23, 6, 4, 36, 3, 1, 0, 2, 33, 8, 35, 9, 30, 10, 29, 5, 34, 39)
    percents = [25, 52, 14, 9, 82, 7, 2, 0, 5, 75, 18, 80, 20, 68, 23, 66, 11, 77, 89]
    assert [whole_percent(count, 44) for count in counts] == percents


def test_nobody_of_nobody_is_nought() -> None:
    assert whole_percent(0, 0) == 0


@pytest.mark.parametrize(("count", "n"), [(-1, 4), (5, 4), (1, 0), (0, -1)])
def test_a_count_that_is_no_part_is_refused(count: int, n: int) -> None:
    with pytest.raises(ValueError, match="is not a part of"):
        whole_percent(count, n)


def tally(a: int, b: int, unanswered: int = 0) -> Tally:
    return Tally((Choice("Ja", a), Choice("Nej", b)), unanswered)


def test_n_is_everyone_who_sent_the_questionnaire() -> None:
    assert tally(3, 4, 2).n == 9


def test_tallies_add_option_by_option() -> None:
    assert tally(3, 4, 2).plus(tally(10, 0, 1)) == tally(13, 4, 3)


def test_tallies_of_other_options_do_not_add() -> None:
    with pytest.raises(ValueError, match="cannot add"):
        tally(1, 1).plus(Tally((Choice("Nej", 1), Choice("Ja", 1)), 0))


def test_what_cannot_be_counted_is_refused() -> None:
    with pytest.raises(ValueError, match="unanswered"):
        tally(1, 1, -1)
    with pytest.raises(ValueError, match="chosen -1 times"):
        Choice("Ja", -1)
    with pytest.raises(ValueError, match="stands twice"):
        Tally((Choice("Ja", 1), Choice("Ja", 2)), 0)
