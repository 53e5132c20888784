"""Excerpts: the place where the words stand, with them marked."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sagkyndig.pure.danish import Piece, excerpt, stems

TEXT = (
    "Kommunen skal oplyse sagen, før den afgøres. "
    + "Det gælder i alle sager om hjælp. " * 12
    + "Sagsoplysningen og begrundelsen efter § 96 hænger sammen. "
    + "Resten er en lang hale uden noget særligt. " * 8
)


def read(pieces: tuple[Piece, ...]) -> str:
    return "".join(f"[{piece.text}]" if piece.is_hit else piece.text for piece in pieces)


def test_a_short_text_is_shown_whole() -> None:
    assert read(excerpt("En  begrundelse\nog en sag.", stems("begrunde"))) == "En [begrundelse] og en sag."


def test_the_place_where_most_of_the_words_stand() -> None:
    said = read(excerpt(TEXT, stems("oplysning begrundelse § 96"), 120))
    assert "[Sagsoplysningen] og [begrundelsen] efter [§ 96] hænger" in said
    assert said.startswith("… ")
    assert said.endswith(" …")


def test_the_first_place_where_they_stand_equally() -> None:
    assert read(excerpt(TEXT, stems("oplyse"), 60)).startswith("Kommunen skal [oplyse] sagen, før den afgøres.")


def test_without_a_hit_the_beginning() -> None:
    assert read(excerpt(TEXT, stems("merudgift"), 40)) == "Kommunen skal oplyse sagen, før den …"
    assert excerpt(TEXT, (), 40) == excerpt(TEXT, stems("merudgift"), 40)
    assert excerpt("", stems("merudgift")) == ()


def test_words_are_not_cut_unless_one_is_longer_than_the_excerpt() -> None:
    assert read(excerpt("a" * 50, (), 20)) == "a" * 20 + " …"


@given(st.text(alphabet="ab æ§9-\n", max_size=200), st.text(alphabet="ab æ§9", max_size=10), st.integers(1, 80))
def test_an_excerpt_is_a_piece_of_the_text(text: str, typed: str, length: int) -> None:
    found = excerpt(text, stems(typed), length)
    said = "".join(piece.text for piece in found).removeprefix("… ").removesuffix(" …")
    assert said in " ".join(text.split())
    assert len(said) <= length
    assert all(piece.text for piece in found)
