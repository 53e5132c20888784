"""The day a document bears, read from the words on its title page, so that no file is dated by the clock."""

from __future__ import annotations

import re
from datetime import date

MONTHS = (
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
_WRITTEN = re.compile(rf"(?:(\d{{1,2}})\.\s*)?({'|'.join(MONTHS)})\s+(\d{{4}})", re.IGNORECASE)
_DIGITS = re.compile(r"(\d{1,2})\.(\d{1,2})\.(\d{4})")


def date_in(words: str) -> date | None:
    """»Marts 2024« is its first day, »24. juni 2024« and »24.06.2024« themselves; other words give None."""
    written = _WRITTEN.search(words)
    if written:
        return _date(written[3], str(MONTHS.index(written[2].lower()) + 1), written[1] or "1")
    digits = _DIGITS.search(words)
    return _date(digits[3], digits[2], digits[1]) if digits else None


def _date(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None
