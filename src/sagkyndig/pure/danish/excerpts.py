"""The place in a text where the words one searched for stand."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import lru_cache

from sagkyndig.pure.danish.stems import Word, is_found, plain, words_of


@dataclass(frozen=True)
class Piece:
    """A piece of an excerpt; `is_hit`: it is a word that was searched for."""

    text: str
    is_hit: bool = False


def excerpt(text: str, stems: Collection[str], length: int = 160) -> tuple[Piece, ...]:
    """About `length` signs around the first place where most of the words stand; else the beginning of the text.

    Whole words, white space made one blank, and … where something was left out.
    """
    line = " ".join(plain(text).split())
    asked = tuple(stems)
    hits = [(word, met) for word in words_of(line) if (met := _met(word.kept, asked))]
    start = _start(line, hits, length)
    end = _end(line, start, length)
    return _cut(line, start, end, [word for word, _ in hits if start <= word.start and word.end <= end])


@lru_cache(maxsize=20_000)
def _met(kept: tuple[str, ...], stems: tuple[str, ...]) -> frozenset[str]:
    text = f" {' '.join(kept)} "
    return frozenset(stem for stem in stems if is_found(text, (stem,)))


def _start(line: str, hits: Sequence[tuple[Word, frozenset[str]]], length: int) -> int:
    """A little before the first hit from which the most different words can be shown."""
    if not hits:
        return 0

    def reach(first: Word) -> int:
        seen = [met for word, met in hits if first.start <= word.start and word.end <= first.start + length * 3 // 4]
        return len(frozenset().union(*seen))

    best = max((word for word, _ in hits), key=reach)
    before = best.start - length // 4
    return 0 if before <= 0 else min(line.rfind(" ", 0, before) + 1, best.start)


def _end(line: str, start: int, length: int) -> int:
    if len(line) - start <= length:
        return len(line)
    last_blank = line.rfind(" ", start, start + length + 1)
    return last_blank if last_blank > start else start + length


def _cut(line: str, start: int, end: int, hits: Sequence[Word]) -> tuple[Piece, ...]:
    found, here = [Piece("… ")] if start else [], start
    for word in hits:
        found += [Piece(line[here : word.start]), Piece(line[word.start : word.end], is_hit=True)]
        here = word.end
    found += [Piece(line[here:end]), *([Piece(" …")] if end < len(line) else [])]
    return tuple(piece for piece in found if piece.text)
