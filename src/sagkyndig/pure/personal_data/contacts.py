"""E-mail addresses and Danish phone numbers, in the ways people write them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from sagkyndig.pure.personal_data.finding import Certainty, Finding, Kind

_AT = r"(?:@|＠|\s?[\[({]\s?(?:at|snabel-?a|@)\s?[\])}]\s?)"
_EMAIL = re.compile(
    rf"(?<![\w.+\-])[\w.+\-]*\w{_AT}(?:[^\W_](?:[\w\-]*[^\W_])?\.)+[^\W\d_]{{2,}}(?![\w@])",
    re.IGNORECASE,
)

_SPACE = r"[ \u00a0\u202f\u2009]"
_GROUPS = rf"(?:\d\d{_SPACE}\d\d{_SPACE}\d\d{_SPACE}\d\d|\d\d-\d\d-\d\d-\d\d|\d\d\.\d\d\.\d\d\.\d\d|\d{{4}}{_SPACE}\d{{4}}|\d{{3}}{_SPACE}\d\d{_SPACE}\d{{3}}|\d\d{_SPACE}\d{{3}}{_SPACE}\d{{3}})"
_BOUND = r"(?<![\w/])(?<!\w[.,\-])(?<![+§])"
_END = r"(?!\d)(?![.,\-/]\d)"
_WITH_COUNTRY = re.compile(rf"(?<!\w)(?:\+|00){_SPACE}?45(?:[ \u00a0.\-]?\d){{8}}{_END}")
_GROUPED = re.compile(rf"{_BOUND}(?P<number>{_GROUPS}){_END}")
_BARE = re.compile(rf"{_BOUND}(?P<number>\d{{8}}){_END}")
_CALLED = re.compile(
    r"(?:tlf|telefon\w*|mobil\w*|ring\w*(?: til| på)?|sms)\W{0,4}(?:nr\.?|nummer)?\W{0,3}$", re.IGNORECASE
)
_SOMETHING_ELSE = re.compile(
    r"(?:cvr|ean|gln|isbn|journal\w*|sags?\w*|konto\w*|faktura\w*|reg|bek|vej|lbk|lov|nr)[ .:\-]*(?:nr|nummer)?[ .:\-]*$",
    re.IGNORECASE,
)
_UNIT = re.compile(r"\s*(?:kr\b|kroner|timer?\b|borgere|personer|pct)", re.IGNORECASE)
_DATE = re.compile(
    r"(?:0[1-9]|[12]\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\d\d|(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
)
_TWO_YEARS = re.compile(r"(?:19|20)\d\d\D(?:19|20)\d\d")


def find_emails(text: str) -> Iterator[Finding]:
    """Every e-mail address, also one with (at) or [snabel-a]."""
    for match in _EMAIL.finditer(text):
        yield Finding(Kind.EMAIL, match.start(), match.end(), Certainty.SURE)


def find_phones(text: str) -> Iterator[Finding]:
    """Danish numbers of eight figures: sure in groups, with +45 or behind "tlf."; eight figures in a row may be one."""
    taken: list[tuple[int, int]] = []
    for pattern in (_WITH_COUNTRY, _GROUPED, _BARE):
        for match in pattern.finditer(text):
            if any(match.start() < end and start < match.end() for start, end in taken):
                continue
            certainty = (
                Certainty.SURE if pattern is _WITH_COUNTRY else _certainty(text, match, is_bare=pattern is _BARE)
            )
            if certainty:
                taken.append(match.span())
                yield Finding(Kind.PHONE, match.start(), match.end(), certainty)


def _certainty(text: str, match: re.Match[str], *, is_bare: bool) -> Certainty | None:
    number, before = match["number"], text[max(0, match.start() - 30) : match.start()]
    if _CALLED.search(before):
        return Certainty.SURE
    is_number_of_a_phone = number[0] in "23456789"
    if not is_number_of_a_phone or _SOMETHING_ELSE.search(before) or _UNIT.match(text, match.end()):
        return None
    if _TWO_YEARS.fullmatch(number) or _DATE.fullmatch(number):
        return None
    return Certainty.MAYBE if is_bare else Certainty.SURE
