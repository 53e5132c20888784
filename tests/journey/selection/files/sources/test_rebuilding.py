"""Counts are rebuilt from percentages where they are certain, and refused where they are not."""

from __future__ import annotations

from fractions import Fraction

import pytest

from sagkyndig.journey.selection.files.sources.cells import Percentage, percentage_in
from sagkyndig.journey.selection.files.sources.rebuilding import DoesNotFit, Rebuilt, SeveralFit, rebuilt


def printed(count: int, cases: int, decimals: int) -> Percentage:
    """As an office rounds it, halves up."""
    exact = Fraction(count * 100 * 10**decimals, cases)
    return Percentage(int(exact + Fraction(1, 2)), decimals)


@pytest.mark.parametrize("decimals", [0, 1])
def test_every_count_up_to_a_hundred_cases_comes_back_as_it_was(decimals: int) -> None:
    for cases in range(1, 100):
        for count in range(cases + 1):
            assert rebuilt(cases, reversed=printed(count, cases, decimals)).reversed == count


def test_a_share_that_several_counts_print_as_is_refused_with_all_of_them() -> None:
    for cases in (150, 399, 2000):
        for count in range(0, cases + 1, 7):
            share = printed(count, cases, 0)
            alike = [
                each for each in range(cases + 1) if abs(Fraction(100 * each, cases) - share.units) <= Fraction(1, 2)
            ]
            if len(alike) == 1:
                assert rebuilt(cases, reversed=share).reversed == count
                continue
            with pytest.raises(SeveralFit) as refused:
                rebuilt(cases, reversed=share)
            assert (refused.value.low, refused.value.high) == (alike[0], alike[-1])


def test_two_rounded_shares_may_be_certain_together() -> None:
    """119, 120 and 121 of 300 are all 40 percent; with the upheld to two decimals only one of them fits."""
    with pytest.raises(SeveralFit):
        rebuilt(300, reversed=Percentage(40, 0))
    with pytest.raises(SeveralFit):
        rebuilt(300, changed=Percentage(10, 0), remitted=Percentage(30, 0))
    assert rebuilt(300, reversed=Percentage(40, 0), upheld=Percentage(5967, 2)).reversed == 121


def test_the_split_is_told_where_it_is_certain_and_left_open_where_only_the_sum_is() -> None:
    both = rebuilt(44, changed=printed(4, 44, 1), remitted=printed(16, 44, 1))
    assert both == Rebuilt(upheld=24, reversed=20, changed=4, remitted=16)
    assert rebuilt(44, upheld=printed(24, 44, 1)) == Rebuilt(24, 20, None, None)


def test_shares_that_no_count_gives_are_refused() -> None:
    for share in (Percentage(33, 0), Percentage(999, 1)):
        with pytest.raises(DoesNotFit):
            rebuilt(10, reversed=share)
    with pytest.raises(DoesNotFit):
        rebuilt(10, reversed=Percentage(40, 0), upheld=Percentage(50, 0))


def test_nothing_decided_has_no_share() -> None:
    assert rebuilt(0) == Rebuilt(0, 0, 0, 0)
    with pytest.raises(DoesNotFit):
        rebuilt(0, reversed=Percentage(40, 0))


def test_a_percentage_is_read_with_the_decimals_it_was_printed_with() -> None:
    assert [percentage_in(each) for each in ("41,5", "41,5 %", "41", "0", "100,0", "", "-")] == [
        Percentage(415, 1), Percentage(415, 1), Percentage(41, 0), Percentage(0, 0), Percentage(1000, 1), None, None,
    ]  # fmt: skip
    assert percentage_in("0.415", is_share=True) == Percentage(415, 1)
