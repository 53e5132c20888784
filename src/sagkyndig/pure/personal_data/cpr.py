"""CPR numbers in any spelling: a date and four figures. Modulus 11 is not asked for; new numbers do not keep to it."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from sagkyndig.pure.personal_data.finding import Certainty, Finding, Kind

# What may stand between figures: spaces and dashes of every kind, dots, strokes, and signs that are not seen.
_BETWEEN = r"[\s.\-‐‑‒–—−/·_\u00ad\u200b-\u200d\u2060\ufeff]"
_LOOSE = rf"{_BETWEEN}{{0,3}}"
_SERIAL = r"(?P<serial>\d{4}|\d{2}[ \u00a0.\-]\d{2})"
_SPELLINGS = tuple(
    re.compile(rf"(?<![\d/])(?<!\d[.,\-]){spelling}(?!\d)(?![.,]\d)(?!/\d)")
    for spelling in (
        # 010190-1234, 0101901234, 010190 12 34, 01.01.90-1234
        rf"(?P<day>\d\d)(?P<gap>{_LOOSE})(?P<month>\d\d){_LOOSE}(?P<year>\d\d){_LOOSE}{_SERIAL}",
        # 01011990-1234, 1.1.1990-1234
        rf"(?P<day>\d\d?)(?P<gap>{_BETWEEN}{{1,2}})(?P<month>\d\d?){_BETWEEN}{{1,2}}(?P<year>(?:18|19|20)?\d\d){_LOOSE}{_SERIAL}",
        rf"(?P<day>\d\d)(?P<gap>)(?P<month>\d\d)(?P<year>(?:18|19|20)\d\d){_LOOSE}{_SERIAL}",
        # 0 1 0 1 9 0 1 2 3 4
        r"(?P<day>\d[ \-.]\d)(?P<gap>[ \-.]+)(?P<month>\d[ \-.]\d)[ \-.]+(?P<year>\d[ \-.]\d)[ \-.]+(?P<serial>\d[ \-.]\d[ \-.]\d[ \-.]\d)",
    )
)
_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_OTHER_FIGURE = re.compile(r"(?![0-9])\d")
_TEST_NUMBER = 60  # is added to the day of a test number
# Behind a date these say that the four figures are a year, an amount or a time, not a serial number.
_UNIT = re.compile(r"\s*(?:kr\b|kroner|timer?\b|t\b|pct|niveau|-niveau|m\b|km\b|stk\b)", re.IGNORECASE)
_YEARS_OF_A_SPAN = 3
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBER_OF_SOMETHING_ELSE = re.compile(
    r"(?:cvr|p-nr|p-nummer|ean|gln|journal\w*|sags?\w*|konto\w*|faktura\w*|isbn)[ .:\-]*(?:nr|nummer)?[ .:\-]*$",
    re.IGNORECASE,
)


def find_cpr(text: str) -> Iterator[Finding]:
    """Every CPR number in the text; of a date with a year or an amount behind it none is made."""
    plain = _ascii_figures(text)
    taken: list[tuple[int, int]] = []
    for spelling in _SPELLINGS:
        for match in spelling.finditer(plain):
            overlaps = any(match.start() < end and start < match.end() for start, end in taken)
            if not overlaps and _is_date(match) and not _is_something_else(plain, match):
                taken.append(match.span())
                yield Finding(Kind.CPR, match.start(), match.end(), Certainty.SURE)


def _ascii_figures(text: str) -> str:
    """The same text, as long, with the figures of every script as 0-9."""
    return _OTHER_FIGURE.sub(lambda figure: str(unicodedata.decimal(figure[0])), text)


def _is_date(match: re.Match[str]) -> bool:
    day, month = (int(re.sub(r"\D", "", match[part])) for part in ("day", "month"))
    if day > _TEST_NUMBER:
        day -= _TEST_NUMBER
    return 1 <= month <= len(_DAYS) and 1 <= day <= _DAYS[month - 1]


def _is_something_else(text: str, match: re.Match[str]) -> bool:
    if _NUMBER_OF_SOMETHING_ELSE.search(text, max(0, match.start() - 30), match.start()):
        return True
    if _UNIT.match(text, match.end()):
        return True
    return _is_followed_by_a_year(match)


def _is_followed_by_a_year(match: re.Match[str]) -> bool:
    """ "01.04.2023 2024" and "01.04.2023-2024": a date with its full year, and the next thing is a year too."""
    if not match["gap"].strip() or len(match["year"]) < 4 or not _YEAR.fullmatch(match["serial"]):
        return False
    is_joined = bool(match.string[match.end("year") : match.start("serial")].strip())
    return not is_joined or 0 <= int(match["serial"]) - int(match["year"]) <= _YEARS_OF_A_SPAN
