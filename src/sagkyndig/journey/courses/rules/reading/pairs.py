"""The two texts of a contrast pair, and the same with the paragraph that differs marked in both."""

from __future__ import annotations

from difflib import SequenceMatcher

from sagkyndig.journey.courses.rules.checking.pairs import paragraphs
from sagkyndig.journey.courses.rules.course import ContrastPair
from sagkyndig.journey.courses.rules.reading.prose import Prose
from sagkyndig.journey.courses.rules.reading.shapes import LetterAsRead
from sagkyndig.journey.courses.rules.reading.wording import LETTERS
from sagkyndig.pure.markdown import Html

# Headings of a letter stand below its label.
_IN_A_LETTER = 4


def letters_of(pair: ContrastPair, prose: Prose) -> tuple[LetterAsRead, ...]:
    """As one meets them: nothing says which one holds."""
    return tuple(
        LetterAsRead(f"tekst-{pair.key}-{number}", _label(pair, number), prose.blocks(text, top=_IN_A_LETTER))
        for number, text in enumerate((pair.first, pair.second), 1)
    )


def marked_letters_of(pair: ContrastPair, prose: Prose) -> tuple[LetterAsRead, ...]:
    pieces = [[text for _, text in paragraphs(each)] for each in (pair.first, pair.second)]
    differing: tuple[set[int], set[int]] = (set(), set())
    for tag, one, one_end, other, other_end in SequenceMatcher(None, pieces[0], pieces[1], False).get_opcodes():
        if tag != "equal":
            differing[0].update(range(one, one_end))
            differing[1].update(range(other, other_end))
    return tuple(
        LetterAsRead(
            f"forskel-{pair.key}-{number}",
            _label(pair, number),
            Html("".join(_paragraph(prose, text, place in differs) for place, text in enumerate(texts))),
            holds=pair.sound == number,
        )
        for number, (texts, differs) in enumerate(zip(pieces, differing, strict=True), 1)
    )


def _paragraph(prose: Prose, text: str, differs: bool) -> str:
    """A paragraph that differs is one mark; a list or a table keeps its shape inside it."""
    html = prose.blocks(text, top=_IN_A_LETTER)
    if not differs:
        return html
    if html.startswith("<p>") and html.count("<p>") == 1 and html.rstrip().endswith("</p>"):
        return f"<p><mark>{html.rstrip().removeprefix('<p>').removesuffix('</p>')}</mark></p>\n"
    return f'<div class="differs">{html}</div>\n'


def _label(pair: ContrastPair, number: int) -> str:
    return f"{LETTERS[pair.kind]} {number}"
