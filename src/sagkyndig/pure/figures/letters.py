"""How wide a text is in IBM Plex Sans, and where to break it: SVG does not wrap by itself."""

from __future__ import annotations

import re

# Advance widths of the regular weight in thousandths of the type size, read from the font's own tables.
_WIDTHS = {
    letter: width
    for width, letters in (
        (236, " \u00a0"),
        (242, "'"),
        (250, "ij"),
        (272, ",.l’‘"),
        (288, "!:;"),
        (317, "|[]"),
        (324, "f·"),
        (339, "(){}"),
        (359, "tr"),
        (391, "/\\-I"),
        (434, '"*'),
        (472, "z”“?"),
        (490, "svyL"),
        (508, "cxJ«»"),
        (528, "kgaåä"),
        (555, "eéFoö"),
        (571, "hnuøüTZbdpq"),
        (584, "SEÉ§–_"),
        (600, "+0123456789<=>^`~Y$P"),
        (618, "VXCK"),
        (645, "RAÅÄB"),
        (685, "DUÜ&G"),
        (709, "HNOQØÖ#"),
        (785, "w—…"),
        (843, "Mæ"),
        (880, "m½"),
        (910, "@WÆ%"),
    )
    for letter in letters
}
_WIDEST = 1000
_SEMIBOLD = 1.05

# A line may be broken at a space, and after a hyphen or a slash in a word unless it leaves a letter or two ("e-").
_PIECES = re.compile(r"[^\s\u00a0]{3,}?[-/–](?=\w{3})|(?:\S|\u00a0)+")


def text_width(text: str, size: float, *, semibold: bool = False) -> float:
    """The width of a line, in the unit of `size`; a letter we have no measure of counts as a wide one."""
    regular = sum(_WIDTHS.get(letter, _WIDEST) for letter in text) * size / 1000
    return regular * _SEMIBOLD if semibold else regular


def wrapped(text: str, room: float, size: float) -> tuple[str, ...]:
    """The text in lines that fit the room; a word wider than a whole line is divided by a hyphen."""
    lines: list[str] = []
    line = ""
    for piece, is_joined in _pieces(text):
        longer = f"{line}{'' if is_joined or not line else ' '}{piece}"
        if line and text_width(longer, size) > room:
            lines.append(line)
            longer = piece
        while text_width(longer, size) > room and len(longer) > 1:
            end = _letters_that_fit(longer, room, size)
            lines.append(f"{longer[:end]}-")
            longer = longer[end:]
        line = longer
    return (*lines, line) if line else tuple(lines)


def _pieces(text: str) -> list[tuple[str, bool]]:
    """Each unbroken piece, and whether it follows the one before without a space."""
    return [
        (found.group(), found.start() > 0 and not text[found.start() - 1].isspace()) for found in _PIECES.finditer(text)
    ]


def _letters_that_fit(word: str, room: float, size: float) -> int:
    fitting = (end for end in range(len(word) - 1, 0, -1) if text_width(f"{word[:end]}-", size) <= room)
    return next(fitting, 1)
