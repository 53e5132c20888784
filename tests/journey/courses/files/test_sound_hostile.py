"""Sound that is none, and sound that somebody has spoilt on purpose: one sentence, never a crash and never a hang."""

from __future__ import annotations

import random
import time
import zipfile
from collections.abc import Callable
from io import BytesIO

import pytest

from sagkyndig.journey.courses.files.sound import NotUsableSound, read_sound, wording
from tests.factories import sounds

HTML = b"<!doctype html><html><body><script>alert(document.cookie)</script></body></html>"
SVG = b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'


def packed() -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "x" * 5000)
    return file.getvalue()


@pytest.mark.parametrize(
    ("content", "beginning"),
    [
        (b"MZ\x90\x00" + bytes(5000), "»oplæsning.mp3« er et program, ikke en lydfil."),
        (b"\x7fELF" + bytes(5000), "»oplæsning.mp3« er et program, ikke en lydfil."),
        (b"#!/bin/sh\nrm -rf /\n", "»oplæsning.mp3« er et program, ikke en lydfil."),
        (packed(), "»oplæsning.mp3« er en pakket fil eller et dokument, ikke en lydfil."),
        (b"%PDF-1.7\n", "»oplæsning.mp3« er en PDF, ikke en lydfil."),
        (HTML, "»oplæsning.mp3« er en tekst eller en webside, ikke en lydfil."),
        (b"\xef\xbb\xbf\n " + HTML, "»oplæsning.mp3« er en tekst eller en webside, ikke en lydfil."),
        (SVG, "»oplæsning.mp3« er en tekst eller en webside, ikke en lydfil."),
        (b"\x89PNG\r\n\x1a\n" + bytes(100), "»oplæsning.mp3« er et billede, ikke en lydfil."),
        (b"OggS" + bytes(100), "»oplæsning.mp3« er lyd i formatet OGG, som ikke alle browsere kan afspille."),
        (b"RIFF\0\0\0\0AVI LIST", "»oplæsning.mp3« er en film, ikke en lydfil."),
        # Polyglots: a page or a package in front of frames that are as real as can be.
        (HTML + sounds.tone_mp3(), "»oplæsning.mp3« er en tekst eller en webside, ikke en lydfil."),
        (packed() + sounds.tone_mp3(), "»oplæsning.mp3« er en pakket fil eller et dokument, ikke en lydfil."),
    ],
)
def test_other_files_under_a_name_of_sound(content: bytes, beginning: str) -> None:
    with pytest.raises(NotUsableSound) as caught:
        read_sound(content, "oplæsning.mp3")
    assert caught.value.sentence.startswith(beginning)
    assert caught.value.sentence.endswith("upload den igen.")


def test_a_long_name_is_not_repeated_in_full() -> None:
    with pytest.raises(NotUsableSound, match=r"^»a{57}…« er en PDF"):
        read_sound(b"%PDF-1.7\n", "a" * 5000)


def sentence_of(content: bytes) -> str:
    with pytest.raises(NotUsableSound) as caught:
        read_sound(content, "x")
    return caught.value.sentence


def test_what_hides_in_front_of_and_behind_frames() -> None:
    content = sounds.tone_mp3()
    # Behind the tags in front, as much as a torn frame, is left out.
    assert read_sound(b"\x01" + HTML + content, "x").content == content
    assert sentence_of(b"\x01" + HTML * 40 + content) == wording.NOT_SOUND
    assert sentence_of(content + packed() + bytes(10) + packed() * 3) == wording.HOLES
    assert read_sound(content + HTML, "x").content == content


