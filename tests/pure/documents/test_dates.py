"""The day read from the words of a title page."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.pure.documents.dates import date_in


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
def test_the_day_is_read_or_left_out(words: str, day: date | None) -> None:
    assert date_in(words) == day
