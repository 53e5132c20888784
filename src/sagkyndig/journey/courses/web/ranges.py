"""Which bytes a browser asks for (RFC 9110, chapter 14): a player that jumps asks for a part of the sound."""

from __future__ import annotations

import re

_ONE_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


class NotThere(Exception):
    """The part that was asked for begins behind the end."""


def asked_for(header: str, size: int) -> tuple[int, int] | None:
    """The first byte and the one behind the last; None where all is asked for, or what we do not understand."""
    found = _ONE_RANGE.fullmatch(header.replace(" ", ""))
    if found is None or found[0] == "bytes=-":
        return None
    first, last = found[1], found[2]
    if not first:
        start, end = max(0, size - int(last)), size
    else:
        start, end = int(first), min(int(last) + 1, size) if last else size
        if last and int(last) < start:
            return None
    if start >= size:
        raise NotThere
    return start, end
