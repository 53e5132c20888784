"""Kind sentences about personal data in a text: what looks like what, where, and how to mend it; never the data itself."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sagkyndig.pure.danish.numbers import in_words
from sagkyndig.pure.personal_data.finding import Certainty, Finding, Kind
from sagkyndig.pure.personal_data.search import find


@dataclass(frozen=True)
class _Words:
    one: str
    several: str
    first: str
    remedy: str  # where it is sure
    doubt: str  # where it may be something else


_INSTEAD = "Skriv en funktion eller en afdeling i stedet."
_WORDS = {
    Kind.CPR: _Words("et CPR-nummer", "CPR-numre", "det første", "Skriv et fødselsår i stedet.", "Er det nogens?"),
    Kind.EMAIL: _Words("en e-mailadresse", "e-mailadresser", "den første", _INSTEAD, "Tag den ud, hvis den er nogens."),
    Kind.PHONE: _Words("et telefonnummer", "telefonnumre", "det første", _INSTEAD, "Tag det ud, hvis det er nogens."),
    Kind.ROAD: _Words(
        "et vejnavn",
        "vejnavne",
        "det første",
        "Skriv en egn i stedet.",
        "Er det en virkelig persons adresse, så tag den ud.",
    ),
}
_WORDS_BEFORE = 4
_MARKS = re.compile(r"[»«\"“”*_#>|()]")
_SIGNS = " \t\r\u00a0:;,.!?–-"


def faults(text: str) -> tuple[str, ...]:
    """A sentence for each kind of personal data that is sure to be in the text; () where it may be saved."""
    return _sentences(text, Certainty.SURE)


def hints(text: str) -> tuple[str, ...]:
    """A sentence for each kind that may be in the text. They stop nothing."""
    return _sentences(text, Certainty.MAYBE)


def _sentences(text: str, certainty: Certainty) -> tuple[str, ...]:
    everything = find(text)
    found = [each for each in everything if each.certainty is certainty]
    kinds = dict.fromkeys(each.kind for each in found)
    return tuple(_sentence(text, [each for each in found if each.kind is kind], everything) for kind in kinds)


def _sentence(text: str, found: Sequence[Finding], everything: Sequence[Finding]) -> str:
    words, is_sure = _WORDS[found[0].kind], found[0].certainty is Certainty.SURE
    begins = "Teksten ser ud til at have" if is_sure else "Teksten har måske"
    what, place = words.one, _place(text, found[0], everything)
    if len(found) > 1:
        what = f"{in_words(len(found))} {words.several}" + (f", {words.first}" if place else "")
    return f"{begins} {what}{place}. {words.remedy if is_sure else words.doubt}"


def _place(text: str, finding: Finding, everything: Sequence[Finding]) -> str:
    """Where it stands, by the words before it; other personal data is left out of them."""
    line = text.rfind("\n", 0, finding.start) + 1
    begin = max([line, *(each.end for each in everything if each.end <= finding.start)])
    before = _MARKS.sub(" ", text[begin : finding.start]).strip(_SIGNS).split()[-_WORDS_BEFORE:]
    if before:
        return f" efter »{' '.join(before)}«"
    return f" i linje {text.count(chr(10), 0, finding.start) + 1}" if "\n" in text.strip() else ""
