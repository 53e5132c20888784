"""WAV (uncompressed) into MP3: one channel, 64 thousand bits a second, which a voice does not fill."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import lameenc

from sagkyndig.journey.courses.files.sound import mp3, wording
from sagkyndig.journey.courses.files.sound.limits import NotUsableSound, SoundLimits

_PCM, _EXTENSIBLE = 0x0001, 0xFFFE
# What stands behind the first two bytes of the identifier of a coding, in WAVE_FORMAT_EXTENSIBLE.
_SAME_CODING = bytes.fromhex("000000001000800000aa00389b71")
_RATES = range(8000, 192_001)
_KBPS = 64
_QUALITY = 5
_FRAMES_AT_A_TIME = 1 << 16
_CHUNKS = 1000
_LOUDNESS_OF_8_BIT = bytes(each ^ 0x80 for each in range(256))


@dataclass(frozen=True)
class _Shape:
    """How the samples lie: bytes in each, channels side by side, how many of them a second."""

    width: int
    channels: int
    rate: int


def read(content: bytes, limits: SoundLimits) -> tuple[bytes, str, int]:
    """The sound as MP3, its media type and seconds."""
    shape, start, end = _chunks(content)
    step = shape.width * shape.channels
    end -= (end - start) % step
    if start == end:
        raise NotUsableSound(wording.WAV_EMPTY)
    seconds = limits.check((end - start) / step / shape.rate)
    return _encoded(memoryview(content)[start:end], shape), mp3.MEDIA_TYPE, seconds


def _chunks(content: bytes) -> tuple[_Shape, int, int]:
    """The shape of the samples, and where they begin and end."""
    if not content.startswith(b"RIFF"):
        raise NotUsableSound(wording.WAV_CODING)
    shape: _Shape | None = None
    place = 12
    for _ in range(_CHUNKS):
        if place + 8 > len(content):
            raise NotUsableSound(wording.WAV_HEADER if shape is None else wording.WAV_EMPTY)
        kind, size = struct.unpack_from("<4sI", content, place)
        place += 8
        if place + size > len(content):
            raise NotUsableSound(wording.NOT_WHOLE)
        if kind == b"fmt ":
            shape = _shape(content[place : place + size])
        if kind == b"data":
            if shape is None:
                raise NotUsableSound(wording.WAV_HEADER)
            return shape, place, place + size
        place += size + size % 2
    raise NotUsableSound(wording.WAV_HEADER)


def _shape(form: bytes) -> _Shape:
    if len(form) < 16:
        raise NotUsableSound(wording.WAV_HEADER)
    coding, channels, rate, per_second, step, bits = struct.unpack_from("<HHIIHH", form)
    if coding == _EXTENSIBLE and len(form) >= 40 and form[26:40] == _SAME_CODING:
        coding = int.from_bytes(form[24:26], "little")
    if coding != _PCM or bits not in (8, 16, 24, 32):
        raise NotUsableSound(wording.WAV_CODING)
    if channels > 2:
        raise NotUsableSound(wording.WAV_CHANNELS)
    if channels == 0 or rate not in _RATES or step != channels * bits // 8 or per_second != rate * step:
        raise NotUsableSound(wording.WAV_HEADER)
    return _Shape(bits // 8, channels, rate)


def _encoded(samples: memoryview, shape: _Shape) -> bytes:
    """Piece by piece, so that nothing but the finished MP3 grows; LAME chooses a rate of its own where it must."""
    encoder = lameenc.Encoder()
    encoder.silence()
    encoder.set_channels(1)
    encoder.set_in_sample_rate(shape.rate)
    encoder.set_bit_rate(_KBPS)
    encoder.set_quality(_QUALITY)
    step = shape.width * shape.channels * _FRAMES_AT_A_TIME
    made = bytearray()
    is_silent = True
    for place in range(0, len(samples), step):
        piece = _one_channel(_sixteen_bits(bytes(samples[place : place + step]), shape.width), shape.channels)
        is_silent = is_silent and not piece.strip(b"\0")
        made += encoder.encode(piece)
    if is_silent:
        raise NotUsableSound(wording.SILENT)
    made += encoder.flush()
    return bytes(made)


def _sixteen_bits(piece: bytes, width: int) -> bytes:
    """Samples of 8, 24 or 32 bits as such of 16, little-endian and signed; the finest bits are left out."""
    if width == 2:
        return piece
    count = len(piece) // width
    made = bytearray(2 * count)
    if width == 1:  # the only one without a sign
        made[1::2] = piece.translate(_LOUDNESS_OF_8_BIT)
    else:
        made[0::2] = piece[width - 2 :: width]
        made[1::2] = piece[width - 1 :: width]
    return bytes(made)


def _one_channel(piece: bytes, channels: int) -> bytes:
    """The mean of left and right.

    All samples at once, as one long number each: without sign, a and b have the mean `(a & b) + ((a ^ b) >> 1)`, and
    the lowest bit of each `a ^ b` is taken out before it can fall into its neighbour. A list of samples would take
    seconds for each minute of sound.
    """
    if channels == 1:
        return piece
    half = len(piece) // 2
    left, right = bytearray(half), bytearray(half)
    left[0::2], left[1::2] = piece[0::4], piece[1::4]
    right[0::2], right[1::2] = piece[2::4], piece[3::4]
    sign = int.from_bytes(b"\x00\x80" * (half // 2), "little")
    all_but_lowest = int.from_bytes(b"\xfe\xff" * (half // 2), "little")
    a = int.from_bytes(left, "little") ^ sign
    b = int.from_bytes(right, "little") ^ sign
    mean = (a & b) + (((a ^ b) & all_but_lowest) >> 1)
    return (mean ^ sign).to_bytes(half, "little")
