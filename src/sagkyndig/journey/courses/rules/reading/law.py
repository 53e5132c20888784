"""The notes beside a text: each entry of the law register that the text names, as it stands on the course's date."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from sagkyndig.foundation.law.rules import Entry, Reference, order_of
from sagkyndig.journey.courses.rules.reading.wording import how_sure, source_href, source_name, standing_on
from sagkyndig.pure.danish import long_date

_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_FIGURES = re.compile(r"\d+")


@dataclass(frozen=True)
class LawNote:
    """A provision or precedent (PM 18-18) in short; `anchor` is its place on the page, `href` is empty where the source is no address."""

    anchor: str
    short_name: str
    title: str
    gist: str
    standing: str
    doubt: str
    source: str
    href: str
    checked_on: str


@dataclass(frozen=True)
class LawLink:
    """A short name and where its note stands; no anchor where the register does not know it."""

    name: str
    anchor: str


@dataclass(frozen=True)
class Cut:
    """A piece of text[start:end] that names one provision."""

    name: str
    start: int
    end: int


def anchor_of(entry: Entry) -> str:
    """ "lov-sel-96-stk-2" for SEL § 96, stk. 2."""
    return "lov-" + re.sub(r"[^a-z0-9]+", "-", entry.short_name.lower().translate(_LETTERS)).strip("-")


def note_on(entry: Entry, on: date) -> LawNote:
    return LawNote(
        anchor=anchor_of(entry),
        short_name=entry.names[-1] if entry.short_name[0].isdigit() else entry.short_name,
        title=entry.title,
        gist=entry.gist,
        standing=standing_on(entry, on),
        doubt=how_sure(entry),
        source=source_name(entry.source),
        href=source_href(entry.source),
        checked_on=long_date(entry.checked_on) if entry.checked_on else "",
    )


def in_order(notes: Iterable[LawNote]) -> tuple[LawNote, ...]:
    """Each once, law by law and paragraph by paragraph."""
    return tuple(sorted({note.anchor: note for note in notes}.values(), key=lambda note: order_of(note.short_name)))


def cuts(text: str, references: Sequence[Reference]) -> Iterator[Cut]:
    """The references as pieces that do not overlap: "stk. 2 og 3" is one place in the text and two in the law."""
    place = 0
    while place < len(references):
        first = references[place]
        same = [each for each in references[place:] if (each.start, each.end) == (first.start, first.end)]
        yield from _each_of(text, [each.name for each in same], first.start, first.end)
        place += len(same)
        while place < len(references) and references[place].start < first.end:
            place += 1


def _each_of(text: str, names: list[str], start: int, end: int) -> Iterator[Cut]:
    by_number = {_FIGURES.findall(name)[-1]: name for name in names} if len(names) > 1 else {}
    stykker = text.find("stk.", start, end) if names[0].rpartition(", stk. ")[1] else start
    told = [match for match in _FIGURES.finditer(text, max(stykker, start), end) if match[0] in by_number]
    if not told:
        yield Cut(names[0], start, end)
        return
    for place, match in enumerate(told):
        yield Cut(by_number[match[0]], match.start() if place else start, match.end())
