"""A contrast pair in the bench: one letter in three pieces, and a twin of the piece that carries the element.

The two letters are made of the pieces, so that they are alike sign by sign everywhere else.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from sagkyndig.journey.courses.rules.checking.pairs import paragraphs
from sagkyndig.journey.courses.rules.course import ContrastPair, PairKind
from sagkyndig.journey.courses.rules.items import OTHER_LIX
from sagkyndig.journey.courses.rules.places import letter_file
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.journey.courses.web.bench import pair_layout, texts
from sagkyndig.journey.courses.web.bench.editor import Editor
from sagkyndig.journey.courses.web.bench.notes import marks_as_rows, marks_from
from sagkyndig.journey.courses.web.bench.values import Row, Values, names_as_text, names_in
from sagkyndig.pure.danish.readability import lix, words

if TYPE_CHECKING:
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.web.bench.layout import Section

_BETWEEN = "\n\n"
# A remark on the two letters held together belongs to the paragraph that is written last.
_OF_BOTH = {"pair-differs", "pair-of-unequal-length"}
_FEWEST_WORDS = 50


@dataclass(frozen=True)
class Pieces:
    """What both letters begin with, the paragraph of the sound one, that of the other, and what both end with."""

    begins: str
    sound: str
    other: str
    ends: str

    @property
    def sound_letter(self) -> str:
        return _together(self.begins, self.sound, self.ends)

    @property
    def other_letter(self) -> str:
        return _together(self.begins, self.other, self.ends)


def pieces_of(sound: str, other: str) -> Pieces:
    """The letters taken apart. Where they differ in several paragraphs, all from the first to the last of them."""
    one, two = ([text for _, text in paragraphs(letter)] for letter in (sound, other))
    before = _alike(one, two)
    after = _alike(one[before:][::-1], two[before:][::-1])
    return Pieces(
        begins=_BETWEEN.join(one[:before]),
        sound=_BETWEEN.join(one[before : len(one) - after]),
        other=_BETWEEN.join(two[before : len(two) - after]),
        ends=_BETWEEN.join(one[len(one) - after :]),
    )


class PairEditor(Editor[ContrastPair]):
    the_part: ClassVar[str] = "kontrastparret"

    @property
    def sections(self) -> tuple[Section, ...]:
        return pair_layout.SECTIONS

    def values_of(self, content: ContrastPair) -> Values:
        return Values(_texts(content), {"efterproev": marks_as_rows(content.to_verify)})

    def content_from(self, values: Values) -> ContrastPair:
        told = values.texts
        sound = 2 if told["holder"] == "2" else 1
        first, second = self._letters(_pieces_in(told), sound)
        return replace(
            self.stored,
            title=told["titel"],
            kind=PairKind(told["slags"]),
            facts=told["sagen"],
            question=told["spoergsmaal"],
            first=first,
            second=second,
            sound=sound,
            element=told["element"],
            temptation=told["frister"],
            principle=told["princip"],
            alike=told["ens"],
            provisions=names_in(told["bestemmelser"], self.around.known_names | set(self.stored.provisions)),
            to_verify=marks_from(values.rows["efterproev"]),
        )

    def _letters(self, pieces: Pieces, sound: int) -> tuple[str, str]:
        """The first and the second; those that stand, sign by sign, where nothing in the pieces was changed."""
        if sound == self.stored.sound and pieces == _pieces(self.stored):
            return self.stored.first, self.stored.second
        letters = pieces.sound_letter, pieces.other_letter
        return letters if sound == 1 else letters[::-1]

    def place_of(self, remark: Remark) -> str:
        fault, content = remark.fault, self.content()
        if fault.code in _OF_BOTH:
            return "afsnit_ikke"
        for number in (1, 2):
            if fault.file == letter_file(self.stored.key, number):
                return self._piece_at(fault.line, is_sound=number == content.sound)
        name = remark.key.partition(".")[0]
        return remark.key if name == "efterproev" else name

    def _piece_at(self, line: int, *, is_sound: bool) -> str:
        """The piece that a line of a letter, counted from 1, stands in."""
        pieces = _pieces_in(self.values.texts)
        told = {
            "begyndelse": pieces.begins,
            "afsnit" if is_sound else "afsnit_ikke": pieces.sound if is_sound else pieces.other,
            "slutning": pieces.ends,
        }
        last = 0
        for name, text in told.items():
            last += len(text.split("\n")) + 1 if text else 0
            if text and line < last:
                return name
        return next((name for name, text in told.items() if text), "begyndelse")

    def meters(self, content: ContrastPair) -> Iterator[tuple[str, str]]:
        """How long each twin is, and the whole letter with it."""
        pieces = _pieces(content)
        for name, paragraph, letter in (
            ("afsnit", pieces.sound, pieces.sound_letter),
            ("afsnit_ikke", pieces.other, pieces.other_letter),
        ):
            count = len(words(text := reading_text(letter)))
            if count:
                score = lix(text) if count >= _FEWEST_WORDS else None
                yield name, texts.twin_meter(len(words(reading_text(paragraph))), count, score, OTHER_LIX)


def _together(*pieces: str) -> str:
    return _BETWEEN.join(piece for piece in pieces if piece)


def _alike(one: list[str], two: list[str]) -> int:
    """How many of the first are the same."""
    count = 0
    while count < min(len(one), len(two)) and one[count] == two[count]:
        count += 1
    return count


def _pieces(pair: ContrastPair) -> Pieces:
    letters = (pair.first, pair.second) if pair.sound == 1 else (pair.second, pair.first)
    return pieces_of(*letters)


def _pieces_in(told: Row) -> Pieces:
    return Pieces(told["begyndelse"], told["afsnit"], told["afsnit_ikke"], told["slutning"])


def _texts(pair: ContrastPair) -> Row:
    pieces = _pieces(pair)
    return {
        "titel": pair.title,
        "slags": pair.kind.value,
        "bestemmelser": names_as_text(pair.provisions),
        "sagen": pair.facts,
        "spoergsmaal": pair.question,
        "begyndelse": pieces.begins,
        "afsnit": pieces.sound,
        "afsnit_ikke": pieces.other,
        "slutning": pieces.ends,
        "holder": str(pair.sound),
        "element": pair.element,
        "frister": pair.temptation,
        "princip": pair.principle,
        "ens": pair.alike,
    }
