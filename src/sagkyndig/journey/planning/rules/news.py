"""What somebody is to be told of a day, given what they were told last: each change once, and nothing without a change."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum

from sagkyndig.journey.planning.rules.calendar import Kept, Slot

# Whoever moves a day often moves it twice: what is changed within this time is told in one mail.
TOLD_AFTER = timedelta(minutes=2)


class NewsKind(StrEnum):
    """What a mail about a day says."""

    SET = "set"  # it stands, and the person is on it
    CHANGED = "changed"
    CALLED_OFF = "called_off"
    LEFT = "left"  # it stands, but the person is not on it any longer


class Part(StrEnum):
    """As what somebody is on a day: it decides whom they ask."""

    CONTACT = "contact"
    PARTICIPANT = "participant"
    TEACHER = "teacher"


@dataclass(frozen=True)
class Told:
    """What somebody was told last, and at which address."""

    kept: Kept
    email: str


@dataclass(frozen=True)
class News:
    """What somebody is to be told now; `before` is what changed."""

    kind: NewsKind
    kept: Kept
    before: Slot | None = None


def news(kept: Kept, told: Told | None, *, is_on_it: bool, email: str, now: datetime) -> News | None:
    """What a person with that `email` is to be told of an entry that is `kept` so; None when they know it, or it is over.

    Each of them supersedes the one before in the person's calendar: the sequence rises (RFC 5546, section 2.1.4). `now`
    is Copenhagen's.
    """
    stands = is_on_it and not kept.is_called_off
    has_it = told is not None and not told.kept.is_called_off
    sequence = max(kept.sequence, told.kept.sequence + 1) if told else kept.sequence
    if stands:
        before = told.kept.slot if told and has_it and told.email == email else None
        if before == kept.slot or is_over(kept.slot, now):
            return None
        return News(NewsKind.CHANGED if before else NewsKind.SET, Kept(kept.slot, sequence), before)
    if told is None or not has_it or is_over(told.kept.slot, now):
        return None
    kind = NewsKind.CALLED_OFF if kept.is_called_off else NewsKind.LEFT
    return News(kind, Kept(told.kept.slot, sequence, is_called_off=True))


def is_over(slot: Slot, now: datetime) -> bool:
    """Whether the day has been, by Copenhagen's clock; without hours it lasts to its midnight."""
    return (slot.on, slot.ends_at or time.max) <= (now.date(), now.time())
