"""M4A: the AAC frames of the only track of sound, found by the file's tables; a new file of them and nothing else."""

from __future__ import annotations

from sagkyndig.journey.courses.files.sound import wording
from sagkyndig.journey.courses.files.sound.aac import Coding, coding_of, is_frame
from sagkyndig.journey.courses.files.sound.limits import NotUsableSound, SoundLimits
from sagkyndig.journey.courses.files.sound.m4a_boxes import Box, boxes, inside, numbers, only, path, rows
from sagkyndig.journey.courses.files.sound.m4a_writing import written

MEDIA_TYPE = "audio/mp4"

# 45 minutes of the finest AAC are 253,000 frames.
_MOST_FRAMES = 300_000
_MOST_CUTS = 100
_OTHER_FRAMES = 0.02
# Recorders on phones let their clock slip a little; a file that lies about its length lies by more.
_SLIP = 0.05

Spans = list[tuple[int, int]]


def read(content: bytes, limits: SoundLimits) -> tuple[bytes, str, int]:
    """The frames in a new file, their media type and seconds."""
    top = boxes(content, 0, len(content))
    if any(each.kind in (b"moof", b"sidx") for each in top):
        raise NotUsableSound(wording.IN_PIECES)
    if not any(each.kind == b"moov" for each in top):
        raise NotUsableSound(wording.NOT_WHOLE)
    movie = only(top, b"moov")
    track = _track_of_sound(content, movie)
    scale = _scale(content, path(content, track, b"mdia", b"mdhd"))
    tables = path(content, track, b"mdia", b"minf", b"stbl")
    coding = coding_of(content, path(content, tables, b"stsd"))
    spans, lengths = _frames(content, inside(content, tables))
    spans, lengths = _uncut(content, movie, track, scale, spans, lengths)
    seconds = sum(lengths) / scale
    whole_seconds = limits.check(seconds)
    if abs(len(spans) * coding.samples / coding.rate - seconds) > 1 + _SLIP * seconds:
        raise NotUsableSound(wording.BROKEN)
    sound = memoryview(content)
    frames = [sound[start : start + size] for start, size in spans]
    _refuse_what_only_looks_like_sound(frames, coding)
    return written(frames, lengths, scale, coding), MEDIA_TYPE, whole_seconds


def _track_of_sound(content: bytes, movie: Box) -> Box:
    """The only one; tracks of text, chapters and hints are left behind, a film is not taken for sound."""
    tracks = [each for each in inside(content, movie) if each.kind == b"trak"]
    kinds = [_kind(content, each) for each in tracks]
    if b"vide" in kinds:
        raise NotUsableSound(wording.FILM)
    if kinds.count(b"soun") > 1:
        raise NotUsableSound(wording.SEVERAL_TRACKS)
    if b"soun" not in kinds:
        raise NotUsableSound(wording.NO_TRACK)
    return tracks[kinds.index(b"soun")]


def _kind(content: bytes, track: Box) -> bytes:
    """Four letters: `soun`, `vide`, `text` ..."""
    return bytes(numbers(content, path(content, track, b"mdia", b"hdlr"), "4B", 8))


def _scale(content: bytes, header: Box) -> int:
    """Ticks a second."""
    is_long = numbers(content, header, "B")[0] == 1
    scale = numbers(content, header, "I", 20 if is_long else 12)[0]
    if not 1 <= scale <= 1_000_000_000:
        raise NotUsableSound(wording.BROKEN)
    return scale


def _frames(content: bytes, tables: list[Box]) -> tuple[Spans, list[int]]:
    """Where each frame lies and how many bytes it has; how many ticks each lasts."""
    sizes = _sizes(content, only(tables, b"stsz"))
    spans = Spans()
    at = 0
    for start, count in _runs(content, tables, len(sizes)):
        for size in sizes[at : at + count]:
            spans.append((start, size))
            start += size
        at += count
        if start > len(content):
            raise NotUsableSound(wording.NOT_WHOLE)
    if at != len(sizes) or sum(sizes) > len(content):
        raise NotUsableSound(wording.BROKEN)
    return spans, _lengths(content, only(tables, b"stts"), len(sizes))


def _sizes(content: bytes, box: Box) -> tuple[int, ...]:
    same, count = numbers(content, box, "II", 4)
    if count > _MOST_FRAMES:
        raise NotUsableSound(wording.BROKEN)
    if count == 0:
        raise NotUsableSound(wording.NO_TRACK)
    return (same,) * count if same else numbers(content, box, f"{count}I", 12)


def _runs(content: bytes, tables: list[Box], frames: int) -> list[tuple[int, int]]:
    """Where each run of frames begins, and how many frames it has."""
    wide = [each for each in tables if each.kind == b"co64"]
    box, letter = (only(wide, b"co64"), "Q") if wide else (only(tables, b"stco"), "I")
    places = [place for (place,) in rows(content, box, letter, frames)]
    table = rows(content, only(tables, b"stsc"), "III", len(places))
    firsts = [first for first, _, _ in table]
    behind = [*firsts[1:], len(places) + 1]
    if not table or firsts[0] != 1 or any(b <= a for a, b in zip(firsts, behind, strict=True)):
        raise NotUsableSound(wording.BROKEN)
    return [
        (place, has)
        for (first, has, _), next_first in zip(table, behind, strict=True)
        for place in places[first - 1 : next_first - 1]
    ]


def _lengths(content: bytes, box: Box, frames: int) -> list[int]:
    table = rows(content, box, "II", frames)
    if sum(count for count, _ in table) != frames:
        raise NotUsableSound(wording.BROKEN)
    return [ticks for count, ticks in table for _ in range(count)]


def _uncut(
    content: bytes, movie: Box, track: Box, scale: int, spans: Spans, lengths: list[int]
) -> tuple[Spans, list[int]]:
    """What one hears: what somebody cut away may still lie in the file, and must not come along."""
    lists = [each for each in inside(content, track) if each.kind == b"edts"]
    if not lists:
        return spans, lengths
    box = path(content, lists[0], b"elst")
    is_long = numbers(content, box, "B")[0] == 1
    heard = [(span, at) for span, at, _ in rows(content, box, "Qqi" if is_long else "Iii", _MOST_CUTS) if at >= 0]
    if len(heard) != 1:
        raise NotUsableSound(wording.CUT)
    span, begin = heard[0]
    of_movie = _scale(content, only(inside(content, movie), b"mvhd"))
    end = begin + -(-span * scale // of_movie) if span else sum(lengths)
    kept, now = list[int](), 0
    for number, ticks in enumerate(lengths):
        if now + ticks > begin and now < end:
            kept.append(number)
        now += ticks
    if not kept:
        raise NotUsableSound(wording.NO_TRACK)
    # The first frame is heard right only behind the one before it.
    first, last = max(0, kept[0] - 1), kept[-1] + 1
    return spans[first:last], lengths[first:last]


def _refuse_what_only_looks_like_sound(frames: list[memoryview], coding: Coding) -> None:
    """Tables are easily made: what they point at must be able to be sound too."""
    strange = sum(not is_frame(each, coding) for each in frames)
    if strange > 1 + _OTHER_FRAMES * len(frames):
        raise NotUsableSound(wording.NOT_SOUND_M4A)
