"""Sound that is uploaded: what is taken, what comes out of it, and that nothing else comes along."""

from __future__ import annotations

from io import BytesIO

import pytest
from mutagen.id3 import APIC, COMM, ID3, TIT2
from mutagen.mp3 import MP3
from mutagen.mp4 import MP4

from sagkyndig.journey.courses.files.sound import NotUsableSound, ReadySound, SoundLimits, read_sound, wording
from sagkyndig.journey.courses.files.sound.wav import _one_channel, _sixteen_bits
from tests.factories import sounds

SCRIPT = b"<script>alert(1)</script>"


def refused(content: bytes, name: str = "lyd.mp3") -> str:
    with pytest.raises(NotUsableSound) as caught:
        read_sound(content, name)
    return caught.value.sentence


# --- MP3 --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("rate", "kbps", "channels"), [(44100, 64, 1), (48000, 128, 2), (22050, 56, 1), (11025, 24, 1)]
)
def test_plain_mp3_is_kept_as_it_is(rate: int, kbps: int, channels: int) -> None:
    content = sounds.tone_mp3(2, rate=rate, kbps=kbps, channels=channels)
    assert read_sound(content, "uden.endelse") == ReadySound(content, "audio/mpeg", 2)


def test_tags_go_and_frames_stay() -> None:
    content = sounds.tone_mp3()
    file = BytesIO(content)
    tags = ID3()
    tags.add(TIT2(encoding=3, text="Min titel"))
    tags.add(COMM(encoding=3, lang="dan", text=SCRIPT.decode()))
    tags.add(APIC(encoding=3, mime="image/svg+xml", type=3, data=b"<svg onload=alert(1)>" * 200_000))
    tags.save(file, v1=2)
    tagged = file.getvalue()
    assert len(tagged) > len(content) + 4_000_000
    assert SCRIPT in tagged
    ape = b"APETAGEX" + (2000).to_bytes(4, "little") + (8 + 5 + len(SCRIPT) + 32).to_bytes(4, "little")
    ape += (1).to_bytes(4, "little") + b"\0\0\0\xa0" + bytes(8)
    ape += len(SCRIPT).to_bytes(4, "little") + bytes(4) + b"Abcd\0" + SCRIPT + b"APETAGEX" + bytes(24)
    lyrics = b"LYRICSBEGININD0000200" + SCRIPT + b"000046LYRICS200"
    for with_more in (tagged, content + ape, content + lyrics, tagged[:-128] + ape + tagged[-128:], ape + content):
        assert read_sound(with_more, "x").content == content


def test_torn_frames_and_padding_go() -> None:
    content = sounds.tone_mp3()
    assert read_sound(content[100:], "x").content == content[size_of_first_frame(content) :]
    assert read_sound(b"\0" * 5000 + content + b"\0" * 5000, "x").content == content
    assert content.startswith(read_sound(content[:-50], "x").content)


def size_of_first_frame(content: bytes) -> int:
    return content.find(content[:2], 4)


def test_changing_bitrates_get_an_index_of_ours() -> None:
    plain = sounds.tone_mp3(4, vbr=True)
    ready = read_sound(plain, "x")
    assert ready.content.endswith(plain)
    info = MP3(BytesIO(ready.content)).info
    assert info.length == pytest.approx(ready.seconds, abs=0.5)
    assert read_sound(ready.content, "x") == ready  # the index is made anew, not added


def test_an_index_says_nothing_of_who_wrote_the_file() -> None:
    plain = sounds.tone_mp3(2, vbr=True)
    ready = read_sound(plain, "x").content
    index = ready[: len(ready) - len(plain)]
    foreign = index[:-10] + b"<script>//"
    assert read_sound(foreign + plain, "x").content == ready


# --- M4A --------------------------------------------------------------------------------------------------------------
def test_m4a_is_written_anew() -> None:
    ready = read_sound(sounds.silent_m4a(3), "x.mp3")
    assert (ready.media_type, ready.seconds) == ("audio/mp4", 3)
    found = MP4(BytesIO(ready.content))
    assert found.info.length == pytest.approx(3, abs=0.05)
    assert (found.info.sample_rate, found.info.channels, found.info.codec) == (48000, 1, "mp4a.40.2")
    assert read_sound(ready.content, "x") == ready


SCRIPT_BOX = sounds.box(b"gmhd", SCRIPT)


