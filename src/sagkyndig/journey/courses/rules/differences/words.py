"""Two texts held against each other: line by line, and word by word within a line that was rewritten."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# A word with what belongs to it ("e-læring", "23.400"), or a sign that stands alone.
_TOKEN = re.compile(r"\w+(?:[-.,:/]\w+)*|[^\w\s]")
# Below this a line is another line, and marks on single words would only be confetti.
_ALIKE = 0.6
# So few words that stayed between two changes are read with them.
_FEWEST_THAT_STAY = 2

Opcode = tuple[str, int, int, int, int]


class Change(StrEnum):
    """What happened to a word or a line."""

    NONE = ""
    ADDED = "added"
    REMOVED = "removed"


@dataclass(frozen=True)
class Piece:
    text: str
    change: Change = Change.NONE


@dataclass(frozen=True)
class Passage:
    """A line: new, gone, or rewritten where `change` is NONE. `skipped` lines stayed as they were before it."""

    pieces: tuple[Piece, ...]
    change: Change = Change.NONE
    skipped: int = 0


def passages(before: str, after: str) -> tuple[Passage, ...]:
    """The lines that differ, in order; none where only blanks and empty lines do."""
    old, new = _lines(before), _lines(after)
    told: list[Passage] = []
    skipped = 0
    for tag, one, one_end, other, other_end in _opcodes(old, new):
        if tag == "equal":
            skipped += one_end - one
            continue
        for passage in _rewritten(old[one:one_end], new[other:other_end]):
            told.append(Passage(passage.pieces, passage.change, skipped))
            skipped = 0
    return tuple(told)


def words(before: str, after: str) -> tuple[Piece, ...]:
    """One line with what went and what came, in the order in which one reads; blanks stand as they now do."""
    return _pieces(before, after, _merged(_opcodes(_TOKEN.findall(before), _TOKEN.findall(after))))


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.split("\n") if line.strip()]


def _rewritten(old: Sequence[str], new: Sequence[str]) -> Iterator[Passage]:
    """Lines that are alike belong together, in order; between them what is gone comes before what is new."""
    place, begin = 0, 0
    for at, line in enumerate(new):
        twin = next((n for n in range(place, len(old)) if _are_alike(old[n], line)), None)
        if twin is not None:
            yield from _apart(old[place:twin], new[begin:at])
            yield Passage(words(old[twin], line))
            place, begin = twin + 1, at + 1
    yield from _apart(old[place:], new[begin:])


def _apart(gone: Iterable[str], came: Iterable[str]) -> Iterator[Passage]:
    yield from (Passage((Piece(line),), Change.REMOVED) for line in gone)
    yield from (Passage((Piece(line),), Change.ADDED) for line in came)


def _are_alike(one: str, other: str) -> bool:
    """Whether most of the words of the two are the same, in whatever order."""
    old, new = Counter(_TOKEN.findall(one)), Counter(_TOKEN.findall(other))
    return 2 * (old & new).total() >= _ALIKE * (old.total() + new.total())


def _opcodes(old: Sequence[str], new: Sequence[str]) -> list[Opcode]:
    """As difflib has them; what both begin and end with is set aside first, which is nearly everything as a rule."""
    shortest = min(len(old), len(new))
    head = next((at for at in range(shortest) if old[at] != new[at]), shortest)
    tail = next((at for at in range(shortest - head) if old[-1 - at] != new[-1 - at]), shortest - head)
    middle = SequenceMatcher(None, old[head : len(old) - tail], new[head : len(new) - tail], autojunk=False)
    found = [("equal", 0, head, 0, head)] if head else []
    found += [(tag, a + head, b + head, c + head, d + head) for tag, a, b, c, d in middle.get_opcodes()]
    return found + ([("equal", len(old) - tail, len(old), len(new) - tail, len(new))] if tail else [])


def _merged(found: Sequence[Opcode]) -> list[Opcode]:
    """A word alone between two changes becomes one of the changed."""
    merged: list[Opcode] = []
    for place, (tag, one, one_end, other, other_end) in enumerate(found):
        is_between = 0 < place < len(found) - 1 and one_end - one < _FEWEST_THAT_STAY
        now = "replace" if tag == "equal" and is_between else tag
        if merged and now != "equal" and merged[-1][0] != "equal":
            merged[-1] = ("replace", merged[-1][1], one_end, merged[-1][3], other_end)
        else:
            merged.append((now, one, one_end, other, other_end))
    return merged


def _pieces(before: str, after: str, opcodes: Sequence[Opcode]) -> tuple[Piece, ...]:
    old, new = _spans(before), _spans(after)
    told: list[Piece] = []
    for tag, one, one_end, other, other_end in opcodes:
        kept = Change.NONE if tag == "equal" else Change.ADDED
        if tag != "equal" and one_end > one:
            told.append(Piece(before[old[one][0] : old[one_end - 1][1]], Change.REMOVED))
        if other_end > other:
            told.append(Piece(after[new[other][0] : new[other_end - 1][1]], kept))
            blank = after[new[other_end - 1][1] : new[other_end][0]] if other_end < len(new) else ""
        else:
            blank = before[old[one_end - 1][1] : old[one_end][0]] if one_end < len(old) else ""
        if blank:
            told.append(Piece(blank))
    return tuple(told)


def _spans(text: str) -> list[tuple[int, int]]:
    return [match.span() for match in _TOKEN.finditer(text)]
