"""Lists, genitive and capitals."""

from __future__ import annotations

import pytest

from sagkyndig.pure.danish import capitalised, genitive, listing


def test_listing() -> None:
    assert listing([]) == ""
    assert listing(["a"]) == "a"
    assert listing(["a", "b"]) == "a og b"
    assert listing(["a", "b", "c"]) == "a, b og c"
    assert listing(("2019", "2020", "2021"), "eller") == "2019, 2020 eller 2021"


@pytest.mark.parametrize(
    ("name", "of_it"),
    [
        ("Ådal", "Ådals"),
        ("Vejle", "Vejles"),
        ("Aarhus", "Aarhus'"),
        ("Marx", "Marx'"),
        ("Schulz", "Schulz'"),
        ("Klagestyrelsen", "Klagestyrelsens"),
        ("Læsø", "Læsøs"),
        ("BPA", "BPA's"),
        ("Borgercenter BPA", "Borgercenter BPA's"),
        ("2023", "2023's"),
        ("", ""),
    ],
)
def test_genitive(name: str, of_it: str) -> None:
    assert genitive(name) == of_it


def test_capital_touches_the_first_letter_only() -> None:
    assert capitalised("øst for BPA i Ådal") == "Øst for BPA i Ådal"
    assert capitalised("åben") == "Åben"
    assert capitalised("") == ""
