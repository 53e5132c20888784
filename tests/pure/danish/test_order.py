"""The Danish alphabet."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.danish import sort_key


def in_order(*texts: str) -> bool:
    backwards = list(reversed(texts))
    return sorted(backwards, key=sort_key) == list(texts)


def test_ae_oe_aa_come_last_and_aa_is_one_of_them() -> None:
    assert in_order("Assens", "Odense", "Vejle", "Zealand", "Ærø", "Øster", "Aabenraa", "Ålborg", "Aarhus")


def test_capitals_do_not_matter_but_the_order_is_always_the_same() -> None:
    assert in_order("ja", "JB", "jc")
    assert in_order("Ja", "ja")


def test_words_come_before_letters() -> None:
    assert in_order("Ny Ådal", "Nyborg")
    assert in_order("Ikast-Brande", "Ikastby")


def test_numbers_stand_by_their_size() -> None:
    assert in_order("§ 42", "§ 95", "§ 96", "§ 114")
    assert in_order("Hold 2", "Hold 10", "Holdet")


def test_letters_of_our_neighbours() -> None:
    assert in_order("Muh", "Müller", "Mz")
    assert in_order("Ide", "Idé", "Idf")
    assert in_order("Ost", "Ængel", "Äpple", "Ømme", "Öster", "Åse")


@given(st.text(), st.text(), st.text())
def test_any_texts_have_one_order(a: str, b: str, c: str) -> None:
    ordered = sorted([a, b, c], key=sort_key)
    assert ordered == sorted([c, a, b], key=sort_key)
    assert (sort_key(a) == sort_key(b)) == (a == b)


@given(st.text(alphabet="abcæøåÆØÅéü 12"))
def test_composed_and_decomposed_letters_are_one(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text))[0] == sort_key(unicodedata.normalize("NFC", text))[0]


@given(st.lists(st.text(alphabet="abzæøå", min_size=1), min_size=2))
def test_the_order_is_that_of_the_alphabet(words: list[str]) -> None:
    alphabet = "abzæøå"
    by_place = sorted((word for word in words if "aa" not in word), key=lambda word: [alphabet.index(x) for x in word])
    assert sorted(by_place, key=sort_key) == by_place
