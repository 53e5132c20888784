"""What a sound file is, and the sound that is in it."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.journey.courses.files.sound import kinds, m4a, mp3, wav, wording
from sagkyndig.journey.courses.files.sound.limits import LIMITS, NotUsableSound, SoundLimits


@dataclass(frozen=True)
class ReadySound:
    """Sound and nothing but sound; `media_type` is one of `audio/mpeg` and `audio/mp4`, `seconds` are whole ones."""

    content: bytes
    media_type: str
    seconds: int


def read_sound(content: bytes, filename: str, limits: SoundLimits = LIMITS) -> ReadySound:
    """The sound of an uploaded file, or `NotUsableSound` with a sentence for the one who uploaded it.

    The name is only repeated in the sentence. What comes back is written anew from the frames of sound, so that tags,
    pictures, films and whatever else lay in the file stay behind. WAV becomes MP3.
    """
    if not content:
        raise NotUsableSound(wording.EMPTY)
    if len(content) > limits.bytes:
        raise NotUsableSound(wording.too_large(limits.bytes))
    match kinds.kind_of(content):
        case "mp3":
            ready = ReadySound(*mp3.read(content, limits))
        case "m4a":
            ready = ReadySound(*m4a.read(content, limits))
        case "wav":
            ready = ReadySound(*wav.read(content, limits))
        case other:
            raise NotUsableSound(wording.of_kind(filename, other))
    return ready
