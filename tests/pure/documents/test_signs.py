"""What is set in place of a sign that the typeface lacks."""

from __future__ import annotations

import pytest

from sagkyndig.pure.documents import pdf
from sagkyndig.pure.documents.signs import displayable, typeface_signs
from sagkyndig.pure.documents.tree import Document, Paragraph, Text
from tests.pure.documents import samples


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ærø, «gås» – 50 € ≥ ½ → Łódź", "Ærø, «gås» – 50 € ≥ ½ → Łódź"),
        ("tema 😀😀 og 中文", "tema ◊ og ◊"),
        ("👩🏽‍⚖️", "◊"),
        ("e\u2011læring", "e-læring"),
        ("A\u030adal", "Ådal"),
        ("a\u200bb\u2060c", "abc"),
        ("a\u0000b", "a◊b"),
        ("１２", "12"),
        ("en\u2028linje\n", "en linje\n"),
        ("blød\u00adt", "blød\u00adt"),
    ],
)
def test_each_sign_has_its_own_or_a_twin_or_a_lozenge(text: str, said: str) -> None:
    assert displayable(text) == said
    assert displayable(said) == said


def test_danish_letters_are_in_the_typeface_and_an_emoji_is_not() -> None:
    assert set("æøåÆØÅéÉ»«”“’§•–◊ aZ09") <= typeface_signs()
    assert not set("😀中□") & typeface_signs()


@pytest.mark.parametrize("sign", ["😀", "中", "\u2011", "\x07", "\x00", "\ufffe", "\u200b", "☐", "ة", "\x85", "\u2028"])
def test_no_sign_keeps_a_publication_from_being_set(sign: str) -> None:
    words = f"før {sign} efter"
    figure = samples.figure("1", words)
    blocks = (*samples.chapter(1, words, Paragraph((Text(words),))), figure)
    document = Document(words, words, samples.BOARD, words, words, (words,), blocks, (words,))
    assert pdf.to_pdf(document).startswith(b"%PDF-1.7")
