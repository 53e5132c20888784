"""Sound files made on the spot: a tone as WAV and MP3, and an M4A built by hand around silent frames of AAC."""

from __future__ import annotations

import math
import struct
from array import array

import lameenc

# A frame of AAC-LC in which one hears nothing, for one channel.
SILENT_FRAME = bytes.fromhex("00c800802380")
FRAMES_A_SECOND = 48000 / 1024


def tone(seconds: float, rate: int = 44100, pitch: float = 440) -> list[float]:
    """Loudness between -1 and 1."""
    return [0.4 * math.sin(2 * math.pi * pitch * each / rate) for each in range(int(seconds * rate))]


def samples(*channels: list[float], width: int = 2) -> bytes:
    """Channels side by side, as a WAV keeps them."""
    side_by_side = [each for both in zip(*channels, strict=True) for each in both]
    if width == 1:
        return bytes(int(each * 127) + 128 for each in side_by_side)
    top = 2 ** (8 * width - 1) - 1
    return b"".join(int(each * top).to_bytes(width, "little", signed=True) for each in side_by_side)


def wav(
    data: bytes, *, rate: int = 44100, channels: int = 1, width: int = 2, coding: int = 1, length: int | None = None
) -> bytes:
    """A WAV; `length` is what it says of itself when it lies."""
    step = channels * width
    form = struct.pack("<HHIIHH", coding, channels, rate, rate * step, step, 8 * width)
    if coding == 0xFFFE:
        form += struct.pack("<HHI", 22, 8 * width, 0) + bytes.fromhex("0100000000001000800000aa00389b71")
    return riff((b"fmt ", form), (b"data", data), length=length)


def riff(*chunks: tuple[bytes, bytes], length: int | None = None) -> bytes:
    body = b"WAVE"
    for kind, data in chunks:
        size = length if length is not None and kind == b"data" else len(data)
        body += kind + struct.pack("<I", size) + data + b"\0" * (len(data) % 2)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def tone_wav(seconds: float = 2) -> bytes:
    return wav(samples(tone(seconds)))


def tone_mp3(seconds: float = 2, *, rate: int = 44100, kbps: int = 64, vbr: bool = False, channels: int = 1) -> bytes:
    """MP3 without tags."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(channels)
    encoder.set_in_sample_rate(rate)
    encoder.set_out_sample_rate(rate)
    encoder.set_quality(7)
    if vbr:
        encoder.set_vbr(4)
        encoder.set_vbr_quality(5)
    else:
        encoder.set_bit_rate(kbps)
    # Loud and quiet by turns, so that frames differ where they may.
    wave = [each * (0.01 if place // 8000 % 2 else 1) for place, each in enumerate(tone(seconds, rate))]
    pcm = array("h", (int(each * 32000) for each in wave for _ in range(channels)))
    return bytes(encoder.encode(pcm.tobytes()) + encoder.flush())


def box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I", len(body) + 8) + kind + body


def full(kind: bytes, *parts: bytes) -> bytes:
    return box(kind, bytes(4), *parts)


def silent_m4a(
    seconds: float = 2,
    *,
    frame: bytes = SILENT_FRAME,
    handler: bytes = b"soun",
    entry: bytes = b"mp4a",
    brand: bytes = b"M4A ",
    in_movie: bytes = b"",
    in_track: bytes = b"",
    more_tracks: bytes = b"",
    between: bytes = b"",
    behind: bytes = b"",
    ticks: int = 1024,
    object_type: int = 0x40,
) -> bytes:
    """One track of AAC at 48,000, `between` in front of the frames in `mdat`, the rest where its name says."""
    count = int(seconds * FRAMES_A_SECOND)
    stream = bytes((3, 25, 0, 1, 0, 4, 17, object_type, 0x15)) + bytes(11) + bytes((5, 2, 0x11, 0x88, 6, 1, 2))
    described = box(
        entry, bytes(7), b"\1", bytes(8), struct.pack(">HHII", 1, 16, 0, 48000 << 16), full(b"esds", stream)
    )
    head = box(b"ftyp", brand, bytes(4), brand)

    def movie(start: int) -> bytes:
        table = box(
            b"stbl",
            full(b"stsd", struct.pack(">I", 1), described),
            full(b"stts", struct.pack(">III", 1, count, ticks)),
            full(b"stsc", struct.pack(">IIII", 1, 1, count, 1)),
            full(b"stsz", struct.pack(">II", len(frame), count)),
            full(b"stco", struct.pack(">II", 1, start)),
        )
        media = box(
            b"mdia",
            full(b"mdhd", struct.pack(">IIIII", 0, 0, 48000, count * ticks, 0)),
            full(b"hdlr", bytes(4), handler, bytes(13)),
            box(b"minf", table),
        )
        header = full(b"mvhd", struct.pack(">IIII", 0, 0, 1000, int(seconds * 1000)), bytes(80))
        return box(b"moov", header, box(b"trak", full(b"tkhd", bytes(80)), in_track, media), more_tracks, in_movie)

    start = len(head) + len(movie(0)) + 8 + len(between)
    return head + movie(start) + box(b"mdat", between, frame * count) + behind
