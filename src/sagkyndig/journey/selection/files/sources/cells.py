"""Reads the cells of a file of appeal figures: whole numbers, percentages, years and provisions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from sagkyndig.journey.selection.rules.figures import AREAS
from sagkyndig.pure.tables import plain

_WHOLE = re.compile(r"-?\d+")
_IN_GROUPS = re.compile(r"-?\d{1,3}(?:[.\u00a0\u202f ]\d{3})+")
_DECIMAL = re.compile(r"(-?\d+)[.,](\d+)")
# The statistics bank's own signs: nothing, and what is not shown because it is small or uncertain.
_NOTHING = {"", "-", "–", "—"}
_HIDDEN = re.compile(
    r"\.{1,3}|\*+|x|[<>≤]\s*\d+|\d+\s*[-–]\s*\d+|diskret\w*|skjult|n/?a|i\.?\s?o\.?|u\.?o\.?", re.IGNORECASE
)
_YEAR = re.compile(r"((?:19|20)\d\d)\*?(?:\.0)?")
_PART_OF_YEAR = re.compile(
    r"(?:19|20)\d\d\s*[-.]?\s*(?:k|kv|kvt|kvartal|m|q|h)\.?\s*\d{1,2}|(?:19|20)\d\d-\d\d(?:-\d\d)?", re.IGNORECASE
)


class Negative(ValueError):
    """A count below nought."""


class NotWhole(ValueError):
    """A number of cases with decimals, or no number."""


class NotAShare(ValueError):
    """No percentage, or one below 0 or above 100."""


class PartOfAYear(ValueError):
    """A quarter, a month or a day instead of a year."""


class Hidden(ValueError):
    """The source does not show this figure."""


@dataclass(frozen=True)
class Percentage:
    """A percentage as it was printed: 41,5 is 415 tenths, with one decimal."""

    units: int
    decimals: int

    @property
    def of_a_hundred(self) -> int:
        return int(100 * 10**self.decimals)


def count_in(cell: str, *, has_danish_numbers: bool) -> int | None:
    """A number of cases; None where nothing stands. In a CSV file »1.234« is Danish for 1234; in a spreadsheet it is not."""
    text = cell.strip()
    if _WHOLE.fullmatch(text):
        number = int(text)
    elif text in _NOTHING:
        return None if not text else 0
    elif has_danish_numbers and _IN_GROUPS.fullmatch(text):
        number = int(re.sub(r"[^\d-]", "", text))
    elif (decimal := _DECIMAL.fullmatch(text)) and not decimal[2].strip("0"):
        number = int(decimal[1])
    elif _HIDDEN.fullmatch(text):
        raise Hidden
    else:
        raise NotWhole
    if number < 0:
        raise Negative
    if number > 9_999_999:
        raise NotWhole
    return number


def percentage_in(cell: str, *, is_share: bool = False) -> Percentage | None:
    """A percentage with its decimals; None where nothing stands. As a share, 0,415 is 41,5 percent."""
    text = cell.replace("%", "").replace("pct.", "").strip()
    if text in _NOTHING:
        return None
    if _HIDDEN.fullmatch(text):
        raise Hidden
    number = text.replace(",", ".")
    if not re.fullmatch(r"\d{1,3}(?:\.\d{1,17})?", number):
        raise NotAShare
    value = Decimal(number) * (100 if is_share else 1)
    value = value.normalize()
    decimals = max(0, len(number.partition(".")[2]) - (2 if is_share else 0))
    if value > 100:
        raise NotAShare
    return Percentage(int(value.scaleb(decimals)), decimals)


def is_share(cell: str) -> bool:
    """Whether the cell is a number between 0 and 1 with decimals, as a spreadsheet keeps a percentage."""
    return bool(re.fullmatch(r"0[.,]\d*[1-9]\d*", cell.strip()))


@lru_cache(maxsize=4096)
def year_of(cell: str) -> int | None:
    """A year in four figures, a star of provisional figures aside; None where it is none."""
    match = _YEAR.fullmatch(cell.strip())
    if match is None:
        if _PART_OF_YEAR.fullmatch(cell.strip()):
            raise PartOfAYear
        return None
    return int(match[1])


_LAWS = (
    ("SEL", r"sel|servicelovens?|lov om social service"),
    ("BL", r"bl|barnets lovs?"),
    ("RSL", r"rsl|retssikkerhedslovens?"),
    ("FVL", r"fvl|forvaltningslovens?"),
    ("OFL", r"ofl|offentlighedslovens?"),
)
_LAW = "|".join(f"(?P<{short}>{spelling})" for short, spelling in _LAWS)
_AFTER = "|".join(f"(?P<after_{short}>{spelling})" for short, spelling in _LAWS)
_PROVISION = re.compile(
    rf"(?:(?:{_LAW})[\s,:.-]*)?(?:§\s*|pgf\.?\s*|paragraf\s+)?(?P<number>\d{{1,3}})"
    r"(?:\s?(?P<letter>[a-z])(?![a-zæøå0-9])(?!\s+(?:service|barnets|retss|forvalt|offent)))?"
    rf"(?:\s*,?\s+i\s+(?:{_AFTER}))?(?P<rest>(?![\d§]).*)?",
)
# Several paragraphs, or a part of one: the figures are of whole paragraphs.
_SPAN = re.compile(r"§§|^\s*(?:[-–/]|og|,)\s*§?\s*\d|\bstk\b")
_TOTAL = {"i alt", "ialt", "alle", "alle bestemmelser", "alle paragraffer", "total", "sum", "bestemmelser i alt"}
_AREA_WORDS = tuple(
    (area, re.compile(spelling))
    for area, spelling in zip(
        AREAS,
        (r"^(?:hele )?socialomr|^serviceloven(?: i alt)?$", r"^b(?:ø|oe)rnehandicap", r"^voksenhandicap"),
        strict=True,
    )
)


@dataclass(frozen=True)
class ProvisionCell:
    """What a cell says the figures are about: a provision or an area; a total is passed over; both unset is unknown."""

    name: str | None = None
    is_total: bool = False
    lacks_law: bool = False


def provision_of(cell: str, *, law: str) -> ProvisionCell:
    """»SEL 95«, »§ 95«, »Servicelovens § 95 Kontant tilskud« are all SEL 95; `law` is taken where none is named."""
    text = plain(cell)
    if text in _TOTAL:
        return ProvisionCell(is_total=True)
    for area, spelling in _AREA_WORDS:
        if spelling.match(text):
            return ProvisionCell(area)
    match = _PROVISION.fullmatch(text)
    if match is None or _SPAN.search(text) or _SPAN.search(match["rest"] or ""):
        return ProvisionCell()
    named = next((short for short, _ in _LAWS if match[short] or match[f"after_{short}"]), None)
    paragraph = match["number"] + (f" {match['letter']}" if match["letter"] else "")
    return ProvisionCell(f"{named or law} {paragraph}", lacks_law=named is None)
