"""One's own days as a file for one's calendar, and one day as a mail carries it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sagkyndig.journey.planning.rules import wording
from sagkyndig.journey.planning.rules.calendar import EntryKind, OwnDay, Slot
from sagkyndig.pure.formats.icalendar import Calendar, CalendarUser, Event, Hours, Method, WholeDays

# What we ask of calendars that subscribe; Google comes when it likes all the same, about once a day.
FETCHED_EVERY = timedelta(hours=1)
_COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@dataclass(frozen=True)
class Sender:
    """Who the days come from, and the pages where people in the municipalities and teachers see more."""

    name: str
    email: str
    own_page: str
    teachers_page: str
    is_demonstration: bool = False

    def page(self, kind: EntryKind) -> str:
        """Where one sees more of a day of that kind."""
        return self.teachers_page if kind is EntryKind.TEACHING else self.own_page


def own_calendar(days: Iterable[OwnDay], *, sender: Sender, stamped_at: datetime) -> Calendar:
    """The days as a calendar to be read in or subscribed to, those that are called off among them."""
    events = tuple(_event(day, sender, stamped_at) for day in days)
    return Calendar(Method.PUBLISH, events, wording.CALENDAR, fetch_every=FETCHED_EVERY)


def invitation(day: OwnDay, *, to: CalendarUser, sender: Sender, stamped_at: datetime) -> Calendar:
    """The day as a mail to one person carries it: to be taken in or moved, or to be taken out. It names nobody else."""
    event = replace(_event(day, sender, stamped_at), attendees=(to,))
    return Calendar(Method.CANCEL if event.is_called_off else Method.REQUEST, (event,))


def _event(day: OwnDay, sender: Sender, stamped_at: datetime) -> Event:
    kept, page = day.kept, sender.page(day.kind)
    return Event(
        uid=day.uid,
        sequence=kept.sequence,
        stamped_at=stamped_at,
        summary=wording.calendar_title(day.kind, day.theme, day.municipality, is_called_off=kept.is_called_off),
        when=_when(kept.slot),
        description=wording.calendar_text(
            day.kind, page, is_called_off=kept.is_called_off, is_demonstration=sender.is_demonstration
        ),
        place=kept.slot.place,
        url=page,
        organizer=CalendarUser(sender.name, sender.email),
        is_called_off=kept.is_called_off,
    )


def _when(slot: Slot) -> WholeDays | Hours:
    if slot.starts_at is None or slot.ends_at is None:
        return WholeDays(slot.on, slot.on)
    return Hours(
        datetime.combine(slot.on, slot.starts_at, _COPENHAGEN), datetime.combine(slot.on, slot.ends_at, _COPENHAGEN)
    )
