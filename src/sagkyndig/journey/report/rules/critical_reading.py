"""Reads a report as a critical reader does: adds the printed shares, weighs the verbs, looks for the response rate.

It works on any Danish text, whoever wrote it: shares are read in digits and in words and turned back into counts.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from sagkyndig.journey.report.rules.findings import Finding, FindingKind
from sagkyndig.pure.danish import capitalised, in_words, listing

WORDS = {"ingen": 0, "nul": 0, "en": 1, "én": 1, "et": 1, "ét": 1} | {in_words(n): n for n in range(2, 11)}
_NUMBER = r"\d+(?:,\d+)?|" + "|".join(sorted(WORDS, key=len, reverse=True))
SHARE = re.compile(rf"\b({_NUMBER})(?=\s+(?:(?:og|eller)\s+(?:{_NUMBER})\s+)?procent\b)", re.IGNORECASE)
FIGURE = re.compile(r"^\s*(?:\*\*|#+\s*)?FIGUR\s+(\d+\.\d+)\b", re.IGNORECASE | re.MULTILINE)
ANSWERED = re.compile(r"\b(\d+|[a-zæøå]+)\s+(?:besvarelser|deltagere,? (?:der|som) har besvaret)", re.IGNORECASE)
RESPONSE_RATE = re.compile(
    r"svarprocent\w*\s+(?:er|var|på|blev)\b[^.]*\d|sendt\s+til\s+\d+|\b(?:\d+|[a-zæøå]+) (?:deltagere|kursister) fik spørgeskemaet",
    re.IGNORECASE,
)
SUM_WORDS = re.compile(r"\b(tilsammen|samlet|i alt|sammenlagt)\b[^.;]*$", re.IGNORECASE)
# "Under en procent" is somebody, but tells no count.
NOT_A_SHARE_OF_ANSWERS = re.compile(r"\b(mindst|højst|svarprocent\w*)\b[^.;]*$|\bunder\s*$", re.IGNORECASE)
EFFECT = re.compile(
    r"\bhar\b(?:\s+\w+){0,4}?\s+(?:påvirket|ændret|forbedret|styrket|løftet)\b|\b(?:påvirkede|ændrede|forbedrede|styrkede)\b",
    re.IGNORECASE,
)
ASKS_WHETHER = re.compile(r",\s*om\s[^,.]*$", re.IGNORECASE)
SMALL_GROUP = re.compile(
    r"\baf (?:de|vores) (\d+|[a-zæøå]+)\s+(?:deltagere|kursister|besvarelser|svar)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Section:
    """A stretch of text; `figure` is the figure it is about, None for the rest."""

    figure: str | None
    text: str


@dataclass(frozen=True)
class Share:
    """A share as written, its value in percent, and how many decimals it was given."""

    written: str
    value: Decimal
    is_sum: bool
    sentence: int

    def counts(self, n: int) -> range:
        """The counts of `n` that round to this share; more than one where n is large."""
        half_step = Decimal(5).scaleb(int(self.value.as_tuple().exponent) - 1)
        lowest = math.ceil(max(self.value - half_step, Decimal(0)) * n / 100)
        beyond = math.ceil((self.value + half_step) * n / 100)
        return range(lowest, min(beyond, n + 1))


def sections_of(text: str) -> tuple[Section, ...]:
    """The text cut where a line begins with "FIGUR 4.1": what follows it, until the next figure, is about that figure."""
    cuts = list(FIGURE.finditer(text))
    if not cuts:
        return (Section(None, text),)
    pieces = [Section(None, text[: cuts[0].start()])]
    for cut, following in zip(cuts, [*cuts[1:], None], strict=True):
        line_end = text.find("\n", cut.end())
        start = len(text) if line_end < 0 else line_end
        pieces.append(Section(cut.group(1), text[start : following.start() if following else len(text)]))
    return tuple(pieces)


def number_answered(text: str) -> int | None:
    """How many have answered, as the text says it; None where it does not say."""
    found = [_as_int(match.group(1)) for match in ANSWERED.finditer(text)]
    return next((number for number in found if number), None)


def shares_in(text: str) -> tuple[Share, ...]:
    """Every share of the answers in the text, in order; targets ("mindst 75 procent") and response rates are not."""
    shares = []
    for number, sentence in enumerate(sentences(text)):
        for match in SHARE.finditer(sentence):
            before = sentence[: match.start()]
            if NOT_A_SHARE_OF_ANSWERS.search(before):
                continue
            written = match.group(1)
            word = WORDS.get(written.lower())
            value = Decimal(word) if word is not None else Decimal(written.replace(",", "."))
            shares.append(Share(written.lower(), value, bool(SUM_WORDS.search(before)), number))
    return tuple(shares)


def sentences(text: str) -> tuple[str, ...]:
    return tuple(" ".join(each.split()) for each in re.split(r"(?<=[.!?])\s+(?=[A-ZÆØÅ0-9”»])", text) if each.strip())


def read_critically(
    sections: Sequence[Section], *, subjects_of_intention: Iterable[str] = ("praksis",)
) -> tuple[Finding, ...]:
    """The findings on a text. `subjects_of_intention` are the words that the intentions asked about are intentions for."""
    whole = "\n".join(section.text for section in sections)
    n = number_answered(whole)
    findings: list[Finding] = []
    if n:
        for section in sections:
            if section.figure:
                findings += _unaccounted(section, n)
                findings += _unequal_sums(section, n)
        findings += _written_two_ways(whole, n)
        if not RESPONSE_RATE.search(whole):
            findings.append(response_rate_unknown(n))
    for section in sections:
        findings += _effects(section, tuple(subjects_of_intention))
        findings += _small_groups(section)
    return tuple(findings)


def response_rate_unknown(n: int) -> Finding:
    """Nobody can tell how many were asked."""
    answered = f"{'Én' if n == 1 else capitalised(in_words(n))} har svaret, men" if n else "Ingen har svaret, og"
    said = f"{answered} det fremgår ikke, hvor mange der fik spørgeskemaet. Oplys antallet, så svarprocenten kan vises."
    return Finding(FindingKind.RESPONSE_RATE_UNKNOWN, None, said)


def _unaccounted(section: Section, n: int) -> Iterator[Finding]:
    counted = [share.counts(n) for share in shares_in(section.text) if not share.is_sum]
    if not counted or any(len(each) == 0 for each in counted):
        return
    missing = n - sum(each[-1] for each in counted)
    if missing > 0:
        at_least = "" if all(len(each) == 1 for each in counted) else "mindst "
        said = (
            f"De andele, der står ved figur {section.figure}, gør rede for {at_least and 'højst '}{in_words(n - missing)} af {in_words(n)} svar. "
            f"Der mangler {at_least}{in_words(missing)}. Skriv, hvad de har svaret, eller at de ikke har svaret."
        )
        yield Finding(FindingKind.UNANSWERED, section.figure, said)


def _unequal_sums(section: Section, n: int) -> Iterator[Finding]:
    shares = shares_in(section.text)
    for index, share in enumerate(shares):
        parts = [
            each for each in shares[:index] if not each.is_sum and each.sentence in (share.sentence, share.sentence - 1)
        ]
        if not share.is_sum or len(parts) < 2:
            continue
        counts = [part.counts(n) for part in parts]
        if any(len(each) == 0 for each in counts):
            continue
        fits = set(share.counts(n))
        if not fits & set(range(sum(each[0] for each in counts), sum(each[-1] for each in counts) + 1)):
            words = listing([part.written for part in parts])
            said = f"Ved figur {section.figure} står {share.written} procent som sum af {words} procent. Det passer ikke med {in_words(n)} svar."
            yield Finding(FindingKind.SUBTOTAL_UNEQUAL, section.figure, said)


def _written_two_ways(text: str, n: int) -> Iterator[Finding]:
    ways: dict[int, dict[str, None]] = {}
    for share in shares_in(text):
        counts = share.counts(n)
        if len(counts) == 1:
            ways.setdefault(counts[0], {})[share.written] = None
    for count, written in sorted(ways.items()):
        if len(written) > 1:
            quoted = listing([f"»{each}«" for each in written])
            said = f"{count} af {n} er skrevet både som {quoted} procent. Skriv den samme andel på samme måde."
            yield Finding(FindingKind.WRITTEN_TWO_WAYS, None, said)


def _effects(section: Section, subjects: tuple[str, ...]) -> Iterator[Finding]:
    for sentence in sentences(section.text):
        if not any(re.search(rf"\b{re.escape(subject)}\b", sentence, re.IGNORECASE) for subject in subjects):
            continue
        match = EFFECT.search(sentence)
        if match and not ASKS_WHETHER.search(sentence[: match.start()]):
            said = (
                f"»{sentence}« Spørgsmålet handler om, hvad deltagerne venter vil ske. "
                "Skriv, at det vil påvirke deres praksis, ikke at det har gjort det."
            )
            yield Finding(FindingKind.INTENTION_AS_EFFECT, section.figure, said)


def _small_groups(section: Section) -> Iterator[Finding]:
    for sentence in sentences(section.text):
        match = SMALL_GROUP.search(sentence)
        size = _as_int(match.group(1)) if match else None
        if size is not None and 0 < size < 5 and SHARE.search(sentence):
            said = f"»{sentence}« Gruppen er på {in_words(size)}. Vis ikke tal for færre end fem."
            yield Finding(FindingKind.GROUP_TOO_SMALL, section.figure, said)


def _as_int(word: str) -> int | None:
    return int(word) if word.isdigit() else WORDS.get(word.lower())
