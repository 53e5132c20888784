"""The order of the days."""

from __future__ import annotations

from datetime import date, timedelta

from sagkyndig.journey.planning.rules.days import is_in_order

MONDAY = date(2024, 3, 4)


def test_the_elearning_day_lies_before_the_physical_day() -> None:
    assert is_in_order(MONDAY, MONDAY + timedelta(days=1))
    assert not is_in_order(MONDAY, MONDAY)
    assert not is_in_order(MONDAY + timedelta(days=1), MONDAY)
    assert is_in_order(None, MONDAY)
    assert is_in_order(MONDAY, None)
