"""Key dates: their labels, and how they move to another year."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.journey.programme.rules.key_dates import (
    KeyDateKind,
    LabelIsMissing,
    day_off_sentence,
    moved_by_years,
    require_label,
)
from sagkyndig.journey.programme.rules.wording import KEY_DATES, key_date_label


def test_a_date_moves_to_the_same_day_of_a_later_year() -> None:
    assert moved_by_years(date(2023, 3, 1), 1) == date(2024, 3, 1)


def test_the_leap_day_becomes_the_day_before_where_there_is_none() -> None:
    assert moved_by_years(date(2024, 2, 29), 1) == date(2025, 2, 28)
    assert moved_by_years(date(2024, 2, 29), 4) == date(2028, 2, 29)


def test_a_date_of_ones_own_needs_a_label() -> None:
    with pytest.raises(LabelIsMissing):
        require_label(KeyDateKind.OTHER, "  ")
    require_label(KeyDateKind.OTHER, "Kick-off")
    require_label(KeyDateKind.MATERIAL_READY, "")


def test_every_kind_has_its_words_and_ones_own_label_comes_first() -> None:
    assert set(KEY_DATES) == set(KeyDateKind)
    assert key_date_label(KeyDateKind.QUESTIONNAIRE_OUT, "") == "Spørgeskemaet sendes ud"
    assert key_date_label(KeyDateKind.OTHER, "Styregruppen mødes") == "Styregruppen mødes"


@pytest.mark.parametrize(
    ("on", "begins"),
    [
        (date(2024, 4, 1), "Mandag den 1. april 2024 er 2. påskedag. "),
        (date(2024, 6, 5), "Onsdag den 5. juni 2024 er grundlovsdag. "),
        (date(2024, 4, 13), "Lørdag den 13. april 2024 ligger i en weekend. "),
    ],
)
def test_a_date_on_which_nobody_works_is_told(on: date, begins: str) -> None:
    assert day_off_sentence(on) == f"{begins}Er det ikke meningen, så fjern datoen, og vælg en anden."


def test_a_working_day_is_not_told() -> None:
    assert day_off_sentence(date(2024, 4, 2)) is None
