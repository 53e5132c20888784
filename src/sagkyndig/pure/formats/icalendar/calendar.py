"""Calendar objects: what stands in them, and what a method asks for (RFC 5546, section 3.2)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum


class NotACalendar(ValueError):
    """The object would be one that the standards do not allow; `str()` says why."""


class Method(StrEnum):
    """What the receiver's calendar is asked to do."""

    PUBLISH = "PUBLISH"  # show it: a file to download, a feed
    REQUEST = "REQUEST"  # invite to it, or move what was invited to
    CANCEL = "CANCEL"  # take it away


@dataclass(frozen=True)
class CalendarUser:
    """Somebody by name and e-mail, as organizer or attendee."""

    name: str
    email: str

    def __post_init__(self) -> None:
        _require(self.email.count("@") == 1 and self.email.isprintable() and " " not in self.email, "no e-mail address")


@dataclass(frozen=True)
class WholeDays:
    """From the first day to the last, both included."""

    first: date
    last: date

    def __post_init__(self) -> None:
        _require(self.first <= self.last, "the days end before they start")


@dataclass(frozen=True)
class Hours:
    """From one moment to another; both know their zone."""

    starts_at: datetime
    ends_at: datetime

    def __post_init__(self) -> None:
        _require(bool(self.starts_at.tzinfo and self.ends_at.tzinfo), "a moment without a zone")
        _require(self.starts_at.timestamp() < self.ends_at.timestamp(), "the hours end before they start")


@dataclass(frozen=True)
class Event:
    """One thing that happens. The same `uid` is the same thing; the higher `sequence` is the one that counts.

    `stamped_at` is when this object was made.
    """

    uid: str
    sequence: int
    stamped_at: datetime
    summary: str
    when: WholeDays | Hours
    description: str = ""
    place: str = ""
    url: str = ""
    organizer: CalendarUser | None = None
    attendees: tuple[CalendarUser, ...] = ()
    is_called_off: bool = False

    def __post_init__(self) -> None:
        _require(bool(self.uid) and self.uid.isprintable(), "an event without an uid")
        _require(self.sequence >= 0, "a sequence below zero")
        _require(self.stamped_at.tzinfo is not None, "a stamp without a zone")
        _require(self.url.isprintable() and " " not in self.url, "no address")


@dataclass(frozen=True)
class Calendar:
    """Events under one method; `name` is what a calendar program calls the whole.

    `fetch_every` asks whoever subscribes to come back after so long, in whole minutes (RFC 7986, section 5.7).
    """

    method: Method
    events: tuple[Event, ...]
    name: str = ""
    fetch_every: timedelta | None = None

    def __post_init__(self) -> None:
        _require(self.fetch_every is None or self.fetch_every >= timedelta(minutes=1), "less than a minute between two")
        uids = {event.uid for event in self.events}
        for event in self.events:
            _require(event.organizer is not None, f"{self.method} without an organizer")
        if self.method is Method.PUBLISH:
            _require(not any(event.attendees for event in self.events), "PUBLISH with attendees")
            _require(len(uids) == len(self.events), "two events with one uid")
            return
        _require(len(self.events) == 1, f"{self.method} is about one event")
        _require(bool(self.events[0].attendees), f"{self.method} without an attendee")
        calls_off = self.method is Method.CANCEL
        _require(self.events[0].is_called_off is calls_off, "CANCEL is for what is called off, and for nothing else")


def _require(holds: bool, sentence: str) -> None:
    if not holds:
        raise NotACalendar(sentence)
