"""AAC in an M4A file (ISO 14496-3): how it is coded, and how a frame of it begins."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.journey.courses.files.sound import wording
from sagkyndig.journey.courses.files.sound.limits import NotUsableSound
from sagkyndig.journey.courses.files.sound.m4a_boxes import Box, boxes, inside, numbers, only

_AUDIO = 0x40
_LOW_COMPLEXITY, _WITH_HIGH_BAND, _WITH_STEREO = 2, 5, 29
_RATES = (96000, 88200, 64000, 48000, 44100, 32000, 24000, 22050, 16000, 12000, 11025, 8000, 7350)
# 6144 bits for each channel and frame is the most there may be.
_MOST_BYTES = 768
_SINGLE, _PAIR, _DATA, _PROGRAM, _FILL = 0, 1, 4, 5, 6


@dataclass(frozen=True)
class Coding:
    """`rate` and `samples` of the frames themselves; `setup` is what a decoder must be told (AudioSpecificConfig)."""

    rate: int
    channels: int
    samples: int
    setup: bytes


def coding_of(content: bytes, description: Box) -> Coding:
    """How the track is coded; other codings than AAC are refused, because some browsers cannot play them."""
    entries = boxes(content, description.start + 8, description.end)
    if len(entries) != 1:
        raise NotUsableSound(wording.BROKEN)
    entry = entries[0]
    if entry.kind in (b"enca", b"drms"):
        raise NotUsableSound(wording.PROTECTED)
    if entry.kind != b"mp4a" or numbers(content, entry, "H", 8)[0] != 0:
        raise NotUsableSound(wording.OTHER_CODING)
    stream = only(inside(content, Box(entry.kind, entry.start + 28, entry.end)), b"esds")
    return _coding(_setup(content[stream.start + 4 : stream.end]))


def _setup(descriptors: bytes) -> bytes:
    """What a decoder must be told, out of three descriptors that lie one in the other."""
    stream = _inside(descriptors, 0x03)
    flags = stream[2] if len(stream) > 2 else 0
    decoder = _inside(stream[3 + 2 * (flags >> 7 & 1) :], 0x04)
    if flags & 0x60 or len(decoder) < 13:
        raise NotUsableSound(wording.BROKEN)
    if decoder[0] != _AUDIO:
        raise NotUsableSound(wording.OTHER_CODING)
    return _inside(decoder[13:], 0x05)


def _inside(data: bytes, tag: int) -> bytes:
    """What the descriptor in front holds; its length is written in groups of seven bits."""
    if not data or data[0] != tag:
        raise NotUsableSound(wording.BROKEN)
    size = 0
    for at, each in enumerate(data[1:5], 2):
        size = size << 7 | each & 0x7F
        if not each & 0x80:
            if at + size > len(data):
                break
            return data[at : at + size]
    raise NotUsableSound(wording.BROKEN)


def _coding(setup: bytes) -> Coding:
    if not 2 <= len(setup) <= 64:
        raise NotUsableSound(wording.BROKEN)
    bits = int.from_bytes(setup[:2], "big")
    kind, rate, channels = bits >> 11, bits >> 7 & 15, bits >> 3 & 15
    if kind not in (_LOW_COMPLEXITY, _WITH_HIGH_BAND, _WITH_STEREO) or rate >= len(_RATES) or channels not in (1, 2):
        raise NotUsableSound(wording.OTHER_CODING)
    is_short = kind == _LOW_COMPLEXITY and bits >> 2 & 1
    return Coding(_RATES[rate], channels, 960 if is_short else 1024, setup)


def is_frame(frame: memoryview, coding: Coding) -> bool:
    """Whether it has a size that can be, and begins with the element of its channels, or with filling."""
    first = _SINGLE if coding.channels == 1 else _PAIR
    return 2 <= len(frame) <= _MOST_BYTES * coding.channels and frame[0] >> 5 in (first, _DATA, _PROGRAM, _FILL)
