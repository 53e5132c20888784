"""What stands in people's calendars: the same thing keeps its uid, and each change of it raises the sequence (RFC 5546)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from enum import StrEnum


class EntryKind(StrEnum):
    """Whose day it is: the municipality's two days, or a teacher's."""

    ELEARNING = "elearning"
    PHYSICAL = "physical"
    TEACHING = "teaching"


@dataclass(frozen=True)
class Slot:
    """When and where; without hours it is the whole day."""

    on: date
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""


@dataclass(frozen=True)
class Kept:
    """A slot as calendars were told last; one that is called off keeps when and where it would have been."""

    slot: Slot
    sequence: int = 0
    is_called_off: bool = False


@dataclass(frozen=True)
class OwnDay:
    """One thing in somebody's own calendar, with what it is about."""

    uid: str
    kind: EntryKind
    kept: Kept
    theme: str
    municipality: str = ""


def told(kept: Kept | None, slot: Slot | None) -> Kept | None:
    """What calendars are to be told when the plan has `slot` now (None: nothing) and they were told `kept` last.

    The sequence rises by one exactly when something is told anew; None only where nothing ever was told.
    """
    if kept is None:
        return Kept(slot) if slot else None
    if slot is None:
        return kept if kept.is_called_off else replace(kept, sequence=kept.sequence + 1, is_called_off=True)
    if slot == kept.slot and not kept.is_called_off:
        return kept
    return Kept(slot, kept.sequence + 1)


def is_worth_telling(kept: Kept, today: date) -> bool:
    """What is called off is told until its day is over."""
    return not kept.is_called_off or kept.slot.on >= today