def test_holes_in_mp3() -> None:
    content = sounds.tone_mp3()
    half = content.index(content[:2], len(content) // 2)
    assert sentence_of(content[:half] + HTML * 40 + content[half:]) == wording.HOLES
    assert sentence_of(content[:half] + bytes(5000) + content[half:]) == wording.HOLES
    assert sentence_of(content[:half] + b"ID3\4\0\0\0\0\0\0" * 40 + content[half:]) == wording.HOLES


def test_files_glued_together_lose_the_tag_between_them() -> None:
    content = sounds.tone_mp3()
    tag = b"ID3\4\0\0\0\0\0\x0a" + b"<script>//"
    assert read_sound(content + tag + content, "x").content == content * 2


def test_a_tag_that_says_it_is_larger_than_the_file() -> None:
    assert sentence_of(b"ID3\4\0\0\x7f\x7f\x7f\x7f" + sounds.tone_mp3()) == wording.NOT_WHOLE
    assert sentence_of(b"ID3\4\0\0\0\0\0\0") == wording.NO_TRACK


def test_headers_of_frames_around_something_else() -> None:
    """417 bytes that begin as a frame does, with a web page where the sound should be."""
    chance = random.Random(3)  # noqa: S311
    size = 417
    for filling in (HTML * 6, chance.randbytes(size), b"\xff" * size):
        fake = b"".join(b"\xff\xfb\x90\x00" + filling[: size - 4].ljust(size - 4, b" ") for _ in range(200))
        assert sentence_of(fake) == wording.NOT_SOUND


def test_truncated_anywhere() -> None:
    content = sounds.silent_m4a()
    for end in range(8, len(content), 7):
        with pytest.raises(NotUsableSound):
            read_sound(content[:end], "x")


def noise() -> bytes:
    return random.Random(1).randbytes(20_000)  # noqa: S311


def _mutated(content: bytes, chance: random.Random) -> bytes:
    spoilt = bytearray(content)
    for _ in range(chance.choice((1, 2, 8, 40))):
        # Most of what can be got wrong stands in front.
        place = chance.randrange(chance.choice((64, 700, len(spoilt))))
        match chance.randrange(4):
            case 0:
                spoilt[place % len(spoilt)] = chance.randrange(256)
            case 1:
                spoilt[place : place + 4] = chance.choice(
                    (b"\0\0\0\0", b"\xff\xff\xff\xff", b"\0\0\0\1", b"\x7f\xff\xff\xff")
                )
            case 2:
                del spoilt[place : place + chance.randrange(1, 50)]
            case _:
                spoilt[place:place] = chance.randbytes(chance.randrange(1, 50))
    return bytes(spoilt)


@pytest.mark.parametrize(
    "make",
    [sounds.tone_mp3, sounds.silent_m4a, lambda: sounds.tone_wav(1.2), noise],
)
def test_spoilt_files_end_in_a_sentence_or_in_sound(make: Callable[[], bytes]) -> None:
    chance = random.Random(20231)  # noqa: S311
    content = make()
    sentences = set[str]()
    began = time.perf_counter()
    for _ in range(150):
        try:
            ready = read_sound(_mutated(content, chance), "x")
        except NotUsableSound as error:
            sentences.add(error.sentence)
        else:
            assert ready.content[:2] in (b"\xff\xfb", b"\xff\xf3", b"\xff\xe3") or ready.content[4:8] == b"ftyp"
            assert len(ready.content) < 2 * len(content) + 5000
    assert sentences
    assert all(each.endswith(".") for each in sentences)
    assert time.perf_counter() - began < 60


def test_a_large_file_of_nothing_is_read_in_a_moment() -> None:
    """Millions of tags, boxes, frames and paddings must not be walked through one by one."""
    many = 20 * 1024 * 1024
    frame = sounds.tone_mp3(1, rate=24000, kbps=8)[:24]
    head = sounds.silent_m4a()
    for content in (
        b"ID3\4\0\0\0\0\0\0" * (many // 10),
        b"\0" * many,
        b"\xff\xfb" * (many // 2),
        frame * (many // 24),
        head + sounds.box(b"free") * (many // 8),
        sounds.riff(*[(b"junk", b"")] * 200_000),
    ):
        began = time.perf_counter()
        with pytest.raises(NotUsableSound):
            read_sound(content, "x")
        assert time.perf_counter() - began < 3
