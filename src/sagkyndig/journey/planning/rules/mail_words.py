"""Days as mails say them."""

from __future__ import annotations

from datetime import date, time

from sagkyndig.pure.danish import date_with_weekday


def day_and_hours(on: date | None, starts_at: time | None = None, ends_at: time | None = None) -> str:
    """ "tirsdag den 5. marts 2024 kl. 9.00-15.00"; without the hours where there are none, empty without a day."""
    if on is None:
        return ""
    hours = f" kl. {hour(starts_at)}-{hour(ends_at)}" if starts_at and ends_at else ""
    return f"{date_with_weekday(on)}{hours}"


def hour(at: time) -> str:
    """ "9.00"."""
    return f"{at.hour}.{at.minute:02}"
