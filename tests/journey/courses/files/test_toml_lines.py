"""On which line each key of a TOML text stands."""

from __future__ import annotations

from sagkyndig.journey.courses.files.toml_lines import toml_lines

TEXT = '''\
# Først en kommentar med titel = "x"
titel = "Et [[punkt]] og et # tegn"
kort = """
Første linje
tekst = "ikke en nøgle"
"""
linjer = [
    "en, to",  # en kommentar
    "tre",
]
dato = 2023-04-01

[[punkt]]
titel = 'A'
bestemmelser = ["RSL § 10", "SEL § 96"]
[[punkt]]
"titel" = "B"
andet = { a = 1, b = [2, 3] }
[side]
slut = true
'''


def test_the_lines_of_keys() -> None:
    lines = {key: spot.line for key, spot in toml_lines(TEXT).items()}
    assert lines == {
        "titel": 2,
        "kort": 3,
        "linjer": 7,
        "linjer.0": 8,
        "linjer.1": 9,
        "dato": 11,
        "punkt": 13,
        "punkt.0": 13,
        "punkt.0.titel": 14,
        "punkt.0.bestemmelser": 15,
        "punkt.0.bestemmelser.0": 15,
        "punkt.0.bestemmelser.1": 15,
        "punkt.1": 16,
        "punkt.1.titel": 17,
        "punkt.1.andet": 18,
        "punkt.1.andet.a": 18,
        "punkt.1.andet.b": 18,
        "punkt.1.andet.b.0": 18,
        "punkt.1.andet.b.1": 18,
        "side": 19,
        "side.slut": 20,
    }


def test_where_a_long_text_begins_and_that_it_grows() -> None:
    spot = toml_lines(TEXT)["kort"]
    assert (spot.line, spot.text_line, spot.grows) == (3, 4, True)
    assert toml_lines('a = """x\ny"""')["a"].text_line == 1
    assert not toml_lines(TEXT)["titel"].grows
