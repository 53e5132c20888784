"""Small turns of a Danish sentence: lists, genitive, a capital at the beginning."""

from __future__ import annotations

from collections.abc import Sequence


def listing(items: Sequence[str], last: str = "og") -> str:
    """ "a", "a og b", "a, b og c"; the word before the last item is `last`. Danish has no comma before it."""
    if len(items) < 2:
        return "".join(items)
    return f"{', '.join(items[:-1])} {last} {items[-1]}"


def genitive(name: str) -> str:
    """ "Ådal" -> "Ådals". After s, x and z an apostrophe alone ("Aarhus'"); after capitals, figures and a full stop
    an apostrophe and s ("BPA's"). Source: Retskrivningsordbogen.
    """
    if not name:
        return name
    if name[-1] in "sxzSXZ":
        return f"{name}'"
    return f"{name}{_ending_of(name)}"


def _ending_of(name: str) -> str:
    last_word = name.split()[-1] if name.split() else name
    is_abbreviation = len(last_word) > 1 and last_word.isupper()
    return "s" if last_word[-1].isalpha() and not is_abbreviation else "'s"


def capitalised(text: str) -> str:
    """The first letter made a capital, the rest untouched, so that "bPA i Ådal" keeps its names."""
    return text[:1].upper() + text[1:]
