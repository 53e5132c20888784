"""MP3: the frames one after the other, each looked into; a new file of them and nothing else."""

from __future__ import annotations

import re

from sagkyndig.journey.courses.files.sound import wording
from sagkyndig.journey.courses.files.sound.limits import NotUsableSound, SoundLimits
from sagkyndig.journey.courses.files.sound.mp3_frames import Frame, frame_at, index_frame, is_index, is_sound

MEDIA_TYPE = "audio/mpeg"

# A recorder that stops, or a cut between two frames, leaves at most one torn frame behind; the largest has 1441 bytes.
_TORN = 1441
_FIRST_FRAMES = 4
_TAGS = 16
# A stream that was cut begins with frames that lean on ones before; otherwise one in a hundred may be hurt.
_HURT = 0.01
_ZEROS = re.compile(rb"\0*")


def read(content: bytes, limits: SoundLimits) -> tuple[bytes, str, int]:
    """The frames of sound, their media type and seconds."""
    place = _first_frame(content, _behind_tags(content, 0))
    frames = _frames(content, place, limits)
    kept = [each for each in frames if not is_index(content, each)]
    if not kept:
        raise NotUsableSound(wording.NOT_SOUND)
    seconds = limits.check(sum(each.samples for each in kept) / kept[0].rate)
    _refuse_what_only_looks_like_sound(content, kept)
    # Where the frames differ in size, players find their way by an index in front.
    sizes = [each.size for each in kept]
    index = index_frame(kept[0], sizes) if len({each.bitrate for each in kept}) > 1 else b""
    sound = memoryview(content)
    return b"".join((index, *(sound[each.place : each.place + each.size] for each in kept))), MEDIA_TYPE, seconds


def _behind_tags(content: bytes, place: int) -> int:
    """The first place at or behind `place` that is neither a tag nor, at the beginning, padding."""
    for _ in range(_TAGS):
        behind = _behind_tag(content, place)
        if behind == place:
            return place
        place = behind
    raise NotUsableSound(wording.HOLES)


def _behind_tag(content: bytes, place: int) -> int:
    head = content[place : place + 32]
    if head.startswith(b"ID3") and len(head) >= 10:
        size = 0
        for each in head[6:10]:
            size = size << 7 | each & 0x7F
        size += 20 if head[5] & 0x10 else 10
    elif head.startswith(b"APETAGEX") and len(head) == 32:
        # Counted from the end of the header; a footer that stands alone has nothing behind it.
        size = 32 + (int.from_bytes(head[12:16], "little") if head[23] & 0x20 else 0)
    elif head.startswith(b"TAG+"):
        size = 227
    elif head.startswith(b"TAG"):
        size = 128
    elif head.startswith(b"LYRICSBEGIN"):
        end = max(content.find(b"LYRICS200", place), content.find(b"LYRICSEND", place))
        size = end + 9 - place if end > 0 else len(content)
    else:
        return place
    if place + size > len(content):
        raise NotUsableSound(wording.NOT_WHOLE)
    return place + size


def _first_frame(content: bytes, place: int) -> int:
    """Where the first of several frames in a row begins, a torn frame and padding before it left out."""
    place = _behind_zeros(content, place)
    if place == len(content):
        raise NotUsableSound(wording.NO_TRACK)
    for start in range(place, min(place + _TORN, len(content))):
        if content[start] == 0xFF and _is_row(content, start):
            return start
    raise NotUsableSound(wording.NOT_SOUND)


def _is_row(content: bytes, place: int) -> bool:
    """Whether several frames of one kind follow each other from here."""
    first = frame_at(content, place)
    for _ in range(_FIRST_FRAMES):
        found = frame_at(content, place)
        if found is None or first is None or found.family != first.family:
            return False
        place += found.size
    return True


def _frames(content: bytes, place: int, limits: SoundLimits) -> list[Frame]:
    """All frames from the first to the end of the file; tags between and behind them are left out."""
    frames = list[Frame]()
    tags = 0
    while place < len(content):
        found = frame_at(content, place)
        if found is not None and (not frames or found.family == frames[0].family):
            if place + found.size > len(content):
                break  # the last one is torn
            frames.append(found)
            limits.check_longest(len(frames) * found.samples / found.rate)
            place += found.size
            continue
        behind = _behind_tag(content, place)
        tags += 1
        if tags > _TAGS:
            raise NotUsableSound(wording.HOLES)
        if behind == place:
            if _is_torn_end(content, place):
                break
            raise NotUsableSound(wording.HOLES)
        place = behind
    return frames


def _is_torn_end(content: bytes, place: int) -> bool:
    """Whether what is left is padding, tags without a beginning, or less than a frame."""
    place = _behind_zeros(content, place)
    rest = len(content) - place
    return rest <= _TORN or content.find(b"APETAGEX", max(place, len(content) - 160)) > 0


def _behind_zeros(content: bytes, place: int) -> int:
    found = _ZEROS.match(content, place)
    return found.end() if found else place


def _refuse_what_only_looks_like_sound(content: bytes, frames: list[Frame]) -> None:
    """Headers are easily made: what stands behind them must be able to be sound too."""
    hurt, reservoir = 0, 0
    for each in frames:
        is_whole, reservoir = is_sound(content, each, reservoir)
        hurt += not is_whole
    if hurt > 3 + _HURT * len(frames):
        raise NotUsableSound(wording.NOT_SOUND)
