"""Which signs the typeface has, and what is set in place of one that it lacks: PDF/UA-1 refuses a page with a hole in it."""

from __future__ import annotations

import re
import struct
import unicodedata
from collections.abc import Iterator
from functools import cache, partial

from sagkyndig.pure.documents.fonts import CUTS, font_file

IN_PLACE_OF_A_SIGN = "◊"
# What means the same, where Unicode's own equivalences name nothing that the typeface has.
_ALIKE = {"\u2010": "-", "\u2011": "-", "\u2012": "–", "\u2015": "—", "\u2027": "·", "\u2043": "-"}
_KEPT = "\t\n\r"
_INVISIBLE = ("Cf", "Mn", "Me")  # marks that join or turn signs: without their sign they say nothing


def displayable(text: str) -> str:
    """The text in signs that the typeface has. Signs that have a twin become the twin, the others a lozenge, one for
    each run of them; letters and accents that stand apart are put together first."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return _beyond(typeface_signs()).sub(partial(_replaced, known=typeface_signs()), composed)


def _replaced(found: re.Match[str], known: frozenset[str]) -> str:
    said = "".join(_twin(sign, known) for sign in found.group())
    return re.sub(f"{IN_PLACE_OF_A_SIGN}+", IN_PLACE_OF_A_SIGN, said)


def _twin(sign: str, known: frozenset[str]) -> str:
    if sign.isspace():
        return " "
    if unicodedata.category(sign) in _INVISIBLE:
        return ""
    twin = _ALIKE.get(sign) or unicodedata.normalize("NFKC", sign)
    return twin if set(twin) <= known else IN_PLACE_OF_A_SIGN


@cache
def _beyond(known: frozenset[str]) -> re.Pattern[str]:
    return re.compile(f"[^{re.escape(''.join(sorted(known)))}]+")


@cache
def typeface_signs() -> frozenset[str]:
    """The signs that every cut has, and the white space that needs no drawing."""
    cuts = [frozenset(_signs_of(font_file(cut).read_bytes())) for cut, _, _ in CUTS]
    drawn = (sign for sign in frozenset.intersection(*cuts) if unicodedata.category(sign) != "Cc")
    return frozenset(drawn) | frozenset(_KEPT)


def _signs_of(font: bytes) -> Iterator[str]:
    """The characters in a TrueType font's own table of them (cmap, format 4: the basic plane)."""
    (tables,) = struct.unpack_from(">H", font, 4)
    entries = (struct.unpack_from(">4sIII", font, 12 + 16 * number) for number in range(tables))
    start = next(offset for tag, _, offset, _ in entries if tag == b"cmap")
    (subtables,) = struct.unpack_from(">H", font, start + 2)
    for number in range(subtables):
        (offset,) = struct.unpack_from(">I", font, start + 4 + 8 * number + 4)
        if struct.unpack_from(">H", font, start + offset) == (4,):
            yield from _in_segments(font, start + offset)


def _in_segments(font: bytes, start: int) -> Iterator[str]:
    (twice,) = struct.unpack_from(">H", font, start + 6)
    count = twice // 2
    ends = struct.unpack_from(f">{count}H", font, start + 14)
    begins = struct.unpack_from(f">{count}H", font, start + 16 + twice)
    for first, last in zip(begins, ends, strict=True):
        yield from map(chr, range(first, last + 1) if last < 0xFFFF else ())
