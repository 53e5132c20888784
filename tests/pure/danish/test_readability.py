"""Sentences, words and LIX."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.danish.readability import lix, sentences, words


@pytest.mark.parametrize(
    ("text", "parts"),
    [
        ("Det er kort. Det er godt.", ["Det er kort.", "Det er godt."]),
        ("Se § 96, stk. 2, jf. BEK 1069. Den er ny.", ["Se § 96, stk. 2, jf. BEK 1069.", "Den er ny."]),
        ("Mødet er kl. 10.20 den 14. marts. Kom!", ["Mødet er kl. 10.20 den 14. marts.", "Kom!"]),
        ("Det koster 7.780 kr. Hun betaler.", ["Det koster 7.780 kr.", "Hun betaler."]),
        ("Det koster 50 pct. 14 dage.", ["Det koster 50 pct. 14 dage."]),
        ("Det tager 24 t 30 min. Du får det.", ["Det tager 24 t 30 min.", "Du får det."]),
        (
            "K. Friis skriver: »Hun falder frem.« Det er nyt.",
            ["K. Friis skriver:", "»Hun falder frem.«", "Det er nyt."],
        ),
        ("Fristen er i 2023. Hvad nu? Vent", ["Fristen er i 2023.", "Hvad nu?", "Vent"]),
        ("Uden punktum\n\nNy linje", ["Uden punktum", "Ny linje"]),
        ("Brudt\nover linjer.", ["Brudt over linjer."]),
        ("... --- ...", []),
        ("", []),
    ],
)
def test_sentences(text: str, parts: list[str]) -> None:
    assert sentences(text) == parts


def test_a_number_is_one_word() -> None:
    assert words("28 t 45 min, 136½ time, 1.105 kr. (2025) og BPA-ordning") == [
        *("28", "t", "45", "min", "136½", "time", "1.105", "kr", "2025", "og", "BPA-ordning")
    ]


@pytest.mark.parametrize(
    ("text", "score"),
    [
        ("", 0),
        ("Hun går. Han ser.", 2),
        # Six words in one sentence, two of them long: 6 + 100 × 2/6 = 39.3
        ("Kommunen skal oplyse sagen før afgørelsen", 39),
        # 7 words in 3 sentences, 2 of them long: 7/3 + 100 × 2/7 = 30.9
        ("Kommunen afslår. Borger klager. Klagen vurderes nu.", 31),
    ],
)
def test_lix(text: str, score: int) -> None:
    assert lix(text) == score


@given(st.text(max_size=200))
def test_any_text_has_a_score_and_every_word_stands_in_one_sentence(text: str) -> None:
    assert lix(text) >= 0
    assert [word for sentence in sentences(text) for word in words(sentence)] == words(text)
