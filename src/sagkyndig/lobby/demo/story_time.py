"""When things happen in the story: office hours in Copenhagen."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

COPENHAGEN = ZoneInfo("Europe/Copenhagen")

INSTALLED_ON = date(2022, 11, 7)
PROGRAMME_BEGUN_ON = date(2022, 11, 14)
EDITION_STARTED_ON = date(2023, 1, 2)
RUNS_OPENED_ON = date(2023, 3, 1)
DAYS_CHOSEN_ON = date(2023, 3, 8)
NEXT_EDITIONS_BEGUN_ON = date(2023, 12, 4)


def at(day: date, hour: int = 10, minute: int = 0) -> datetime:
    """That day at that hour."""
    return datetime.combine(day, time(hour, minute), COPENHAGEN)
