"""Markdown as somebody reads it aloud: blocks of plain words, each with the place where it begins."""

from __future__ import annotations

import re
from collections.abc import Iterator

MARK = re.compile(r"\[(E\d*)(?::[^\]]*)?\]")
_LEADING = re.compile(r"^\s*(?:>\s?)*(?:#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|☒|☐)?")
_LINK = re.compile(r"\[([^\]]*)\]\([^)]*\)")
_SIGNS = re.compile(r"[*_`]+")


def blocks(text: str) -> Iterator[tuple[int, str]]:
    """Paragraphs, headings and items of lists, without their signs; tables and rules are nobody's sentences."""
    offset, start, kept = 0, 0, list[str]()
    for line in text.split("\n"):
        stripped = line.strip().lstrip("> ")
        is_apart = not stripped or stripped.startswith("|") or set(stripped) <= set("-=*_ ")
        begins = bool(re.match(r"\s*(?:>\s?)*(?:#{1,6}\s|[-*+]\s|\d+[.)]\s)", line))
        if (is_apart or begins) and kept:
            yield start, " ".join(kept)
            kept = []
        if not is_apart:
            if not kept:
                start = offset
            kept.append(_plain(line))
        offset += len(line) + 1
    if kept:
        yield start, " ".join(kept)


def reading_text(text: str) -> str:
    """All blocks, a blank line between them."""
    return "\n\n".join(block for _, block in blocks(text))


def _plain(line: str) -> str:
    words = _LINK.sub(r"\1", MARK.sub("", _LEADING.sub("", line)))
    return " ".join(_SIGNS.sub("", words).split())
