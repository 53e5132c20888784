"""Finds the municipality that a cell means, in all the spellings that sources use."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

# Rows that are no municipality: the whole country, regions, sums, and Christiansø, which belongs to none.
TOTALS = {
    "", "alle", "allekommuner", "danmark", "helelandet", "hellelandet", "ialt", "kommunerialt", "landet", "landsgennemsnit",
    "landsplan", "landstal", "sum", "total", "uoplyst", "ukendt", "christiansoe",
}  # fmt: skip
_TOTAL_CODES = {0, 81, 82, 83, 84, 85, 1081, 1082, 1083, 1084, 1085, 411, 999}
# Names of today by what else they are called.
_ALSO_CALLED = {
    "kbh": "koebenhavn",
    "copenhagen": "koebenhavn",
    "frb": "frederiksberg",
    "broenderslevdronninglund": "broenderslev",
    "brandeikast": "ikastbrande",
}
_SHORT = (
    (re.compile(r"\bs(?:øn)?dr\b\.?"), "sønder"),
    (re.compile(r"\bn(?:d|ør)?r\b\.?"), "nørre"),
    (re.compile(r"\bll\b\.?"), "lille"),
    (re.compile(r"\bst\b\.?"), "store"),
    (re.compile(r"\bkbh\b\.?"), "københavn"),
)
_WRITTEN_OUT = str.maketrans({"æ": "ae", "ä": "ae", "ø": "oe", "ö": "oe", "å": "aa"})
_WORDS_AROUND = re.compile(r"\b(?:regions?)?kommunes?\b|\bkommunalbestyrelsen i\b")
_CODE = re.compile(r"(?:dk)?\s*0*(\d{1,4})")
_CODE_BESIDE = re.compile(r"^\(?0*(\d{3,4})\)?[\s.:,-]+|[\s,:-]+\(?0*(\d{3,4})\)?$|\(0*(\d{3,4})\)$")
_MARKS = re.compile(r"[*¹²³†]+$")


@dataclass(frozen=True)
class Place:
    """What a cell means: a municipality by its code, a total that is passed over, or nothing we know (both unset)."""

    code: str | None = None
    is_total: bool = False


UNKNOWN = Place()
TOTAL = Place(is_total=True)


class Municipalities:
    """The municipalities that figures may be about; each spelling is looked up once."""

    def __init__(self, names_by_code: Mapping[str, str]) -> None:
        self.names = dict(names_by_code)
        self._known: dict[str, Place] = {}
        self._by_key = _unambiguous((key_of(name), code) for code, name in self.names.items())
        # Without Danish letters and with or without the s of »Københavns Kommune«: only where it can mean one.
        self._by_rough = _unambiguous((_rough(key_of(name)), code) for code, name in self.names.items())

    def find(self, cell: str) -> Place:
        """By name, by code, or by both in one cell."""
        place = self._known.get(cell)
        if place is None:
            place = self._known[cell] = self._look_up(cell)
        return place

    def find_code(self, cell: str) -> Place:
        """By code: »0101«, »101« and the number 101 are the same."""
        match = _CODE.fullmatch(cell.strip().lower())
        if match is None:
            return self.find(cell) if cell else UNKNOWN
        if int(match[1]) in _TOTAL_CODES and f"{int(match[1]):03}" not in self.names:
            return TOTAL
        code = f"{int(match[1]):03}"
        return Place(code) if code in self.names else UNKNOWN

    def means_one(self, cell: str) -> bool:
        """Whether the cell is a municipality, or a total beside them."""
        return self.find(cell) != UNKNOWN

    def alike(self, cell: str) -> str | None:
        """The name that looks most like what stands there, for a remedy."""
        keys = get_close_matches(key_of(cell), self._by_key, n=1, cutoff=0.75)
        return self.names[self._by_key[keys[0]]] if keys else None

    def _look_up(self, cell: str) -> Place:
        text = cell.strip()
        if _CODE.fullmatch(text.lower()):
            return self.find_code(text)
        key = key_of(text)
        if key in TOTALS or key.startswith("region") or key.endswith("ialt"):
            return TOTAL
        code = self._by_key.get(key) or self._by_key.get(_ALSO_CALLED.get(key, ""))
        rough = _rough(key)
        code = (
            code
            or self._by_rough.get(rough)
            or self._by_rough.get(rough.rstrip("s"))
            or self._by_rough.get(f"{rough}s")
        )
        return Place(code) if code else UNKNOWN


def key_of(name: str) -> str:
    """What is left of a name when the spelling is set aside: small letters, æøå written out, no »Kommune«, no code."""
    text = unicodedata.normalize("NFC", name).casefold().strip()
    text = _MARKS.sub("", _CODE_BESIDE.sub(" ", text)).strip()
    for short, long in _SHORT:
        text = short.sub(long, text)
    text = _WORDS_AROUND.sub(" ", text).translate(_WRITTEN_OUT)
    plain = "".join(sign for sign in unicodedata.normalize("NFD", text) if sign.isalnum())
    return re.sub(r"\d+", "", plain)


def _rough(key: str) -> str:
    return key.replace("ae", "a").replace("oe", "o").replace("aa", "a")


def _unambiguous(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    twice = set()
    for key, code in pairs:
        if key in found:
            twice.add(key)
        found[key] = code
    return {key: code for key, code in found.items() if key not in twice}
