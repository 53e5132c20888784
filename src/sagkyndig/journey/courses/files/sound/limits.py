"""What may be uploaded, and what is raised where it may not."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.journey.courses.files.sound import wording


class NotUsableSound(ValueError):
    """The sound cannot be used; `sentence` says in Danish what is the matter and what to do."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True)
class SoundLimits:
    """A page takes 5 to 15 minutes to read aloud; 60 MB is an hour of MP3 in good quality, or eleven minutes of WAV."""

    bytes: int = 60 * 1024 * 1024
    shortest_seconds: float = 1
    longest_seconds: float = 45 * 60

    def check(self, seconds: float) -> int:
        """Whole seconds, halves up; raises where the sound is too short or too long."""
        if seconds < self.shortest_seconds:
            raise NotUsableSound(wording.TOO_SHORT)
        self.check_longest(seconds)
        return int(seconds + 0.5)

    def check_longest(self, seconds: float) -> None:
        """Asked while frames are counted too, so that a file of a million small ones is not read to its end."""
        if seconds > self.longest_seconds:
            raise NotUsableSound(wording.too_long(self.longest_seconds))


LIMITS = SoundLimits()
