"""The line of a key, and of a place in its text."""

from __future__ import annotations

from sagkyndig.journey.courses.rules.places import Places, Spot

PLACES = Places({("a.toml", "punkt.1"): Spot(7, 7), ("a.toml", "kort"): Spot(2, 3, grows=True)})


def test_a_key_that_lacks_is_told_at_the_table_it_lacks_in() -> None:
    assert PLACES.line("a.toml", "kort") == 2
    assert PLACES.line("a.toml", "punkt.1.tekst") == 7
    assert PLACES.line("a.toml", "titel") == 1
    assert PLACES.line("b.toml", "kort") == 1
    assert Places().line("a.toml") == 1


def test_a_place_in_a_text() -> None:
    text = "en\nto\ntre"
    assert [PLACES.line_in("a.toml", "kort", text, text.index(word)) for word in ("en", "to", "tre")] == [3, 4, 5]
    assert PLACES.line_in("a.toml", "punkt.1", text, 6) == 7
    assert PLACES.line_in("a.toml", "punkt.1.tekst", text, 6) == 7
