"""One's own days as a file for one's calendar."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from sagkyndig.journey.planning.rules import wording
from sagkyndig.journey.planning.rules.calendar import OwnDay, Slot
from sagkyndig.pure.formats.icalendar import Calendar, CalendarUser, Event, Hours, Method, WholeDays

_COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class Sender:
    """Who the days come from, and the page where one sees more."""

    name: str
    email: str
    page: str
    is_demonstration: bool = False


def own_calendar(days: Iterable[OwnDay], *, sender: Sender, stamped_at: datetime) -> Calendar:
    """The days as a calendar to be read in, those that are called off among them."""
    events = tuple(_event(day, sender, stamped_at) for day in days)
    return Calendar(Method.PUBLISH, events, wording.CALENDAR)


def _event(day: OwnDay, sender: Sender, stamped_at: datetime) -> Event:
    kept = day.kept
    return Event(
        uid=day.uid,
        sequence=kept.sequence,
        stamped_at=stamped_at,
        summary=wording.calendar_title(day.kind, day.theme, day.municipality, is_called_off=kept.is_called_off),
        when=_when(kept.slot),
        description=wording.calendar_text(
            day.kind, sender.page, is_called_off=kept.is_called_off, is_demonstration=sender.is_demonstration
        ),
        place=kept.slot.place,
        url=sender.page,
        organizer=CalendarUser(sender.name, sender.email),
        is_called_off=kept.is_called_off,
    )


def _when(slot: Slot) -> WholeDays | Hours:
    if slot.starts_at is None or slot.ends_at is None:
        return WholeDays(slot.on, slot.on)
    return Hours(
        datetime.combine(slot.on, slot.starts_at, _COPENHAGEN), datetime.combine(slot.on, slot.ends_at, _COPENHAGEN)
    )
