"""Provisions and years as files and sentences write them."""

from __future__ import annotations

import pytest

from sagkyndig.journey.selection.rules.provisions import (
    provision_from,
    provisions_from,
    provisions_in_words,
    within,
    years_in_words,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEL 95", "SEL 95"),
        ("SEL § 95", "SEL 95"),
        ("sel §95", "SEL 95"),
        ("SEL §§ 95", "SEL 95"),
        ("SEL  32a", "SEL 32 a"),
        ("BL 87", "BL 87"),
        ("Socialområdet", "Socialområdet"),
        ("95", None),
        ("SEL", None),
        ("", None),
        ("SEL 95, stk. 2", None),
        ("=SEL 95", None),
    ],
)
def test_one_provision(text: str, expected: str | None) -> None:
    assert provision_from(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("SEL 95,SEL 96", ("SEL 95", "SEL 96")),
        ("SEL 96, 95; 96", ("SEL 96", "SEL 95")),
        ("SEL §§ 95 og 96", ("SEL 95", "SEL 96")),
        ("SEL 42, BL 87", ("SEL 42", "BL 87")),
        ("børnehandicap", ("Børnehandicap",)),
        ("95, 96", ()),
        ("SEL 95,,SEL 96", ()),
        ("", ()),
    ],
)
def test_several_provisions(text: str, expected: tuple[str, ...]) -> None:
    assert provisions_from(text) == expected


def test_in_words() -> None:
    assert provisions_in_words(("SEL 96", "SEL 95")) == "servicelovens §§ 95 og 96"
    assert provisions_in_words(("SEL 114", "SEL 42", "BL 87", "XYZ 3")) == (
        "barnets lovs § 87, servicelovens §§ 42 og 114 og XYZ § 3"
    )
    assert provisions_in_words(["Socialområdet"]) == "socialområdet"
    assert within(["SEL 95"]) == "efter servicelovens § 95"
    assert within(["Voksenhandicap"]) == "på voksenhandicapområdet"
    assert within(["Børnehandicap", "SEL 95"]) == "på børnehandicapområdet og efter servicelovens § 95"


@pytest.mark.parametrize(
    ("years", "expected"),
    [
        ((2021, 2019, 2020), "2019-2021"),
        ((2019,), "2019"),
        ((2019, 2021), "2019 og 2021"),
        ((2017, 2018, 2020, 2022, 2023), "2017-2018, 2020 og 2022-2023"),
    ],
)
def test_years(years: tuple[int, ...], expected: str) -> None:
    assert years_in_words(years) == expected
