"""A part is read aloud: its recording is kept, replaced and removed.

A recording changes no word, so one may be added to a published version too, and replaced there.
"""

from __future__ import annotations

from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.courses.models import Narration, Part, Sound
from sagkyndig.journey.courses.queries.courses import content_of
from sagkyndig.journey.courses.rules.recorded import transcript_of
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.courses.files.sound import ReadySound


class NotReadAloud(Exception):
    """A shared decision has no recording: everybody reads it alone."""


@transaction.atomic
def narrate_part(*, part: Part, sound: ReadySound, seen_revision: int, actor: Person, at: datetime) -> Narration:
    """Keep a recording of the part as it reads now, in place of the one before.

    ChangedMeanwhile when somebody wrote in the part after `seen_revision`: the recording may be of other words.
    """
    locked = Part.objects.select_for_update().get(pk=part.pk)
    require_version(stored=locked.revision, seen=seen_revision)
    transcript = transcript_of(content_of(locked))
    if not transcript:
        raise NotReadAloud
    digest = sha256(sound.content).hexdigest()
    kept, _ = Sound.objects.defer("content").get_or_create(
        sha256=digest,
        defaults={"content": sound.content, "media_type": sound.media_type, "seconds": sound.seconds},
    )
    Narration.objects.filter(part=locked).delete()
    # A row of its own for each recording: browsers may keep what stands at its address.
    narration = Narration.objects.create(
        part=locked, sound=kept, transcript=transcript, recorded_by=actor, recorded_at=at
    )
    _forget_unused_sounds()
    record("courses.part_narrated", actor=actor, about=locked, at=at, seconds=sound.seconds, sha256=digest)
    return narration


@transaction.atomic
def drop_narration(*, part: Part, actor: Person, at: datetime) -> None:
    """Remove the recording of a part. Nothing happens where there is none."""
    if Narration.objects.filter(part=part).delete()[0]:
        _forget_unused_sounds()
        record("courses.narration_dropped", actor=actor, about=part, at=at)


def _forget_unused_sounds() -> None:
    Sound.objects.exclude(pk__in=Narration.objects.values("sound")).only("pk").delete()
