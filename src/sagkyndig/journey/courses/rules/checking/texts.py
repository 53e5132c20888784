"""What is written: personal data, amounts without a year, weekdays that do not fit, and hints about long sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.faults import Fault, Severity
from sagkyndig.journey.courses.rules.items import Item, Passage, items
from sagkyndig.journey.courses.rules.plain_text import blocks, reading_text
from sagkyndig.pure.danish import long_date
from sagkyndig.pure.danish.readability import lix, sentences, words
from sagkyndig.pure.personal_data import Certainty, Finding, Kind, find

LONGEST_SENTENCE = 25
# LIX says little about a note of a few lines.
FEWEST_WORDS_FOR_LIX = 50
_AMOUNT = re.compile(r"(?<![\d.,])(\d{1,3}(?:\.\d{3})+|\d+)(?:,\d+)? ?(?:kr\b|kroner\b)")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_WEEKDAYS = ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag")
_MONTHS = (
    *("januar", "februar", "marts", "april", "maj", "juni"),
    *("juli", "august", "september", "oktober", "november", "december"),
)
_DAY = re.compile(
    rf"\b({'|'.join(_WEEKDAYS)})(?: den)? (\d{{1,2}})\. ({'|'.join(_MONTHS)})(?: (\d{{4}}))?", re.IGNORECASE
)
_PERSONAL = {
    Kind.CPR: (
        "cpr-number",
        "Der står noget, der ligner et CPR-nummer",
        "Slet nummeret. Skriv et fødselsår, hvis alderen betyder noget.",
    ),
    Kind.EMAIL: ("e-mail-address", "Der står en mailadresse", "Slet adressen, også når den er opdigtet."),
    Kind.PHONE: (
        "phone-number",
        "Der står noget, der ligner et telefonnummer",
        "Slet nummeret, også når det er opdigtet.",
    ),
    Kind.ROAD: (
        "road-name",
        "Der står noget, der ligner et vejnavn",
        "Skriv kun kommunen. En opdigtet vej kan findes.",
    ),
}


def check_texts(ground: Ground) -> Iterator[Fault]:
    for item in items(ground.course):
        for passage in item.passages:
            yield from _personal_data(ground, passage)
            yield from _weekdays(ground, passage)
            if passage.lix is not None:
                yield from _readability(ground, passage, passage.lix)
        yield from _amounts(ground, item)


def _at(ground: Ground, passage: Passage, offset: int) -> int:
    return ground.line_in(passage.file, passage.key, passage.text, offset)


def _personal_data(ground: Ground, passage: Passage) -> Iterator[Fault]:
    for each in find(passage.text):
        code, message, remedy = _PERSONAL[each.kind]
        found = passage.text[each.start : each.end]
        # A CPR number is not repeated in lists and logs.
        told = message if each.kind is Kind.CPR else f"{message}: »{found}«"
        yield Fault(passage.file, _at(ground, passage, each.start), code, f"{told}.", remedy, _how_bad(each, found))


def _how_bad(finding: Finding, found: str) -> Severity:
    if finding.certainty is Certainty.SURE:
        return Severity.ERROR
    has_number = any(map(str.isdigit, found))
    return Severity.WARNING if has_number else Severity.HINT


def _weekdays(ground: Ground, passage: Passage) -> Iterator[Fault]:
    """A weekday that does not fit its date: a warning where the year is written, a hint where it must be guessed."""
    for match in _DAY.finditer(passage.text):
        guess = (passage.dated or ground.course.law_as_of).year
        years = [int(match[4])] if match[4] else [guess, guess + 1]
        days = [day for year in years if (day := _date(year, match[3], match[2]))]
        said = match[1].lower()
        if said in [_WEEKDAYS[day.weekday()] for day in days]:
            continue
        told = f"{long_date(days[0])} er en {_WEEKDAYS[days[0].weekday()]}" if days else "den dato findes ikke"
        yield Fault(
            passage.file,
            _at(ground, passage, match.start()),
            "wrong-weekday",
            f"»{match[0]}« passer ikke: {told}.",
            "Ret ugedagen eller datoen.",
            Severity.WARNING if match[4] else Severity.HINT,
        )


def _date(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, _MONTHS.index(month.lower()) + 1, int(day))
    except ValueError:
        return None


def _amounts(ground: Ground, item: Item) -> Iterator[Fault]:
    """Each amount has its year in the same paragraph somewhere in the item; a paper has its own date."""
    dated: set[str] = set()
    first: dict[str, tuple[Passage, int]] = {}
    for passage in item.passages:
        for offset, block in _paragraphs(passage.text):
            for match in _AMOUNT.finditer(block):
                if passage.dated or _YEAR.search(_AMOUNT.sub("", block)):
                    dated.add(match[1])
                first.setdefault(match[1], (passage, offset + match.start()))
    for amount, (passage, offset) in first.items():
        if amount not in dated:
            yield Fault(
                passage.file,
                _at(ground, passage, offset),
                "amount-without-year",
                f"Beløbet {amount} kr. har intet årstal.",
                f"Skriv fx »{amount} kr. (2023)«.",
                Severity.WARNING,
            )


def _paragraphs(text: str) -> Iterator[tuple[int, str]]:
    return ((match.start(), match[0]) for match in re.finditer(r"\S(?:.|\n(?!\s*\n))*", text))


def _readability(ground: Ground, passage: Passage, bar: int) -> Iterator[Fault]:
    for offset, block in blocks(passage.text):
        for sentence in sentences(block):
            if (count := len(words(sentence))) > LONGEST_SENTENCE:
                yield Fault(
                    passage.file,
                    _at(ground, passage, offset),
                    "long-sentence",
                    f"En sætning er på {count} ord: »{' '.join(sentence.split()[:6])} …«",
                    f"Del den. Højst {LONGEST_SENTENCE} ord.",
                    Severity.HINT,
                )
    text = reading_text(passage.text)
    if len(words(text)) >= FEWEST_WORDS_FOR_LIX and (score := lix(text)) > bar:
        yield Fault(
            passage.file,
            _at(ground, passage, 0),
            "hard-to-read",
            f"Teksten har LIX {score}. Målet er højst {bar}.",
            "Kortere sætninger og kortere ord.",
            Severity.HINT,
        )
