"""Numbers in running text and in figures."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.danish import in_words, number, percent_in_words, plural


def test_numbers_up_to_ten_are_words() -> None:
    words = ["nul", "en", "to", "tre", "fire", "fem", "seks", "syv", "otte", "ni", "ti", "11", "12"]
    assert [in_words(n) for n in range(13)] == words
    assert in_words(1234) == "1.234"
    assert in_words(-3) == "-3"


@pytest.mark.parametrize(
    ("percent", "count", "words"),
    [
        (0, 0, "ingen"),
        (0, None, "ingen"),
        (0, 1, "under en"),
        (1, 1, "en"),
        (5, 2, "fem"),
        (10, None, "ti"),
        (11, 5, "11"),
        (100, 44, "100"),
    ],
)
def test_percent_in_running_text(percent: int, count: int | None, words: str) -> None:
    assert percent_in_words(percent, count=count) == words


@pytest.mark.parametrize(
    ("value", "decimals", "written"),
    [
        (0, 0, "0"),
        (999, 0, "999"),
        (1000, 0, "1.000"),
        (1234567, 0, "1.234.567"),
        (-1234, 0, "-1.234"),
        (1234.5, 1, "1.234,5"),
        (1234.5, 0, "1.235"),
        (2.5, 0, "3"),
        (-2.5, 0, "-3"),
        (2.675, 2, "2,68"),
        (-0.4, 0, "0"),
        (0.05, 1, "0,1"),
        (0, 2, "0,00"),
        (Decimal("0.005"), 2, "0,01"),
        (999.95, 1, "1.000,0"),
        (10**30, 0, "1" + ".000" * 10),
    ],
)
def test_digits(value: int | float | Decimal, decimals: int, written: str) -> None:
    assert number(value, decimals) == written


@pytest.mark.parametrize("value", [float("nan"), float("inf"), Decimal("NaN")])
def test_what_is_no_number_is_refused(value: float | Decimal) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        number(value)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=4), st.integers(0, 4))
def test_the_written_number_is_the_nearest(value: Decimal, decimals: int) -> None:
    read_back = Decimal(number(value, decimals).replace(".", "").replace(",", "."))
    assert abs(read_back - value) <= Decimal(5).scaleb(-decimals - 1)
    assert read_back == read_back.quantize(Decimal(1).scaleb(-decimals))


@given(st.integers())
def test_a_whole_number_keeps_its_digits(value: int) -> None:
    assert int(number(value).replace(".", "")) == value


def test_count_and_noun() -> None:
    assert [plural(n, "svar", "svar") for n in (0, 1, 2)] == ["0 svar", "1 svar", "2 svar"]
    assert [plural(n, "kommune", "kommuner") for n in (0, 1, 1500)] == ["0 kommuner", "1 kommune", "1.500 kommuner"]
