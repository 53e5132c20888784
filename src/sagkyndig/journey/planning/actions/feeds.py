"""The address that somebody's calendar subscribes to: making one, which ends the one before, and ending it."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people.rules import hash_of
from sagkyndig.journey.planning.models import CalendarFeed

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def make_calendar_feed(*, person: Person, actor: Person, at: datetime) -> str:
    """A new key to the person's days, to be shown at once: only its imprint is kept, and the one before is dead."""
    key = secrets.token_urlsafe(32)
    CalendarFeed.objects.update_or_create(person=person, defaults={"key_sha256": hash_of(key), "made_at": at})
    record("planning.calendar_feed_made", actor=actor, about=person, at=at)
    return key


@transaction.atomic
def end_calendar_feed(*, person: Person, actor: Person, at: datetime) -> None:
    """Nobody gets anything at the person's address any more. Nothing to do where there is none."""
    count, _ = CalendarFeed.objects.filter(person=person).delete()
    if count:
        record("planning.calendar_feed_ended", actor=actor, about=person, at=at)
