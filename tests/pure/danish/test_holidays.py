"""Holidays against the calendars that were printed, and the working days between two dates."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from dateutil.easter import easter  # a second reckoning that is not ours
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.danish import (
    DayOff,
    day_off,
    is_weekend,
    is_working_day,
    working_days_away,
    working_days_between,
)
from sagkyndig.pure.danish.holidays import days_off, easter_sunday

MONDAY = date(2024, 3, 4)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 12, 31))


@pytest.mark.parametrize(
    ("year", "on"),
    [
        (2023, (4, 9)),
        (2024, (3, 31)),
        (2025, (4, 20)),
        (2026, (4, 5)),
        (2027, (3, 28)),
        (2038, (4, 25)),
        (2285, (3, 22)),
    ],
)
def test_easter_falls_where_the_calendar_says(year: int, on: tuple[int, int]) -> None:
    assert easter_sunday(year) == date(year, *on)


def test_easter_is_that_of_another_reckoning() -> None:
    assert [year for year in range(1583, 3000) if easter_sunday(year) != easter(year)] == []


def test_the_whole_year_2024() -> None:
    assert {on.strftime("%d.%m"): (each.name, each.is_public_holiday) for on, each in days_off(2024).items()} == {
        "01.01": ("nytårsdag", True),
        "28.03": ("skærtorsdag", True),
        "29.03": ("langfredag", True),
        "31.03": ("påskedag", True),
        "01.04": ("2. påskedag", True),
        "09.05": ("Kristi himmelfartsdag", True),
        "19.05": ("pinsedag", True),
        "20.05": ("2. pinsedag", True),
        "05.06": ("grundlovsdag", False),
        "24.12": ("juleaftensdag", False),
        "25.12": ("juledag", True),
        "26.12": ("2. juledag", True),
        "31.12": ("nytårsaftensdag", False),
    }


def test_store_bededag_ended_with_2023() -> None:
    assert day_off(date(2023, 5, 5)) == DayOff("store bededag", is_public_holiday=True)
    assert day_off(date(2024, 4, 26)) is None
    assert "store bededag" not in {each.name for year in range(2024, 2100) for each in days_off(year).values()}


def test_a_holiday_on_constitution_day_is_a_holiday() -> None:
    assert day_off(date(2017, 6, 5)) == DayOff("2. pinsedag", is_public_holiday=True)
    assert day_off(date(2014, 6, 5)) == DayOff("grundlovsdag", is_public_holiday=False)


@given(year=st.integers(min_value=1900, max_value=2200))
def test_the_movable_days_fall_on_their_weekdays(year: int) -> None:
    weekdays = {each.name: on.weekday() for on, each in days_off(year).items()}
    assert [weekdays[name] for name in ("skærtorsdag", "langfredag", "2. påskedag", "Kristi himmelfartsdag")] == [
        3, 4, 0, 3
    ]  # fmt: skip
    assert weekdays.get("2. pinsedag", 0) == 0


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


@pytest.mark.parametrize(
    ("first", "last", "between"),
    [
        (date(2024, 3, 26), date(2024, 4, 3), 2),  # Easter: 27 March and 2 April
        (date(2024, 5, 8), date(2024, 5, 13), 1),  # Ascension Day; the Friday after is no day off
        (date(2024, 6, 4), date(2024, 6, 6), 0),  # Constitution Day
        (date(2024, 12, 20), date(2025, 1, 2), 3),  # Christmas: 23, 27 and 30 December
    ],
)
def test_days_off_are_no_working_days(first: date, last: date, between: int) -> None:
    assert working_days_between(first, last) == between


@given(first=DAYS, middle=DAYS, last=DAYS)
def test_a_span_is_the_sum_of_its_parts_and_the_day_between(first: date, middle: date, last: date) -> None:
    first, middle, last = sorted((first, middle, last))
    if first < middle < last:
        parts = working_days_between(first, middle) + is_working_day(middle) + working_days_between(middle, last)
        assert working_days_between(first, last) == parts


def test_working_days_are_counted_on_and_back_over_weekends_and_easter() -> None:
    assert working_days_away(MONDAY, 5) == MONDAY + timedelta(days=7)
    assert working_days_away(MONDAY, -1) == MONDAY - timedelta(days=3)
    assert working_days_away(date(2024, 3, 26), 2) == date(2024, 4, 2)
    assert working_days_away(MONDAY, 0) == MONDAY


@given(on=DAYS, count=st.integers(min_value=1, max_value=60))
def test_between_a_day_and_one_so_many_working_days_away_lie_one_fewer(on: date, count: int) -> None:
    assert working_days_between(on, working_days_away(on, count)) == count - 1
    assert working_days_between(working_days_away(on, -count), on) == count - 1
