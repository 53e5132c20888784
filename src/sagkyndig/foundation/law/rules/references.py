"""Finds the references to provisions and precedents in Danish text, as people write them."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

# How a law stands in running text; what is found is told by its short name.
_SPELLINGS = (
    ("SEL", r"SEL|[Ss]ervicelovens?"),
    ("BL", r"BL|[Bb]arnets[ \u00a0]lovs?"),
    ("RSL", r"RSL|[Rr]etssikkerhedslovens?"),
    ("FVL", r"FVL|[Ff]orvaltningslovens?"),
    ("OFL", r"OFL|[Oo]ffentlighedslovens?"),
    ("Ældreloven", r"[Ææ]ldrelovens?"),
    ("Udlandsbekendtgørelsen", r"[Uu]dlandsbekendtgørelsens?|[Uu]dlandsbek\."),
)
_LAW = r"(?<![\w.-])(?:" + "|".join(spelling for _, spelling in _SPELLINGS) + ")"
_SHORT_NAMES = tuple((name, re.compile(spelling)) for name, spelling in _SPELLINGS)

_ACT = re.compile(
    r"(?<!\w)(?P<kind>BEK|VEJ|LBK|SKR|[Bb]ekendtgørelse|[Vv]ejledning|[Ll]ovbekendtgørelse|[Ss]krivelse)(?:\s+nr\.)?\s+"
    r"(?P<number>\d{1,5})(?!\d)(?:/(?P<year>\d{4})|\s+af\s+\d{1,2}\.\s?(?:\d{1,2}\.|[a-zæøå]+)\s?(?P<dated>\d{4}))?"
)
_ACT_KINDS = {"bekendtgørelse": "BEK", "vejledning": "VEJ", "lovbekendtgørelse": "LBK", "skrivelse": "SKR"}

_NUMBER = r"(?:[A-Z]-)?\d{1,3}-\d{2}(?![\d-])"
_PRECEDENTS = re.compile(
    rf"(?<!\w)(?:PM|[Pp]rincip(?:meddelelse|afgørelse)(?:n|r|rne)?)\s+(?:nr\.\s+)?(?P<list>{_NUMBER}(?:(?:,| og| eller| samt)\s+{_NUMBER})*)"
)
_BARE_PRECEDENT = re.compile(r"(?<![\w./-])(?:[A-Z]-\d{1,3}|(\d{2,3}))-\d{2}(?![\w/-]|\.\d)")
# From here on a bare number is no day of a month and no hour; one with a letter is neither.
_NO_DAY = 32

# A paragraph and its stykker: "96 a, stk. 2 og 3", never the "i" of "§ 95 i serviceloven" nor a number of hours.
_UNIT = r"(?!\s*(?:timer?|minutter|min\b|uger?|dage?|måneder|år\b|kr\b|kroner|pct|procent|gange))"
_STK = (
    r"stk\.\s*\d{1,2}(?:\s*-\s*\d{1,2}(?!\d))?(?:(?:,\s*\d{1,2}(?=[,\s]))*\s+(?:og|eller)\s+\d{1,2}(?![\d.])"
    + _UNIT
    + ")?"
)
_PARAGRAPH = rf"\d{{1,3}}(?!\d|[./]\d)(?:\s(?:[a-hj-z]|i(?=,\s*stk))(?![\wæøå]))?(?:,\s*{_STK}|\s+{_STK})?"
_SPAN = rf"{_PARAGRAPH}(?:\s*-\s*\d{{1,3}}(?!\d)(?:\s[a-hj-z](?![\wæøå]))?)?{_UNIT}"
_ONE_SIGN = rf"(?:§§\s*{_SPAN}(?:(?:,|,?\s+(?:og|eller|samt))\s+{_SPAN})*|§(?!§)\s*{_PARAGRAPH})"
_MARK = r"(?:,\s*nr\.\s*\d+)?(?:,\s*\d+\.\s*pkt\.)?(?:\s*\[E[^\]]*\])?"
_SIGNS = rf"{_ONE_SIGN}(?:{_MARK}(?:,|;|,?\s+(?:og|eller|samt|jf\.))\s+{_ONE_SIGN})*"
_LAW_FIRST = re.compile(rf"(?P<law>{_LAW}),?\s+(?P<signs>{_SIGNS})")
_LAW_LAST = re.compile(rf"(?P<signs>{_SIGNS}){_MARK},?\s+i\s+(?P<law>{_LAW})(?!\s*,?\s*§)")
_AFTER_ACT = re.compile(rf",?\s+(?P<signs>{_SIGNS})")

_SIGN = re.compile(_ONE_SIGN)
_EACH = re.compile(rf"(?P<number>\d{{1,3}})(?:\s(?P<letter>[a-z])(?![\wæøå]))?(?P<rest>,?\s+?{_STK}|,\s*{_STK})?")
_SPAN_END = re.compile(r"\s*-\s*(\d{1,3})(?!\d)")
_LONGEST_SPAN = 30


@dataclass(frozen=True)
class Reference:
    """One provision or precedent named in a text: its short name, and where it stands (`start` to `end`)."""

    name: str
    start: int
    end: int


def references_in(text: str, *, precedents: Collection[str] = ()) -> tuple[Reference, ...]:
    """Every reference in the text, in order; "SEL §§ 95 og 96, stk. 1 og 2" names three.

    A § that stands alone names no law and is left out. A precedent is named by "PM" or "principmeddelelse"; one of
    `precedents` ("178-12") also by its number alone, where that can be neither a date nor hours.
    """
    found = [*(_of_laws(text) if "§" in text else ()), *_of_acts(text), *_of_precedents(text)]
    taken = [(each.start, each.end) for each in found]
    for match in _BARE_PRECEDENT.finditer(text):
        is_taken = any(start <= match.start() < end for start, end in taken)
        if match[0] in precedents and int(match[1] or _NO_DAY) >= _NO_DAY and not is_taken:
            found.append(Reference(f"PM {match[0]}", match.start(), match.end()))
    return tuple(sorted(found, key=lambda each: (each.start, each.end)))


def _of_laws(text: str) -> Iterator[Reference]:
    for match in _LAW_FIRST.finditer(text):
        yield from _paragraphs(_short_name(match["law"]), match["signs"], match.start("signs"), match.start())
    for match in _LAW_LAST.finditer(text):
        yield from _paragraphs(_short_name(match["law"]), match["signs"], match.start("signs"), match.start())


def _of_acts(text: str) -> Iterator[Reference]:
    for match in _ACT.finditer(text):
        kind = _ACT_KINDS.get(match["kind"].lower(), match["kind"])
        if kind != match["kind"] and not (match["year"] or match["dated"]):
            continue  # "vejledning 2" is no act
        year = match["year"] or match["dated"]
        name = f"{kind} {match['number']}" + (f"/{year}" if year else "")
        after = _AFTER_ACT.match(text, match.end())
        if after is None:
            yield Reference(name, match.start(), match.end())
        else:
            yield from _paragraphs(name, after["signs"], after.start("signs"), match.start())


def _of_precedents(text: str) -> Iterator[Reference]:
    for match in _PRECEDENTS.finditer(text):
        start = match.start()
        for each in re.finditer(_NUMBER, match["list"]):
            place = match.start("list") + each.start()
            yield Reference(f"PM {each[0]}", start, place + len(each[0]))
            start = place + len(each[0])


def _short_name(law: str) -> str:
    return next(name for name, spelling in _SHORT_NAMES if spelling.fullmatch(law))


def _paragraphs(law: str, signs: str, at: int, start: int) -> Iterator[Reference]:
    """Each paragraph, or each stykke of it, behind one or more § of one law; the first one begins at the law."""
    is_first = True
    for sign in _SIGN.finditer(signs):
        for names, begin, end in _listed(sign[0]):
            place = at + sign.start()
            for name in names:
                yield Reference(f"{law} § {name}", start if is_first else place + begin, place + end)
            is_first = False


def _listed(sign: str) -> Iterator[tuple[list[str], int, int]]:
    """The paragraphs behind one sign, each with its stykker, and where it begins and ends in the sign."""
    place = 0
    while match := _EACH.search(sign, place):
        place = match.end()
        paragraph = match["number"] + (f" {match['letter']}" if match["letter"] else "")
        names = [f"{paragraph}, stk. {number}" for number in _numbers(match["rest"])] if match["rest"] else [paragraph]
        span = _SPAN_END.match(sign, place)
        if span and not match["rest"]:
            place = span.end()
            first, last = int(match["number"]), min(int(span[1]), int(match["number"]) + _LONGEST_SPAN)
            names += [str(number) for number in range(first + 1, last + 1)]
        yield names, match.start(), place


def _numbers(stykker: str) -> list[int]:
    """[1, 2, 3, 5] for "stk. 1-3 og 5"."""
    numbers: list[int] = []
    for match in re.finditer(r"(\d+)(?:\s*-\s*(\d+))?", stykker):
        numbers += range(int(match[1]), int(match[2] or match[1]) + 1)
    return numbers
