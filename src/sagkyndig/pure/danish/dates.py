"""Dates as Danish writes them: names of days and months in small letters."""

from __future__ import annotations

from datetime import date

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
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")


def long_date(day: date) -> str:
    """ "24. juni 2024"."""
    return f"{day.day}. {month_and_year(day)}"


def short_date(day: date) -> str:
    """ "24.06.2024"."""
    return f"{day.day:02}.{day.month:02}.{day.year:04}"


def month_and_year(day: date) -> str:
    """ "juni 2024"."""
    return f"{_MONTHS[day.month - 1]} {day.year}"


def date_with_weekday(day: date) -> str:
    """ "mandag den 24. juni 2024"."""
    return f"{_WEEKDAYS[day.weekday()]} den {long_date(day)}"
