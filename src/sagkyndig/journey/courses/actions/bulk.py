"""All drafts of a course are sent to be read in one go, so far as they have no errors."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.journey.courses.actions._kept import require_draft
from sagkyndig.journey.courses.actions.review import HasErrors, send_part
from sagkyndig.journey.courses.rules.states import PartState

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.courses.models import CourseVersion


@dataclass(frozen=True)
class SentAll:
    """How many parts are on their way, and the titles of those that have errors and stayed."""

    sent: int
    held_back: tuple[str, ...]


@transaction.atomic
def send_all_drafts(*, version: CourseVersion, actor: Person, at: datetime) -> SentAll:
    """Ask a colleague to read every draft that the check has no error in. IsPublished."""
    locked = require_draft(version)
    drafts = list(locked.parts.filter(state=PartState.DRAFT.value))
    held_back = []
    for part in drafts:
        try:
            send_part(part=part, seen_revision=part.revision, actor=actor, at=at)
        except HasErrors:
            held_back.append(part.title)
    return SentAll(len(drafts) - len(held_back), tuple(held_back))
