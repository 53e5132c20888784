"""The recording of a part: what a page tells of it, and its bytes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import BinaryField
from django.db.models.functions import Length, Substr

from sagkyndig.journey.courses.models import Narration
from sagkyndig.journey.courses.queries.courses import content_of
from sagkyndig.journey.courses.rules.recorded import Changes, changed_since, length_in_words, transcript_of

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.courses.models import Part


@dataclass(frozen=True)
class SoundOfPart:
    """A recording, and what has changed in the part since."""

    narration_id: int
    length: str
    recorded_by: Person
    recorded_at: datetime
    changes: Changes


@dataclass(frozen=True)
class StoredSound:
    """What a browser is told before the bytes: kind, size in bytes, and a name for exactly these."""

    narration_id: int
    media_type: str
    size: int
    sha256: str


def sound_of(part: Part) -> SoundOfPart | None:
    """One query, which leaves the bytes where they are."""
    kept = Narration.objects.filter(part=part).select_related("sound", "recorded_by").defer("sound__content").first()
    if kept is None:
        return None
    changes = changed_since(kept.transcript, transcript_of(content_of(part)))
    return SoundOfPart(kept.pk, length_in_words(kept.sound.seconds), kept.recorded_by, kept.recorded_at, changes)


def stored_sound(narration_id: int) -> StoredSound:
    """ObjectDoesNotExist."""
    media_type, size, sha256 = Narration.objects.values_list(
        "sound__media_type", Length("sound__content"), "sound__sha256"
    ).get(pk=narration_id)
    return StoredSound(narration_id, media_type, size, sha256)


def piece_of_sound(narration_id: int, start: int, count: int) -> bytes:
    """`count` bytes from `start`; ObjectDoesNotExist."""
    piece = Substr("sound__content", start + 1, count, output_field=BinaryField())
    return bytes(Narration.objects.values_list(piece, flat=True).get(pk=narration_id))
