"""A new M4A file around frames of AAC: one track, no tags, the tables in front so that playing can begin at once."""

from __future__ import annotations

import struct
from itertools import accumulate, groupby

from sagkyndig.journey.courses.files.sound.aac import Coding
from sagkyndig.journey.courses.files.sound.m4a_boxes import made, made_full

_FRAMES_IN_A_RUN = 40
_UNTURNED = struct.pack(">9I", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000)
_DANISH = struct.pack(">HH", (ord("d") - 96) << 10 | (ord("a") - 96) << 5 | (ord("n") - 96), 0)


def written(frames: list[memoryview], lengths: list[int], scale: int, coding: Coding) -> bytes:
    """`lengths` are how long each frame lasts, in ticks of which `scale` make a second."""
    ticks = sum(lengths)
    kind = made(b"ftyp", b"M4A ", bytes(4), b"M4A mp42isom")
    # The places of the runs are known when the tables in front of them are; their number does not change with it.
    size = len(_movie(frames, lengths, scale, coding, ticks, 0))
    movie = _movie(frames, lengths, scale, coding, ticks, len(kind) + size + 8)
    mdat = struct.pack(">I4s", 8 + sum(map(len, frames)), b"mdat")
    return b"".join((kind, movie, mdat, *frames))


def _movie(frames: list[memoryview], lengths: list[int], scale: int, coding: Coding, ticks: int, start: int) -> bytes:
    header = made_full(
        b"mvhd",
        struct.pack(">4I", 0, 0, scale, min(ticks, 0xFFFFFFFF)),
        struct.pack(">IHHII", 0x10000, 0x0100, 0, 0, 0),
        _UNTURNED,
        bytes(24),
        struct.pack(">I", 2),
    )
    track_header = made_full(
        b"tkhd",
        struct.pack(">5I", 0, 0, 1, 0, min(ticks, 0xFFFFFFFF)),
        struct.pack(">QHHHH", 0, 0, 0, 0x0100, 0),
        _UNTURNED,
        bytes(8),
        flags=3,
    )
    media = made(
        b"mdia",
        made_full(b"mdhd", struct.pack(">4I", 0, 0, scale, min(ticks, 0xFFFFFFFF)), _DANISH),
        made_full(b"hdlr", struct.pack(">I4s", 0, b"soun"), bytes(12), b"\0"),
        made(
            b"minf",
            made_full(b"smhd", bytes(4)),
            made(b"dinf", made_full(b"dref", struct.pack(">I", 1), made_full(b"url ", flags=1))),
            made(b"stbl", _described(coding), *_tables(frames, lengths, start)),
        ),
    )
    return made(b"moov", header, made(b"trak", track_header, media))


def _described(coding: Coding) -> bytes:
    decoder = b"\x40\x15" + bytes(3 + 4 + 4) + _descriptor(0x05, coding.setup)
    stream = _descriptor(0x03, bytes(3) + _descriptor(0x04, decoder) + _descriptor(0x06, b"\x02"))
    entry = made(
        b"mp4a",
        struct.pack(">6xH8xHHHHI", 1, coding.channels, 16, 0, 0, coding.rate << 16 if coding.rate < 65536 else 0),
        made_full(b"esds", stream),
    )
    return made_full(b"stsd", struct.pack(">I", 1), entry)


def _descriptor(tag: int, body: bytes) -> bytes:
    return bytes((tag, len(body))) + body


def _tables(frames: list[memoryview], lengths: list[int], start: int) -> tuple[bytes, ...]:
    """How long each frame lasts, which run it lies in, how large it is, where each run begins."""
    times = [(len(list(same)), ticks) for ticks, same in groupby(lengths)]
    sizes = [len(each) for each in frames]
    places = [start, *(start + each for each in accumulate(sizes))][: len(frames) : _FRAMES_IN_A_RUN]
    rest = len(frames) % _FRAMES_IN_A_RUN
    runs = [(1, _FRAMES_IN_A_RUN, 1)] if len(frames) >= _FRAMES_IN_A_RUN else []
    if rest:
        runs.append((len(places), rest, 1))
    return (
        made_full(b"stts", struct.pack(">I", len(times)), *(struct.pack(">II", *each) for each in times)),
        made_full(b"stsc", struct.pack(">I", len(runs)), *(struct.pack(">III", *each) for each in runs)),
        made_full(b"stsz", struct.pack(">II", 0, len(sizes)), struct.pack(f">{len(sizes)}I", *sizes)),
        made_full(b"stco", struct.pack(">I", len(places)), struct.pack(f">{len(places)}I", *places)),
    )
