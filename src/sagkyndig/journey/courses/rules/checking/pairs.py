"""Contrast pairs: alike sign by sign in every paragraph but one, and equally long in that one."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.course import ContrastPair
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.places import BODY, letter_file, pair_file
from sagkyndig.journey.courses.rules.plain_text import reading_text
from sagkyndig.pure.danish import listing
from sagkyndig.pure.danish.readability import sentences, words

# The paragraph that differs has at most this many percent more words in one letter than in the other.
WORDS_APART = 15
FEWEST_WORDS, MOST_WORDS = 150, 260


def check_pairs(ground: Ground) -> Iterator[Fault]:
    for pair in ground.course.pairs.values():
        file = pair_file(pair.key)
        if pair.sound not in (1, 2):
            yield from ground.fault(
                file, "holder", "pair-sound", f"»holder« er {pair.sound}.", "Skriv 1 eller 2: den, der holder."
            )
        if len(sentences(pair.principle)) > 1:
            yield from ground.hint(
                file, "princip", "long-principle", "Princippet står i mere end én sætning.", "Skriv det som én sætning."
            )
        if not any(ground.is_reported(letter_file(pair.key, number), BODY) for number in (1, 2)):
            yield from _difference(ground, pair)


def _difference(ground: Ground, pair: ContrastPair) -> Iterator[Fault]:
    first, second = paragraphs(pair.first), paragraphs(pair.second)
    file = letter_file(pair.key, 2)
    if len(first) != len(second):
        yield from ground.fault(
            file,
            BODY,
            "pair-differs",
            f"1.md har {len(first)} afsnit og 2.md {len(second)}. De skal have lige mange.",
            "Skift ét afsnit ud med et andet, og lad resten stå.",
        )
        return
    apart = [place for place, (one, other) in enumerate(zip(first, second, strict=True)) if one[1] != other[1]]
    if not apart:
        yield from ground.fault(
            file, BODY, "pair-differs", "De to tekster er ens.", "Skift det afsnit ud, som elementet står i."
        )
    elif len(apart) > 1:
        told = listing([str(place + 1) for place in apart])
        line = ground.line_in(file, BODY, pair.second, second[apart[1]][0])
        yield Fault(
            file,
            line,
            "pair-differs",
            f"De to tekster er forskellige i {len(apart)} afsnit ({told}). De skal være ens i alle undtagen ét.",
            "Gør de andre afsnit ens, tegn for tegn.",
        )
    else:
        yield from _equal_length(ground, pair, first[apart[0]], second[apart[0]])
    count = len(words(reading_text(pair.first)))
    if not FEWEST_WORDS <= count <= MOST_WORDS:
        yield from ground.hint(
            letter_file(pair.key, 1),
            BODY,
            "length-of-letter",
            f"Teksten er på {count} ord. Et kontrastpar holder sig til {FEWEST_WORDS}-{MOST_WORDS}.",
            "Gør brevet kortere eller færdigt.",
        )


def _equal_length(ground: Ground, pair: ContrastPair, one: tuple[int, str], other: tuple[int, str]) -> Iterator[Fault]:
    counts = [len(words(reading_text(text))) for _, text in (one, other)]
    if max(counts) * 100 > min(counts) * (100 + WORDS_APART):
        file = letter_file(pair.key, 2)
        yield Fault(
            file,
            ground.line_in(file, BODY, pair.second, other[0]),
            "pair-of-unequal-length",
            f"Afsnittet, der er forskelligt, er på {counts[0]} ord i 1.md og {counts[1]} i 2.md.",
            "Gør de to afsnit lige lange, så længden ikke røber, hvilket der holder.",
        )


def paragraphs(text: str) -> list[tuple[int, str]]:
    """The paragraphs and where each begins."""
    return [(match.start(), match[0]) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text)]
