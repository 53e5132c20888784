"""How hard a Danish text is to read: its sentences, their length, and LIX."""

from __future__ import annotations

import re
from fractions import Fraction

# A LIX word is long from seven letters on.
LONG_WORD = 7
_WORD = re.compile(r"\d+(?:[.,:/-]\d+)*½?|½|[^\W\d_]+(?:[-'’][^\W_]+)*")
_END = re.compile(r"[.!?:]+[»«\"”)\]*_]*\s+(?=[»«\"“(*_\[]*[A-ZÆØÅÉ0-9§½])")
_LAST_WORD = re.compile(r"([^\s»«\"“(*_\[]*)$")
# Abbreviations that never end a sentence, and those that do when a capital letter comes next.
_INSIDE = {
    *("stk", "nr", "kl", "ca", "jf", "fx", "f.eks", "bl.a", "dvs", "evt", "inkl", "ekskl", "pkt", "kap", "tlf"),
    *("hhv", "mht", "pga", "vedr", "afd", "dr", "sml", "if", "pr", "bek", "udlandsbek"),
}
_SOMETIMES_LAST = {"kr", "pct", "m.v", "mv", "osv", "m.fl", "o.l", "t", "s", "mio", "min", "max"}


def words(text: str) -> list[str]:
    """The words of the text; a number counts as one."""
    return _WORD.findall(text)


def sentences(text: str) -> list[str]:
    """The text sentence by sentence. A blank line ends one too, and so does a colon before a capital letter."""
    found = []
    for block in re.split(r"\n\s*\n", text):
        start = 0
        for match in _END.finditer(block):
            if _ends(block[: match.start()], block[match.start()], block[match.end() :]):
                found.append(block[start : match.end()])
                start = match.end()
        found.append(block[start:])
    return [" ".join(each.split()) for each in found if words(each)]


def lix(text: str) -> int:
    """Words in a sentence plus the percentage of long words, halves up; 0 for a text without words."""
    all_words = words(text)
    if not all_words:
        return 0
    long = sum(1 for word in all_words if sum(map(str.isalpha, word)) >= LONG_WORD)
    score = Fraction(len(all_words), len(sentences(text))) + Fraction(100 * long, len(all_words))
    return int(score + Fraction(1, 2))


def _ends(before: str, sign: str, after: str) -> bool:
    if sign != ".":
        return True
    last = _LAST_WORD.search(before)
    word = last[1].lower() if last else ""
    next_is_figure = after.lstrip('»«"“(*_[')[:1].isdigit()
    if word in _INSIDE or (len(word) == 1 and last is not None and last[1].isupper()):
        return False
    if word in _SOMETIMES_LAST or word.isdigit():
        return not next_is_figure
    return True
