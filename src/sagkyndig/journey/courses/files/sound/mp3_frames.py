"""The frames of MPEG 1, 2 and 2.5, layer III (ISO 11172-3, 13818-3): header, side information, and an index of our own."""

from __future__ import annotations

from dataclasses import dataclass

_KBPS_1 = (0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320)
_KBPS_2 = (0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160)
_RATES = {3: (44100, 48000, 32000), 2: (22050, 24000, 16000), 0: (11025, 12000, 8000)}
_MONO = 3
_MOST_BIG_VALUES = 288


@dataclass(frozen=True, slots=True)
class Frame:
    """`place` and `size` in bytes; `bitrate` in thousands a second; `version` 3, 2, 0 is MPEG 1, 2, 2.5."""

    place: int
    size: int
    version: int
    rate: int
    bitrate: int
    is_mono: bool
    has_checksum: bool

    @property
    def family(self) -> tuple[int, int, bool]:
        """What all frames of one sound have in common."""
        return self.version, self.rate, self.is_mono

    @property
    def samples(self) -> int:
        return 1152 if self.version == 3 else 576

    @property
    def side_bytes(self) -> int:
        if self.version == 3:
            return 17 if self.is_mono else 32
        return 9 if self.is_mono else 17

    @property
    def main(self) -> int:
        """How far into the frame its sound begins."""
        return 4 + 2 * self.has_checksum + self.side_bytes


def frame_at(content: bytes, place: int) -> Frame | None:
    """The frame that begins here, by its header of four bytes; it may reach beyond the end."""
    if place + 4 > len(content) or content[place] != 0xFF:
        return None
    second, third, fourth = content[place + 1], content[place + 2], content[place + 3]
    version, bitrate, rate = second >> 3 & 3, third >> 4, third >> 2 & 3
    if second & 0xE6 != 0xE2 or version == 1 or bitrate in (0, 15) or rate == 3 or fourth & 3 == 2:
        return None
    hertz = _RATES[version][rate]
    kbps = (_KBPS_1 if version == 3 else _KBPS_2)[bitrate]
    size = (144 if version == 3 else 72) * kbps * 1000 // hertz + (third >> 1 & 1)
    frame = Frame(place, size, version, hertz, kbps, fourth >> 6 == _MONO, not second & 1)
    return frame if size >= frame.main else None


def is_index(content: bytes, frame: Frame) -> bool:
    """Whether it holds no sound, but how long the file is, who wrote it and the like."""
    behind = frame.place + frame.main
    return content[behind : behind + 4] in (b"Xing", b"Info") or (
        content[frame.place + 36 : frame.place + 40] == b"VBRI"
    )


def is_sound(content: bytes, frame: Frame, reservoir: int) -> tuple[bool, int]:
    """Whether the side information can be true, and how many bytes later frames may lean on.

    A frame's sound may begin in the frames before it, but only in bytes that are there; and it has an end.
    """
    start = frame.place + 4 + 2 * frame.has_checksum
    side = int.from_bytes(content[start : start + frame.side_bytes], "big")
    bits = frame.side_bytes * 8
    is_first_version = frame.version == 3
    channels = 1 if frame.is_mono else 2
    leans = side >> bits - (9 if is_first_version else 8)
    if is_first_version:
        place, step, granules = 9 + (5 if frame.is_mono else 3) + 4 * channels, 59, 2
    else:
        place, step, granules = 8 + (1 if frame.is_mono else 2), 63, 1
    used, is_possible = 0, True
    for number in range(granules * channels):
        at = bits - place - step * number
        used += side >> at - 12 & 0xFFF
        is_possible &= side >> at - 21 & 0x1FF <= _MOST_BIG_VALUES
        # A window that switches has a kind, and the long one is not among them.
        switches = side >> at - (34 if is_first_version else 39) & 1
        is_possible &= not switches or bool(side >> at - (36 if is_first_version else 41) & 3)
    room = frame.size - frame.main
    fits = leans <= reservoir and used <= (leans + room) * 8
    # Bytes that are left over are the next frame's to lean on: 511 at most, 255 in the later versions.
    left = leans + room - (used + 7) // 8 if fits else room
    return is_possible and fits, min(left, 511 if is_first_version else 255)


def index_frame(like: Frame, sizes: list[int]) -> bytes:
    """A silent frame in front that says how many frames and bytes follow, and where each hundredth of them begins."""
    side = like.side_bytes
    kbps = _KBPS_1 if like.version == 3 else _KBPS_2
    needed = 4 + side + 4 + 4 + 4 + 4 + 100
    factor = 144 if like.version == 3 else 72
    bitrate = next(number for number in range(1, 15) if factor * kbps[number] * 1000 // like.rate >= needed)
    size = factor * kbps[bitrate] * 1000 // like.rate
    header = bytes(
        (
            0xFF,
            0xE3 | like.version << 3,
            bitrate << 4 | _RATES[like.version].index(like.rate) << 2,
            0xC0 if like.is_mono else 0x00,
        )
    )
    total = size + sum(sizes)
    places, place = list[int](), size
    for each in sizes:
        places.append(place)
        place += each
    table = bytes(min(255, places[len(places) * percent // 100] * 256 // total) for percent in range(100))
    body = b"Xing" + (7).to_bytes(4, "big") + len(sizes).to_bytes(4, "big") + total.to_bytes(4, "big") + table
    return (header + bytes(side) + body).ljust(size, b"\0")
