"""The order of the e-learning day and the physical day."""

from __future__ import annotations

from datetime import date


def is_in_order(elearning_on: date | None, physical_on: date | None) -> bool:
    """The e-learning day lies before the physical day; while one of them is open, nothing is out of order."""
    return elearning_on is None or physical_on is None or elearning_on < physical_on
