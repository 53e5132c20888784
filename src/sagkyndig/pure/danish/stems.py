"""Danish words cut down to their stems, so that a search finds a word in all its forms and in the words it is part of.

What a column keeps (`stem_text`) is every distinct stem with a blank on each side, folded here and not by the database:
then SQLite and PostgreSQL give the same hits for `contains`.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

_STEMMER = snowballstemmer.stemmer("danish")

# Words that stand in every text and say nothing of what it is about.
_SAYING_NOTHING = """
ad af alle alt andre at blev blive bliver da de dem den denne der deres det dette dig din disse dog du efter eller
en end er et for fra få får før gør ham han hans har havde have hende hendes her hos hun hvad hvem hver hvilken
hvis hvor hvordan hvorfor i ikke ind jeg jer jeres jo kan kun kunne man med meget men mig min mod må når nogen
noget nogle nu og også om op os over på samt sig sin sit skal skulle som så sådan til ud under var ved vi vil
ville vor være været
"""
STOP_WORDS = frozenset(_SAYING_NOTHING.split())
# Forms in the field that the endings do not lead back to their word.
_IRREGULAR = {"børn": "barn", "børnen": "barn", "afgjort": "afgør", "afgjord": "afgør", "varsel": "varsl"}

_PARAGRAPH = r"\d+(?: ?[a-hA-H](?!\w))?"
_ENDING = r"(?:['’](?:erne|ens|en|er|s)(?!\w))?"
# Most common first: this is what a search spends its time on.
_TOKEN = re.compile(
    rf"(?P<word>[^\W\d_][^\W_]*{_ENDING})"
    rf"|(?P<many>§§ ?{_PARAGRAPH}(?: ?(?:,|-|–|og|eller|til|samt) ?{_PARAGRAPH})*)"
    rf"|(?P<one>§ ?{_PARAGRAPH})"
    r"|(?P<number>\d+(?:[.,:/‑–-]\d+)*(?!\w))"
    rf"|(?P<other>[^\W_]+{_ENDING})"
)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_GENITIVE = re.compile(r"(?<=[bcdfghjklmnprtvz])s$")

# A stem this long also finds words that begin with it and words that end in it: a compound's head is its last part.
PART_OF_A_WORD = 4
# A word without its ending finds what begins with it when it is this long, and else only itself.
_ROOT = 5
_SHORTEST_ROOT = 3
_PAST = re.compile(r"(?<=[lrsknm])t$")


@dataclass(frozen=True)
class Word:
    """A word at text[start:end]: `kept` is what it is found by, `asked` what is looked for when somebody types it."""

    start: int
    end: int
    kept: tuple[str, ...]
    asked: tuple[str, ...]


def stems(text: str) -> tuple[str, ...]:
    """What to look for when somebody has typed this, in order, each once; () where nothing says what it is about."""
    return tuple(dict.fromkeys(stem for word in words_of(plain(text)) for stem in word.asked))


def stem_text(text: str) -> str:
    """What a column keeps of a text: " begrund sagsoplysning "; "" of a text without words that count."""
    kept = dict.fromkeys(stem for word in words_of(plain(text)) for stem in word.kept)
    return f" {' '.join(kept)} " if kept else ""


@lru_cache(maxsize=1_000)
def pieces(stem: str) -> tuple[str, ...]:
    """What a kept text must contain, any one of these, to be found by the stem."""
    if not stem.isalpha():
        return (f" {stem} ",)
    found = [f" {stem}", f"{stem} "] if len(stem) >= PART_OF_A_WORD else [f" {stem} "]
    roots = _roots(stem)
    found += [f" {root}" if len(root) >= _ROOT else f" {root} " for root in roots]
    # What is done and its name: »høre« finds »partshøring«, »oplyst« finds »sagsoplysning«.
    for verb in roots if stem.endswith("ing") else (stem, *roots):
        found += [f"{verb}{noun} " for noun in ("ing", "ning", "ering") if noun == "ing" or len(verb) >= PART_OF_A_WORD]
    return tuple(dict.fromkeys(found))


def is_found(kept: str, asked: Collection[str]) -> bool:
    """Whether a kept text is found by all of the stems."""
    return all(any(piece in kept for piece in pieces(stem)) for stem in asked)


def plain(text: str) -> str:
    """The text with composed letters and without signs that are not seen: the one that places are counted in."""
    return _UNSEEN.sub("", unicodedata.normalize("NFC", text))


def words_of(text: str) -> Iterator[Word]:
    """The words of a plain text that count, with what they are found by."""
    for match in _TOKEN.finditer(text):
        kept, asked = _READERS[str(match.lastgroup)](_folded(match[0]))
        if kept:
            yield Word(match.start(), match.end(), kept, asked)


@lru_cache(maxsize=50_000)
def _folded(word: str) -> str:
    """Small letters without accents; å, which is a letter of its own, keeps its ring."""
    return "".join(
        letter if letter in "æøå" else unicodedata.normalize("NFD", letter)[0]
        for letter in unicodedata.normalize("NFC", word.casefold())
    )


Stems = tuple[tuple[str, ...], tuple[str, ...]]


@lru_cache(maxsize=50_000)
def _word(word: str) -> Stems:
    word = re.split(r"['’]", word)[0]
    if word in STOP_WORDS:
        return (), ()
    stem = _stem(word)
    return (stem,), (stem,)


def _number(number: str) -> Stems:
    """ "18-18" and "1069/2020" are kept whole; a year or another number of four figures inside them is found too."""
    whole = re.sub(r"[‑–]", "-", number)
    if _THOUSANDS.fullmatch(whole):
        whole = whole.replace(".", "")
    parts = [part for part in re.findall(r"\d+", whole) if len(part) == 4]
    return (whole, *parts), (whole,)


def _paragraphs(said: str) -> Stems:
    """ "§§ 95 og 96 a": each with its sign, which is what one looks for, and its bare number, which is found as well."""
    numbers = [re.sub(r"\s", "", each) for each in re.findall(rf"{_PARAGRAPH}", said)]
    bare = [re.sub(r"\D", "", each) for each in numbers]
    signed = tuple(f"§{each}" for each in numbers)
    return (*signed, *numbers, *bare), signed


_READERS: dict[str, Callable[[str], Stems]] = {
    "word": _word,
    "other": _word,
    "number": _number,
    "one": _paragraphs,
    "many": _paragraphs,
}


@lru_cache(maxsize=50_000)
def _stem(word: str) -> str:
    stem: str = _STEMMER.stemWord(word)
    # »personkreds« and »personkredsen« are cut to different lengths.
    if len(stem) >= _ROOT:
        stem = _GENITIVE.sub("", stem)
    return _IRREGULAR.get(stem, stem)


def _roots(stem: str) -> tuple[str, ...]:
    """The verb inside: "udmål" of "udmåling" and "udmålt", "oplys" of "oplysning" and "oplyst"."""
    if stem.endswith("ing"):
        found = [stem.removesuffix(ending) for ending in ("ning", "ering", "ing") if stem.endswith(ending)]
    else:
        found = [stem[:-1]] if _PAST.search(stem) else []
    return tuple(root for root in found if len(root) >= _SHORTEST_ROOT)
