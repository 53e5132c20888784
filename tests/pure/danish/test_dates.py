"""Dates in Danish."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from sagkyndig.pure.danish import date_and_time, date_in, date_with_weekday, long_date, month_and_year, short_date


def test_a_date_in_its_five_forms() -> None:
    day = date(2024, 6, 24)
    assert long_date(day) == "24. juni 2024"
    assert short_date(day) == "24.06.2024"
    assert month_and_year(date(2024, 3, 1)) == "marts 2024"
    assert date_with_weekday(day) == "mandag den 24. juni 2024"
    assert long_date(date(2023, 1, 5)) == "5. januar 2023"
    assert short_date(date(2023, 1, 5)) == "05.01.2023"
    assert date_and_time(datetime(2024, 6, 24, 9, 5, tzinfo=UTC)) == "24. juni 2024 kl. 09.05"


def test_all_months_and_weekdays() -> None:
    months = [month_and_year(date(2025, month, 1)).split()[0] for month in range(1, 13)]
    assert " ".join(months) == ("januar februar marts april maj juni juli august september oktober november december")
    week = [date_with_weekday(date(2024, 6, 24) + timedelta(days=n)).split()[0] for n in range(7)]
    assert week == ["mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("Marts 2024", date(2024, 3, 1)),
        ("24. juni 2024", date(2024, 6, 24)),
        ("Mandag den 1. december 2025", date(2025, 12, 1)),
        ("Sidst opdateret 24.06.2024", date(2024, 6, 24)),
        ("31. februar 2024", None),
        ("Forår 2024", None),
        ("ikke oplyst", None),
        ("", None),
    ],
)
def test_a_day_is_read_from_words_or_left_out(words: str, day: date | None) -> None:
    assert date_in(words) == day