def test_nothing_but_frames_of_an_m4a_stays() -> None:
    picture = sounds.full(b"covr", SCRIPT * 1000)
    content = sounds.silent_m4a(
        2,
        in_movie=sounds.box(b"udta", sounds.full(b"meta", picture)),
        in_track=sounds.box(b"udta", SCRIPT),
        more_tracks=sounds.box(
            b"trak", sounds.box(b"mdia", sounds.full(b"hdlr", bytes(4), b"text", bytes(13)), SCRIPT_BOX)
        ),
        between=SCRIPT * 100,
        behind=sounds.box(b"free", SCRIPT) + sounds.box(b"uuid", SCRIPT),
    )
    assert content.count(SCRIPT) > 1000
    assert read_sound(content, "x").content == read_sound(sounds.silent_m4a(2), "x").content


def test_what_was_cut_away_does_not_come_along() -> None:
    def cut(*rows: tuple[int, int]) -> bytes:
        table = b"".join(a.to_bytes(4, "big") + b.to_bytes(4, "big", signed=True) + b"\0\1\0\0" for a, b in rows)
        return sounds.silent_m4a(
            10, in_track=sounds.box(b"edts", sounds.full(b"elst", len(rows).to_bytes(4, "big"), table))
        )

    assert read_sound(cut((3000, 48000)), "x").seconds == 3
    assert read_sound(cut((500, -1), (9000, 1024)), "x").seconds == 9
    assert refused(cut((1000, 0), (1000, 96000))) == wording.CUT


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (sounds.silent_m4a(handler=b"vide"), wording.FILM),
        (sounds.silent_m4a(handler=b"text"), wording.NO_TRACK),
        (sounds.silent_m4a(entry=b"alac"), wording.OTHER_CODING),
        (sounds.silent_m4a(object_type=0x6B), wording.OTHER_CODING),
        (sounds.silent_m4a(entry=b"enca"), wording.PROTECTED),
        (sounds.silent_m4a(behind=sounds.box(b"moof")), wording.IN_PIECES),
        (sounds.silent_m4a(ticks=4096), wording.BROKEN),  # says it lasts four times as long as it does
        (sounds.silent_m4a(0.5), wording.TOO_SHORT),
        (sounds.silent_m4a(frame=b"<a>"), wording.NOT_SOUND_M4A),
        (sounds.silent_m4a(frame=b"\x01" * 2000), wording.NOT_SOUND_M4A),
    ],
)
def test_m4a_that_is_refused(content: bytes, sentence: str) -> None:
    assert refused(content, "lyd.m4a") == sentence


def test_tracks_of_sound_are_not_chosen_between() -> None:
    track = sounds.box(b"trak", sounds.box(b"mdia", sounds.full(b"hdlr", bytes(4), b"soun", bytes(13))))
    assert refused(sounds.silent_m4a(more_tracks=track)) == wording.SEVERAL_TRACKS


@pytest.mark.parametrize("size", [0, 1, 7, 2**31, 2**32 - 1])
@pytest.mark.parametrize("kind", [b"moov", b"trak", b"mdia", b"stbl", b"stsz", b"esds"])
def test_boxes_that_lie_about_their_size(kind: bytes, size: int) -> None:
    content = bytearray(sounds.silent_m4a())
    place = content.index(kind) - 4
    content[place : place + 4] = size.to_bytes(4, "big")
    assert refused(bytes(content)) in (wording.BROKEN, wording.NOT_WHOLE)


def test_a_box_of_nine_quintillion_bytes() -> None:
    content = sounds.silent_m4a()
    giant = (1).to_bytes(4, "big") + b"free" + (2**63).to_bytes(8, "big")
    assert refused(content + giant) == wording.NOT_WHOLE
    assert refused(content + (1).to_bytes(4, "big") + b"free" + (8).to_bytes(8, "big")) == wording.BROKEN


@pytest.mark.parametrize("table", [b"stsz", b"stts", b"stsc", b"stco"])
def test_tables_that_promise_four_thousand_million_rows(table: bytes) -> None:
    content = bytearray(sounds.silent_m4a())
    place = content.index(table) + (12 if table == b"stsz" else 8)
    content[place : place + 4] = b"\xff" * 4
    assert refused(bytes(content)) == wording.BROKEN


# --- WAV --------------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize("width", [1, 2, 3, 4])
@pytest.mark.parametrize("channels", [1, 2])
@pytest.mark.parametrize("rate", [8000, 11025, 16000, 22255, 44100, 48000, 96000, 192000])
def test_wav_becomes_mp3(width: int, channels: int, rate: int) -> None:
    wave = sounds.tone(1.6, rate)
    content = sounds.wav(sounds.samples(*[wave] * channels, width=width), rate=rate, channels=channels, width=width)
    ready = read_sound(content, "x.exe")
    info = MP3(BytesIO(ready.content)).info
    assert (ready.media_type, ready.seconds) == ("audio/mpeg", 2)
    assert (info.mode, info.bitrate) == (3, 64000)
    assert info.length == pytest.approx(1.6, abs=0.3)
    assert read_sound(ready.content, "x").content == ready.content  # it stands our own trial


