"""Dates as Danish writes them, names of days and months in small letters, and read from what is written so."""

from __future__ import annotations

import re
from datetime import date, datetime

_MONTHS = (
    "januar",
    "februar",
    "marts",
    "april",
    "maj",
    "juni",
    "juli",
    "august",
    "september",
    "oktober",
    "november",
    "december",
)
_WRITTEN = re.compile(rf"(?:(\d{{1,2}})\.\s*)?({'|'.join(_MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def long_date(day: date) -> str:
    """ "24. juni 2024"."""
    return f"{day.day}. {month_and_year(day)}"


def date_and_time(at: datetime) -> str:
    """ "24. juni 2024 kl. 10.05", by the clock that the moment carries."""
    return f"{long_date(at.date())} kl. {at:%H.%M}"


def short_date(day: date) -> str:
    """ "24.06.2024"."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def month_and_year(day: date) -> str:
    """ "juni 2024"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def date_with_weekday(day: date) -> str:
    """ "mandag den 24. juni 2024"."""
    return f"{_WEEKDAYS[day.weekday()]} den {long_date(day)}"


def date_in(words: str) -> date | None:
    """The day that the words tell: »Marts 2024« is its first day, »24. juni 2024« and »24.06.2024« themselves.

    None where they tell none, or one that no calendar has.
    """
    written = _WRITTEN.search(words)
    if written:
        return _date(written[3], str(_MONTHS.index(written[2].lower()) + 1), written[1] or "1")
    digits = _DIGITS.search(words)
    return _date(digits[3], digits[2], digits[1]) if digits else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
