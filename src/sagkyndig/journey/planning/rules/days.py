"""The order of the e-learning day and the physical day, and the days between them."""

from __future__ import annotations

from datetime import date, timedelta

_SATURDAY = 5


def is_weekend(on: date) -> bool:
    """Whether the date is a Saturday or a Sunday. Public holidays are not known here."""
    return on.weekday() >= _SATURDAY


def working_days_between(first: date, last: date) -> int:
    """Mondays to Fridays after `first` and before `last`; 0 when there is none or `last` is not later."""
    days = (first + timedelta(days=step) for step in range(1, max((last - first).days, 1)))
    return sum(not is_weekend(day) for day in days)


def is_in_order(elearning_on: date | None, physical_on: date | None) -> bool:
    """The e-learning day lies before the physical day; while one of them is open, nothing is out of order."""
    return elearning_on is None or physical_on is None or elearning_on < physical_on
