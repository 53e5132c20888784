"""Two people who save at once."""

from __future__ import annotations

from datetime import date, time

import pytest

from sagkyndig.pure.versions import (
    ChangedMeanwhile,
    Difference,
    as_read,
    differences,
    require_version,
)


def test_the_version_that_was_seen_must_be_the_one_that_stands() -> None:
    require_version(stored=3, seen=3)
    with pytest.raises(ChangedMeanwhile) as refused:
        require_version(stored=4, seen=3)
    assert refused.value.version == 4


def test_only_fields_that_differ_are_told_in_the_order_of_the_form() -> None:
    stored = {"Tema": "BPA", "År": "2023", "Pladser": "10"}
    typed = {"Pladser": "12", "Tema": "Kontant tilskud", "År": "2023"}
    assert differences(stored, typed) == (
        Difference("Tema", "BPA", "Kontant tilskud"),
        Difference("Pladser", "10", "12"),
    )


@pytest.mark.parametrize(
    ("value", "read"),
    [
        (None, "ikke udfyldt"),
        ("", "ikke udfyldt"),
        ([], "ikke udfyldt"),
        (date(2024, 3, 4), "04.03.2024"),
        (time(9, 30), "09.30"),
        (["SEL § 95", "SEL § 96"], "SEL § 95 og SEL § 96"),
        (10, "10"),
    ],
)
def test_values_are_told_as_people_read_them(value: object, read: str) -> None:
    assert as_read(value) == read


def test_a_choice_is_told_in_its_words() -> None:
    assert as_read("7", {"7": "Ådal"}) == "Ådal"
