"""Authored text as HTML: references become links to their notes, marks become signs or vanish, and § keeps its number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from html import escape

from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.rules.course import ToVerify
from sagkyndig.journey.courses.rules.plain_text import MARK
from sagkyndig.journey.courses.rules.reading.law import LawLink, LawNote, anchor_of, cuts, note_on
from sagkyndig.journey.courses.rules.reading.shapes import VerifyNote
from sagkyndig.journey.courses.rules.reading.wording import TO_VERIFY
from sagkyndig.pure.markdown import Html, to_html, to_html_line

_MARK_AND_BLANKS = re.compile(rf"\s*{MARK.pattern}")
_BETWEEN = re.compile(r"-|,? (?:og|eller|samt) |, ")
# No line begins with what belongs to the word before: SEL § 96, stk. 2; 14 t 10 min; 500 kr.
_HELD_TOGETHER = re.compile(
    r"(?<=§) (?=\d)|(?<=stk\.) (?=\d)|(?<=\b[A-Z]{2}) (?=§)|(?<=\b[A-Z]{3}) (?=§)|(?<=\d) (?=(?:t|min|kr\.|pct\.)(?!\w))"
)
_LETTER_OF_A_PARAGRAPH = re.compile("(§\u00a0\\d{1,3}) (?=[a-h](?!\\w))")


@dataclass
class Prose:
    """Writes the texts of one part, and remembers the notes that they lead to.

    `scope` begins the ids of its own places; without `marks` nothing tells that something is to be verified.
    """

    register: Register
    on: date
    marks: bool
    scope: str
    to_verify: tuple[ToVerify, ...]
    notes: dict[str, LawNote] = field(default_factory=dict)

    def blocks(self, text: str, *, top: int = 2) -> Html:
        return to_html(text, self._dress, top=top)

    def line(self, text: str) -> Html:
        return to_html_line(text, self._dress)

    def lines(self, texts: Iterable[str]) -> tuple[Html, ...]:
        return tuple(self.line(text) for text in texts)

    def plain(self, text: str) -> str:
        """For titles, which hold neither links nor marks."""
        return _MARK_AND_BLANKS.sub("", text)

    def law(self, names: Iterable[str]) -> tuple[LawLink, ...]:
        """Short names that stand in a list of provisions."""
        return tuple(LawLink(name, self._anchor(name)) for name in names)

    def verify_notes(self) -> tuple[VerifyNote, ...]:
        if not self.marks:
            return ()
        return tuple(VerifyNote(self._verify_anchor(each.mark), each.mark, each.text) for each in self.to_verify)

    def _anchor(self, name: str) -> str:
        entry = self.register.resolve(name, self.on).entry
        if entry is None:
            return ""
        anchor = anchor_of(entry)
        if anchor not in self.notes:
            self.notes[anchor] = note_on(entry, self.on)
        return anchor

    def _dress(self, text: str, in_link: bool) -> str:
        if not self.marks:
            text = _MARK_AND_BLANKS.sub("", text)
        if in_link:
            return _escaped(_MARK_AND_BLANKS.sub("", text))
        return "".join(self._pieces(text))

    def _pieces(self, text: str) -> Iterator[str]:
        place = 0
        for start, end, anchor in self._places(text):
            yield self._signed(text[place:start])
            yield f'<a class="law" href="#{anchor}">{_escaped(text[start:end])}</a>'
            place = end
        yield self._signed(text[place:])

    def _places(self, text: str) -> list[tuple[int, int, str]]:
        """Where links begin and end and lead to; "stk. 2 og 3" is one link where both stand in one note."""
        places: list[tuple[int, int, str]] = []
        for cut in cuts(text, self.register.references_in(text)):
            anchor = self._anchor(cut.name)
            if places and places[-1][2] == anchor and _BETWEEN.fullmatch(text, places[-1][1], cut.start):
                places[-1] = (places[-1][0], cut.end, anchor)
            elif anchor:
                places.append((cut.start, cut.end, anchor))
        return places

    def _signed(self, text: str) -> str:
        """The text with its marks as signs."""
        pieces, place = list[str](), 0
        for match in MARK.finditer(text):
            pieces += [_escaped(text[place : match.start()]), self._sign(match[1])]
            place = match.end()
        return "".join([*pieces, _escaped(text[place:])])

    def _sign(self, mark: str) -> str:
        told = f'{TO_VERIFY} <span class="verify__mark">{escape(mark)}</span>'
        if mark in {each.mark for each in self.to_verify}:
            return f'<a class="verify" href="#{self._verify_anchor(mark)}">{told}</a>'
        return f'<span class="verify">{told}</span>'

    def _verify_anchor(self, mark: str) -> str:
        return f"efterproev-{self.scope}-{re.sub(r'[^a-z0-9]+', '-', mark.lower())}"


def _escaped(text: str) -> str:
    held = _LETTER_OF_A_PARAGRAPH.sub("\\1\u00a0", _HELD_TOGETHER.sub("\u00a0", text))
    return escape(held, quote=False)
