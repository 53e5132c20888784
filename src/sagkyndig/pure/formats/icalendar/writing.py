"""A calendar as the text that calendar programs read. All times are Copenhagen's."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

from sagkyndig.pure.formats.icalendar.calendar import Calendar, CalendarUser, Event, Hours, Method, WholeDays
from sagkyndig.pure.formats.icalendar.lines import line, mail_address, one_line, text

_PRODUCT = "-//Sagkyndig//Sagkyndig//DA"
_ZONE = "Europe/Copenhagen"
_COPENHAGEN = ZoneInfo(_ZONE)
# The rule of the Union since 1996: summer time from the last Sunday of March to the last of October, at 01.00 UTC.
# Source: directive 2000/84/EC. As a rule and not as a list of dates, since Outlook reads nothing else.
_COMMON_RULE_SINCE = 1997
_VTIMEZONE = (
    ("BEGIN", "VTIMEZONE"),
    ("TZID", _ZONE),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19961027T030000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU"),
    ("TZOFFSETFROM", "+0200"),
    ("TZOFFSETTO", "+0100"),
    ("TZNAME", "CET"),
    ("END", "STANDARD"),
    ("BEGIN", "DAYLIGHT"),
    ("DTSTART", "19970330T020000"),
    ("RRULE", "FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU"),
    ("TZOFFSETFROM", "+0100"),
    ("TZOFFSETTO", "+0200"),
    ("TZNAME", "CEST"),
    ("END", "DAYLIGHT"),
    ("END", "VTIMEZONE"),
)


def written(calendar: Calendar) -> bytes:
    """The whole file in UTF-8. The zone stands in it even without an event: a calendar may not be empty."""
    head = [
        line("BEGIN", "VCALENDAR"),
        line("VERSION", "2.0"),
        line("PRODID", _PRODUCT),
        line("CALSCALE", "GREGORIAN"),
        line("METHOD", calendar.method.value),
    ]
    if calendar.name:
        head.append(line("X-WR-CALNAME", text(calendar.name)))
    if calendar.fetch_every:  # by its own name, and by the one that Outlook reads
        after = f"PT{int(calendar.fetch_every / timedelta(minutes=1))}M"
        head += [line("REFRESH-INTERVAL", after, {"VALUE": "DURATION"}), line("X-PUBLISHED-TTL", after)]
    zone = [line(name, value) for name, value in _VTIMEZONE]
    events = [each for event in calendar.events for each in _event(event)]
    return "".join([*head, *zone, *events, line("END", "VCALENDAR")]).encode()


def content_type(method: Method) -> str:
    """What a file with that method is sent as; a mail program looks for the method here (RFC 6047)."""
    return f"text/calendar; charset=utf-8; method={method.value}"


def _event(event: Event) -> list[str]:
    lines = [
        line("BEGIN", "VEVENT"),
        line("UID", text(event.uid)),
        line("SEQUENCE", str(event.sequence)),
        line("DTSTAMP", _utc(event.stamped_at)),
        *_when(event.when),
        line("SUMMARY", text(event.summary)),
    ]
    if event.description:
        lines.append(line("DESCRIPTION", text(event.description)))
    if event.place:
        lines.append(line("LOCATION", text(event.place)))
    if event.url:
        lines.append(line("URL", event.url))
    if event.organizer:
        lines.append(_user("ORGANIZER", event.organizer))
    attends = {"ROLE": "REQ-PARTICIPANT", "PARTSTAT": "NEEDS-ACTION", "RSVP": "FALSE"}
    lines += [_user("ATTENDEE", each, **attends) for each in event.attendees]
    lines.append(line("STATUS", "CANCELLED" if event.is_called_off else "CONFIRMED"))
    return [*lines, line("TRANSP", "OPAQUE"), line("END", "VEVENT")]


def _user(name: str, user: CalendarUser, **parameters: str) -> str:
    called = one_line(user.name)
    said = {"CN": called, **parameters} if called else parameters
    return line(name, mail_address(user.email), said)


def _when(when: WholeDays | Hours) -> list[str]:
    if isinstance(when, WholeDays):  # the end is the first day that is no longer in it
        return [_day("DTSTART", when.first), _day("DTEND", when.last + timedelta(days=1))]
    return [_moment("DTSTART", when.starts_at), _moment("DTEND", when.ends_at)]


def _day(name: str, on: date) -> str:
    return line(name, f"{on:%Y%m%d}", {"VALUE": "DATE"})


def _moment(name: str, at: datetime) -> str:
    """In Copenhagen's time; in UTC where that would be read as another moment: the hour that comes twice."""
    local = at.astimezone(_COPENHAGEN)
    if local.fold or local.year < _COMMON_RULE_SINCE:
        return line(name, _utc(at))
    return line(name, f"{local:%Y%m%dT%H%M%S}", {"TZID": _ZONE})


def _utc(at: datetime) -> str:
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
