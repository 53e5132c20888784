"""The order of the days and the working days between them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.journey.planning.rules.days import is_in_order, is_weekend, working_days_between

MONDAY = date(2024, 3, 4)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


def test_saturday_and_sunday_are_the_weekend() -> None:
    assert [is_weekend(MONDAY + timedelta(days=step)) for step in range(7)] == [False] * 5 + [True] * 2


@pytest.mark.parametrize(
    ("last", "between"),
    [
        (MONDAY, 0),
        (MONDAY + timedelta(days=1), 0),
        (MONDAY + timedelta(days=2), 1),
        (MONDAY + timedelta(days=7), 4),
        (MONDAY + timedelta(days=8), 5),
        (MONDAY - timedelta(days=8), 0),
    ],
)
def test_working_days_lie_after_the_first_and_before_the_last(last: date, between: int) -> None:
    assert working_days_between(MONDAY, last) == between


@given(first=DAYS, weeks=st.integers(min_value=1, max_value=60))
def test_whole_weeks_hold_five_working_days_each(first: date, weeks: int) -> None:
    last = first + timedelta(days=7 * weeks)
    assert working_days_between(first, last) == 5 * weeks - (not is_weekend(first))


@given(first=DAYS, middle=DAYS, last=DAYS)
def test_a_span_is_the_sum_of_its_parts_and_the_day_between(first: date, middle: date, last: date) -> None:
    first, middle, last = sorted((first, middle, last))
    if first < middle < last:
        parts = working_days_between(first, middle) + (not is_weekend(middle)) + working_days_between(middle, last)
        assert working_days_between(first, last) == parts


def test_the_elearning_day_lies_before_the_physical_day() -> None:
    assert is_in_order(MONDAY, MONDAY + timedelta(days=1))
    assert not is_in_order(MONDAY, MONDAY)
    assert not is_in_order(MONDAY + timedelta(days=1), MONDAY)
    assert is_in_order(None, MONDAY)
    assert is_in_order(MONDAY, None)
