"""How a mail about a day names it, and says what is new."""

from __future__ import annotations

from sagkyndig.journey.planning.rules.calendar import EntryKind, Slot
from sagkyndig.journey.planning.rules.mail_words import day_and_hours, hour
from sagkyndig.pure.danish import date_with_weekday

NO_PLACE = "stedet er ikke fastlagt endnu"
NO_HOURS = "hele dagen"
_NAMES = {
    EntryKind.ELEARNING: "e-læringsdagen i {municipality}",
    EntryKind.PHYSICAL: "den fysiske læringsdag for {municipality}",
    EntryKind.TEACHING: "den fysiske læringsdag, du underviser på",
}
_HEADINGS = {
    EntryKind.ELEARNING: "E-læringsdag",
    EntryKind.PHYSICAL: "Fysisk læringsdag",
    EntryKind.TEACHING: "Fysisk læringsdag",
}


def day_named(kind: EntryKind, municipality: str) -> str:
    """ "den fysiske læringsdag for Ådal"."""
    return _NAMES[kind].format(municipality=municipality)


def day_heading(kind: EntryKind) -> str:
    """ "Fysisk læringsdag", as the subject begins."""
    return _HEADINGS[kind]


def when(slot: Slot) -> str:
    """ "onsdag den 27. marts 2024 kl. 9.00-15.00"."""
    return day_and_hours(slot.on, slot.starts_at, slot.ends_at)


def where(slot: Slot, kind: EntryKind) -> str:
    """The place of a physical day; nothing for the e-learning day, which the municipality holds where it likes."""
    return slot.place or ("" if kind is EntryKind.ELEARNING else NO_PLACE)


def what_changed(before: Slot, after: Slot) -> str:
    """A line for each of day, hours and place that is another than it was: from what to what."""
    told = [
        ("Dag", date_with_weekday(before.on), date_with_weekday(after.on)),
        ("Tid", _hours(before), _hours(after)),
        ("Sted", before.place, after.place),
    ]
    return "\n".join(_moved(what, was, now) for what, was, now in told if was != now)


def _moved(what: str, was: str, now: str) -> str:
    """Either is empty only for a place that is not known."""
    if not was:
        return f"{what}: {now}"
    return f"{what}: fra {was} til {now}" if now else f"{what}: ikke længere {was}, og {NO_PLACE}"


def _hours(slot: Slot) -> str:
    if slot.starts_at is None or slot.ends_at is None:
        return NO_HOURS
    return f"kl. {hour(slot.starts_at)}-{hour(slot.ends_at)}"
