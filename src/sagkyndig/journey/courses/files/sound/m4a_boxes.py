"""The boxes of an MP4 file (ISO 14496-12): found one inside the other, and written."""

from __future__ import annotations

import struct
from dataclasses import dataclass

from sagkyndig.journey.courses.files.sound import wording
from sagkyndig.journey.courses.files.sound.limits import NotUsableSound

_MOST_BOXES = 2000


@dataclass(frozen=True, slots=True)
class Box:
    """A kind of four letters, and where in the file what it holds begins and ends."""

    kind: bytes
    start: int
    end: int


def boxes(content: bytes, start: int, end: int) -> list[Box]:
    """The boxes between two places, one behind the other; a size that cannot be is a file in pieces."""
    found = list[Box]()
    while start < end:
        if len(found) == _MOST_BOXES or start + 8 > end:
            raise NotUsableSound(wording.BROKEN)
        size, kind = struct.unpack_from(">I4s", content, start)
        head = 8
        if size == 1:
            if start + 16 > end:
                raise NotUsableSound(wording.BROKEN)
            size = int.from_bytes(content[start + 8 : start + 16], "big")
            head = 16
        elif size == 0 and kind == b"mdat":  # to the end of the file
            size = end - start
        if size < head:
            raise NotUsableSound(wording.BROKEN)
        if start + size > end:
            raise NotUsableSound(wording.NOT_WHOLE)
        found.append(Box(kind, start + head, start + size))
        start += size
    return found


def inside(content: bytes, box: Box) -> list[Box]:
    return boxes(content, box.start, box.end)


def only(found: list[Box], kind: bytes) -> Box:
    """The one box of its kind; several or none are a file in pieces."""
    same = [each for each in found if each.kind == kind]
    if len(same) != 1:
        raise NotUsableSound(wording.BROKEN)
    return same[0]


def path(content: bytes, box: Box, *kinds: bytes) -> Box:
    """The only box at the end of a path of only boxes."""
    for kind in kinds:
        box = only(inside(content, box), kind)
    return box


def numbers(content: bytes, box: Box, form: str, at: int = 0) -> tuple[int, ...]:
    """Numbers inside a box, by their `struct` form, big-endian."""
    if box.start + at + struct.calcsize(">" + form) > box.end:
        raise NotUsableSound(wording.BROKEN)
    return struct.unpack_from(">" + form, content, box.start + at)


def rows(content: bytes, box: Box, form: str, most: int) -> list[tuple[int, ...]]:
    """The rows of a table that says first how many it has; more than there can be is a file in pieces."""
    count = numbers(content, box, "I", 4)[0]
    size = count * struct.calcsize(">" + form)
    if count > most or box.start + 8 + size > box.end:
        raise NotUsableSound(wording.BROKEN)
    return list(struct.iter_unpack(">" + form, content[box.start + 8 : box.start + 8 + size]))


def made(kind: bytes, *parts: bytes) -> bytes:
    """A box of these parts."""
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def made_full(kind: bytes, *parts: bytes, version: int = 0, flags: int = 0) -> bytes:
    """A box that begins with a version and flags."""
    return made(kind, struct.pack(">I", version << 24 | flags), *parts)
