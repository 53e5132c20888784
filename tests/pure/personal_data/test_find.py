"""Personal data in free text: what is found, what is left alone, and how often, on a synthetic corpus."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.personal_data import Certainty, Kind, find
from tests.pure.personal_data.corpus import HARMLESS, PLANTED, sentences


def found(text: str) -> list[tuple[str, str, str]]:
    return [(each.kind.value, each.certainty.value, text[each.start : each.end]) for each in find(text)]


@pytest.mark.parametrize(
    "spelling",
    [
        *("010190-1234", "0101901234", "010190 1234", "01 01 90 1234", "01.01.90-1234", "01/01/90-1234"),
        *("010190–1234", "010190 - 1234", "01011990-1234", "1.1.1990-1234", "010190 12 34", "0 1 0 1 9 0 1 2 3 4"),
        *("610190-1234", "290200-0000", "٠١٠١٩٠-١٢٣٤", "010190\u00a01234", "010190\u200b-1234"),
    ],
)
def test_a_cpr_number_is_found_in_any_spelling(spelling: str) -> None:
    text = f"Borger {spelling}, har søgt."
    assert found(text) == [("cpr", "sure", spelling)]


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Skriv til hanne.lund@birkesund.example.", ("email", "sure", "hanne.lund@birkesund.example")),
        ("Skriv til hanne(at)birkesund.example", ("email", "sure", "hanne(at)birkesund.example")),
        ("Ring 22 33 44 55 nu", ("phone", "sure", "22 33 44 55")),
        ("+45 12345678", ("phone", "sure", "+45 12345678")),
        ("tlf. 12345678", ("phone", "sure", "12345678")),
        ("Nummeret er 22334455.", ("phone", "maybe", "22334455")),
        ("Hun bor på Søndergade 12, 2. tv.", ("road", "maybe", "Søndergade 12")),
        ("Han flyttede til Birkevej i maj.", ("road", "maybe", "Birkevej")),
        ("H. C. Andersens Boulevard 5", ("road", "maybe", "Andersens Boulevard 5")),
    ],
)
def test_other_things_are_found(text: str, what: tuple[str, str, str]) -> None:
    assert found(text) == [what]


@pytest.mark.parametrize(
    "text",
    [
        *("BEK 1069/2020", "VEJ 9375", "43-22", "PM 43-22", "den 12.05.2023", "2023-04-01 12.30", "kl. 08-16"),
        *("01.01.2023-31.12.2023", "01.04.2023 2024", "2023 2024", "2023-2024", "24122023", "1.234.567 kr."),
        *("22 333 444 kr.", "CVR 22334455", "310490-1234", "011390-1234", "5798001234567", "10 20 30 40"),
        *("Omvej 3", "Find alle 12 bilag", "En Adgangsvej findes", "født 1968", "Hanne @ mødet", "010190-12345"),
    ],
)
def test_what_is_nothing_personal_is_left_alone(text: str) -> None:
    assert found(text) == []


def test_several_in_one_text_come_in_order() -> None:
    text = "a@b.example, 22 33 44 55 og 010190-1234"
    assert [each.kind for each in find(text)] == [Kind.EMAIL, Kind.PHONE, Kind.CPR]


@given(
    st.dates(date(1900, 1, 1), date(2099, 12, 31)), st.integers(0, 9999), st.sampled_from(["", "-", " ", "–", " - "])
)
def test_every_date_with_four_figures_is_a_cpr_number(born: date, serial: int, between: str) -> None:
    number = f"{born:%d%m%y}{between}{serial:04}"
    assert found(f"Nr. {number}!") == [("cpr", "sure", number)]


@given(st.text(max_size=120))
def test_any_text_can_be_searched(text: str) -> None:
    findings = find(text)
    assert all(0 <= each.start < each.end <= len(text) for each in findings)
    assert all(one.end <= other.start for one, other in pairwise(findings))


def test_recall_and_false_alarms_on_the_corpus() -> None:
    """At least 5,000 sentences: nothing planted is missed, and what is harmless never stops anybody."""
    missed, false_alarms, false_hints, seen = [], [], [], 0
    for sentence in sentences():
        seen += 1
        findings = find(sentence.text)
        sure = [each for each in findings if each.certainty is Certainty.SURE]
        if sentence.kind is None:
            false_alarms += [sentence.text for _ in sure]
            false_hints += [sentence.text for each in findings if each not in sure]
        elif [each.kind for each in sure] != [sentence.kind]:
            missed.append((sentence.kind, sentence.text))
    assert seen == PLANTED + HARMLESS >= 5_000
    assert missed == []
    assert false_alarms == []
    assert len(false_hints) <= HARMLESS // 200, false_hints[:5]
