"""One's own days as they stand in one's calendar, the address that a calendar subscribes to, and who it all comes from."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.conf import settings
from django.db.models import Prefetch, QuerySet
from django.urls import reverse

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.foundation.people.rules import hash_of
from sagkyndig.foundation.post import queries as post
from sagkyndig.journey.planning.files.calendar import Sender
from sagkyndig.journey.planning.models import CalendarEntry, CalendarFeed, CalendarNotice, CourseRun
from sagkyndig.journey.planning.queries.own import own_runs
from sagkyndig.journey.planning.rules import news_wording, wording
from sagkyndig.journey.planning.rules.calendar import EntryKind, Kept, OwnDay, is_worth_telling

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


def my_days(person: Person, today: date) -> tuple[OwnDay, ...]:
    """The days of one's own forløb as they stand in one's calendar, and those called off that are not past."""
    runs = own_runs(person, CourseRun.objects.all())
    return _own_days(CalendarEntry.objects.filter(course_run__in=runs), person, today)


def days_i_teach(person: Person, today: date) -> tuple[OwnDay, ...]:
    """The physical days that somebody teaches, as they stand in one's calendar, and those called off that are not past."""
    return _own_days(CalendarEntry.objects.filter(person=person), person, today)


def all_my_days(person: Person, today: date) -> tuple[OwnDay, ...]:
    """What somebody's feed holds: all of these, by date."""
    found = [*my_days(person, today), *days_i_teach(person, today)]
    return tuple(sorted(found, key=lambda day: (day.kept.slot.on, day.uid)))


def _own_days(entries: QuerySet[CalendarEntry], person: Person, today: date) -> tuple[OwnDay, ...]:
    mine = Prefetch("notices", CalendarNotice.objects.filter(person=person))
    found = entries.select_related("edition", "course_run__municipality").prefetch_related(mine)
    return tuple(_own_day(each) for each in found if is_worth_telling(each.kept, today))


def _own_day(entry: CalendarEntry) -> OwnDay:
    """With the number that the person's calendar has by mail, should that be the higher one."""
    numbers = [entry.sequence, *(notice.sequence for notice in entry.notices.all())]
    return own_day(entry, kept=replace(entry.kept, sequence=max(numbers)))


def own_day(entry: CalendarEntry, *, kept: Kept) -> OwnDay:
    """The entry as it stands in somebody's calendar when that is what the calendar was told."""
    return OwnDay(
        uid=str(entry.uid),
        kind=EntryKind(entry.kind),
        kept=kept,
        theme=entry.edition.theme,
        municipality=entry.course_run.municipality.name if entry.course_run else "",
    )


def sender() -> Sender:
    """Us, as calendars name us: by the address that our mails come from, since programs hold the two against each other."""
    us = organisations.ours()
    return Sender(
        name=us.name,
        email=post.sent_from(),
        own_page=settings.SITE_ADDRESS + reverse("planning:my_course_run"),
        teachers_page=f"{settings.SITE_ADDRESS}/",
        is_demonstration=us.is_demonstration or settings.DEMO,
    )


@dataclass(frozen=True)
class MyDay:
    """A day in words, as the page about one's own calendar shows it."""

    title: str
    when: str
    place: str


@dataclass(frozen=True)
class MyCalendar:
    """The page about one's own feed: the days to come in it, and since when it has an address, if it has."""

    days: tuple[MyDay, ...]
    made_at: datetime | None


def my_calendar(person: Person, today: date) -> MyCalendar:
    """The days that one's calendar would show, and the address as far as we know it: that there is one."""
    feed = CalendarFeed.objects.filter(person=person).first()
    coming = [each for each in all_my_days(person, today) if each.kept.slot.on >= today]
    return MyCalendar(tuple(_in_words(each) for each in coming), feed.made_at if feed else None)


def _in_words(day: OwnDay) -> MyDay:
    slot, is_off = day.kept.slot, day.kept.is_called_off
    title = wording.calendar_title(day.kind, day.theme, day.municipality, is_called_off=is_off)
    return MyDay(title, news_wording.when(slot), slot.place)


def owner_of_feed(key: str) -> Person | None:
    """Whose feed that key opens; None for a key that is not or no longer one, and for whoever has no access any more."""
    feed = CalendarFeed.objects.select_related("person").filter(key_sha256=hash_of(key)).first()
    return feed.person if feed and feed.person.ended_on is None else None
