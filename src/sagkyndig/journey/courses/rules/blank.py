"""New parts with nothing written in them yet, and the keys that they get from their titles."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from sagkyndig.journey.courses.rules.course import (
    Case,
    Consideration,
    ContrastPair,
    Occasion,
    Option,
    Page,
    PageKind,
    PairKind,
    SharedDecision,
    Topic,
)

LETTERS = ("A", "B", "C", "D")
LINES_OF_SHARED_DECISION = 10
LONGEST_KEY = 60
_DANISH = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa"})
_NOT_IN_KEYS = re.compile(r"[^a-z0-9]+")


def key_of(title: str, taken: Collection[str] = ()) -> str:
    """`To undersøgelser af en nat` → `to-undersoegelser-af-en-nat`; with a number behind it where it is taken."""
    plain = unicodedata.normalize("NFKD", title.casefold().translate(_DANISH)).encode("ascii", "ignore").decode()
    begin = _NOT_IN_KEYS.sub("-", plain).strip("-")[:LONGEST_KEY].strip("-") or "ny"
    key, number = begin, 1
    while key in taken:
        number += 1
        key = f"{begin}-{number}"
    return key


def blank_page(key: str, title: str, kind: PageKind, *, shows: str | None = None) -> Page:
    """`shows` is the key of the case or the pair that the page is about."""
    return Page(
        key=key,
        title=title,
        kind=kind,
        minutes=1 if shows else 5,
        text="",
        case=shows if kind is PageKind.CASE else None,
        pair=shows if kind is PageKind.CONTRAST_PAIR else None,
    )


def blank_case(key: str, title: str, topic: Topic, used: Occasion) -> Case:
    return Case(
        key=key,
        title=title,
        is_fictional=True,
        topic=topic,
        used=used,
        minutes=25,
        provisions=(),
        summary="",
        papers=(),
        options=tuple(Option(letter, "") for letter in LETTERS),
        points=(),
        considerations=tuple(Consideration(letter, "") for letter in LETTERS),
        missing=(),
        nothing_missing="",
        noise="",
        tempting=LETTERS[0],
        temptation="",
    )


def blank_pair(key: str, title: str, kind: PairKind) -> ContrastPair:
    return ContrastPair(
        key=key,
        title=title,
        kind=kind,
        facts="",
        question="",
        first="",
        second="",
        sound=1,
        element="",
        temptation="",
        principle="",
        alike="",
        provisions=(),
    )


def blank_shared_decision(key: str, title: str) -> SharedDecision:
    lines = ("",) * LINES_OF_SHARED_DECISION
    return SharedDecision(key, title, (), ("",) * len(LETTERS), lines, lines, "")
