"""Calendar files (RFC 5545) and what may be sent in them (RFC 5546)."""

from sagkyndig.pure.formats.icalendar.calendar import (
    Calendar,
    CalendarUser,
    Event,
    Hours,
    Method,
    NotACalendar,
    WholeDays,
)
from sagkyndig.pure.formats.icalendar.writing import content_type, written

__all__ = [
    "Calendar",
    "CalendarUser",
    "Event",
    "Hours",
    "Method",
    "NotACalendar",
    "WholeDays",
    "content_type",
    "written",
]