def test_extensible_wav() -> None:
    data = sounds.samples(sounds.tone(1))
    assert read_sound(sounds.wav(data, coding=0xFFFE), "x") == read_sound(sounds.wav(data), "x")


def test_chunks_around_the_sound_do_not_come_along() -> None:
    plain = sounds.wav(sounds.samples(sounds.tone(1)))
    form, data = (b"fmt ", plain[20:36]), (b"data", plain[44:])
    content = sounds.riff((b"LIST", SCRIPT), form, (b"bext", SCRIPT), data, (b"id3 ", SCRIPT))
    assert read_sound(content, "x") == read_sound(plain, "x")


def test_one_channel_is_the_mean_of_two() -> None:
    left, right = (-32768, 32767, 5, -5, 0, 100), (-32768, 32767, 7, -8, -1, -100)
    both = b"".join(
        a.to_bytes(2, "little", signed=True) + b.to_bytes(2, "little", signed=True)
        for a, b in zip(left, right, strict=True)
    )
    made = _one_channel(both, 2)
    assert [int.from_bytes(made[at : at + 2], "little", signed=True) for at in range(0, 12, 2)] == [
        (a + b) // 2 for a, b in zip(left, right, strict=True)
    ]


@pytest.mark.parametrize(
    ("piece", "width", "result"),
    [
        (b"\x80\x00\xff", 1, (0, -32768, 32512)),
        (b"\x01\x02\x03\xff\xff\x7f\x00\x00\x80", 3, (0x0302, 32767, -32768)),
        (b"\x01\x02\x03\x04\x00\x00\x00\x80", 4, (0x0403, -32768)),
    ],
)
def test_samples_of_other_widths(piece: bytes, width: int, result: tuple[int, ...]) -> None:
    made = _sixteen_bits(piece, width)
    assert tuple(int.from_bytes(made[at : at + 2], "little", signed=True) for at in range(0, len(made), 2)) == result


TONE = sounds.samples(sounds.tone(1))
FORM = sounds.wav(b"")[20:36]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (sounds.wav(TONE, length=len(TONE) + 2), wording.NOT_WHOLE),
        (sounds.wav(TONE, length=0xFFFFFFFF), wording.NOT_WHOLE),
        (sounds.wav(TONE, length=0), wording.WAV_EMPTY),
        (sounds.wav(b""), wording.WAV_EMPTY),
        (sounds.wav(TONE)[:5000], wording.NOT_WHOLE),
        (sounds.wav(TONE)[:30], wording.NOT_WHOLE),
        (sounds.riff((b"data", TONE)), wording.WAV_HEADER),
        (sounds.riff((b"data", TONE), (b"fmt ", FORM)), wording.WAV_HEADER),
        (sounds.riff((b"fmt ", FORM)), wording.WAV_EMPTY),
        (sounds.riff((b"fmt ", FORM[:10]), (b"data", TONE)), wording.WAV_HEADER),
        (sounds.riff(), wording.WAV_HEADER),
        (sounds.wav(TONE, rate=0), wording.WAV_HEADER),
        (sounds.wav(TONE, rate=1_000_000), wording.WAV_HEADER),
        (sounds.wav(TONE, channels=0), wording.WAV_HEADER),
        (sounds.wav(TONE, channels=6), wording.WAV_CHANNELS),
        (sounds.wav(TONE, coding=3, width=4), wording.WAV_CODING),
        (sounds.wav(TONE, coding=0x55), wording.WAV_CODING),
        (sounds.wav(TONE[:10_000]), wording.TOO_SHORT),
        (sounds.wav(bytes(len(TONE))), wording.SILENT),
        (b"RF64" + sounds.wav(TONE)[4:], wording.WAV_CODING),
    ],
)
def test_wav_that_is_refused(content: bytes, sentence: str) -> None:
    assert refused(content, "lyd.wav") == sentence


# --- Limits -----------------------------------------------------------------------------------------------------------
def test_limits() -> None:
    content = sounds.tone_mp3(4)
    short = SoundLimits(longest_seconds=3)
    with pytest.raises(NotUsableSound, match="mere end 0 minutter"):
        read_sound(content, "x", short)
    with pytest.raises(NotUsableSound, match="fylder mere end 60 MB"):
        read_sound(bytes(60 * 1024 * 1024 + 1), "x")
    assert refused(sounds.tone_mp3(0.5)) == wording.TOO_SHORT
    assert refused(b"") == wording.EMPTY
