"""Stems: what a search finds, and what it must not find."""

from __future__ import annotations

import sqlite3
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.danish import is_found, pieces, stem_text, stems
from sagkyndig.pure.danish.stems import STOP_WORDS

FOUND = [
    ("oplysning", "Kommunen har pligt til sagsoplysning."),
    ("oplysninger", "sagsoplysningen"),
    ("oplyst", "Sagsoplysningen skal være færdig."),
    ("oplyse", "sagsoplysning"),
    ("begrundelse", "begrundelserne"),
    ("begrundelsen", "Afslaget er begrundet i § 96."),
    ("begrunde", "begrundelser"),
    ("begru", "begrundelse"),
    ("arbejdsleder", "arbejdslederens"),
    ("arbejdslederen", "en arbejdsleder"),
    ("udmåling", "Hjælpen blev udmålt til 37 timer."),
    ("udmålingen", "udmålte"),
    ("udmålte", "udmålingen"),
    ("udmåle", "timeudmåling"),
    ("kommune", "kommunernes"),
    ("KOMMUNERNE", "kommunen"),
    ("høre", "partshøring"),
    ("hørt", "partshøringer"),
    ("høring", "Partshøringen"),
    ("partshøring", "at partshøre"),
    ("vejledning", "klagevejledningen"),
    ("klage", "klagevejledning"),
    ("frist", "klagefristerne"),
    ("vurderet", "helhedsvurderingen"),
    ("helhedsvurdering", "helhedsvurderinger"),
    ("varsel", "varsling"),
    ("varslet", "varslinger"),
    ("personkreds", "personkredsen"),
    ("personkredsen", "personkreds"),
    ("plads", "pladserne"),
    ("barn", "børnenes"),
    ("børn", "barnet"),
    ("afgjort", "afgørelse"),
    ("udland", "udlandsophold"),
    ("støtte", "bilstøtten"),
    ("bil", "bilen"),
    ("§ 96", "efter servicelovens §§ 95 og 96, stk. 2"),
    ("§96", "§ 96"),
    ("96", "§ 96 a"),
    ("§ 96 a", "§ 96a"),
    ("18-18", "PM 18-18"),
    ("PM 18–18", "PM 18-18"),
    ("1069/2020", "BEK 1069/2020"),
    ("2020", "BEK 1069/2020"),
    ("1500", "1.500 kr."),
    ("BPA", "BPA-ordningen"),
    ("BPA-ordning", "en ordning med BPA"),
    ("pc'er", "en pc"),
    ("idé", "ideen"),
]
NOT_FOUND = [
    ("bil", "bilag"),
    ("leder", "klagevejledning"),
    ("høre", "ophør"),
    ("§ 9", "§ 96"),
    ("§ 96", "§ 96 a"),
    ("96", "961"),
    ("§ 96", "96 timer"),
    ("18-18", "18 og 18"),
    ("18", "PM 18-18"),
    ("sagsoplysning", "oplysning"),
    ("ål", "al"),
    ("høre", "hare"),
    ("begrundelse partshøring", "en begrundelse"),
]


@pytest.mark.parametrize(("typed", "text"), FOUND)
def test_what_is_found(typed: str, text: str) -> None:
    assert stems(typed)
    assert is_found(stem_text(text), stems(typed)), (stems(typed), stem_text(text))


@pytest.mark.parametrize(("typed", "text"), NOT_FOUND)
def test_what_is_not_found(typed: str, text: str) -> None:
    assert stems(typed)
    assert not is_found(stem_text(text), stems(typed)), (stems(typed), stem_text(text))


@pytest.mark.parametrize(("typed", "text"), FOUND + NOT_FOUND)
def test_a_database_finds_the_same(typed: str, text: str) -> None:
    """LIKE is what `contains` becomes on both databases; signs that mean something to it are never in a stem."""
    kept = sqlite3.connect(":memory:")
    for stem in stems(typed):
        like = [
            kept.execute("select ? like ?", (stem_text(text), f"%{piece}%")).fetchone()[0] for piece in pieces(stem)
        ]
        assert any(like) == is_found(stem_text(text), (stem,))


def test_a_kept_text_holds_each_stem_once_between_blanks() -> None:
    assert stem_text("Begrundelsen: en begrundelse af sagsoplysningen") == " begrund sagsoplysning "
    assert stem_text("§ 96 og 96") == " §96 96 "
    assert stem_text("PM 18-18 og BEK 1069/2020") == " pm 18-18 bek 1069/2020 1069 2020 "
    assert stem_text("") == stem_text("og i – , …") == ""


def test_what_is_asked_stands_in_order_and_once() -> None:
    assert stems("Begrundelse og sagsoplysning, begrundelser") == ("begrund", "sagsoplysning")
    assert stems("§§ 95 og 96, stk. 2") == ("§95", "§96", "stk", "2")


@pytest.mark.parametrize("typed", ["", "  ", "og i at", "?!", " ".join(sorted(STOP_WORDS)), "_%", "\x00"])
def test_a_search_that_says_nothing_has_no_stems(typed: str) -> None:
    assert stems(typed) == ()
    assert is_found(stem_text("En begrundelse"), stems(typed))


def test_the_same_letters_written_otherwise() -> None:
    taken_apart = unicodedata.normalize("NFD", "Høringens åbning på Ærø")
    assert stem_text(taken_apart) == stem_text("høringens ÅBNING på ærø")
    assert stem_text("sags\u00adoplysning") == stem_text("sagsoplysning")


@given(st.text(max_size=80))
def test_every_text_is_found_by_its_own_words(text: str) -> None:
    kept = stem_text(text)
    assert is_found(kept, stems(text))
    assert kept == "" or (kept.startswith(" ") and kept.endswith(" ") and "  " not in kept)
    assert not set("%_\\") & set(kept)


@given(st.text(alphabet="abcæøå §96-/.'", max_size=40))
def test_stems_are_the_same_in_capitals(text: str) -> None:
    assert stems(text) == stems(text.upper())
