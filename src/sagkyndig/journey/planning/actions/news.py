"""Telling people by mail of their days, so that their calendars follow the plan."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.dispatch import Signal

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning.files.calendar import Sender, invitation
from sagkyndig.journey.planning.models import CalendarEntry, CalendarNotice
from sagkyndig.journey.planning.queries.calendars import own_day, sender
from sagkyndig.journey.planning.queries.news import NewsForPerson, entries_with_news, news_of
from sagkyndig.journey.planning.rules import news_wording
from sagkyndig.journey.planning.rules.calendar import EntryKind
from sagkyndig.journey.planning.rules.news import NewsKind
from sagkyndig.pure.formats.icalendar import CalendarUser

if TYPE_CHECKING:
    from sagkyndig.journey.planning.rules.calendar import OwnDay

# Told when a day, or who is to be told of it, may have changed and the transaction stands: `tasks` wakes the worker.
days_changed = Signal()

TEMPLATES = {
    NewsKind.SET: "planning/day_set",
    NewsKind.CHANGED: "planning/day_changed",
    NewsKind.CALLED_OFF: "planning/day_called_off",
    NewsKind.LEFT: "planning/day_left",
}


def send_calendar_news(*, at: datetime) -> int:
    """Tell everybody what they do not know of their days; how many mails. Safe at any time, twice, and by two at once.

    It compares the plan with what each person was told last: what was missed because the program stopped is told the
    next time, and what was changed and changed back is not told at all.
    """
    return sum(tell_of_entries(entries=[entry_id], at=at) for entry_id in entries_with_news(at))


@transaction.atomic
def tell_of_entries(*, entries: Collection[int], at: datetime) -> int:
    """Tell what is new of these entries; how many mails."""
    locked = list(CalendarEntry.objects.select_for_update().filter(pk__in=entries).order_by("pk"))
    us = sender()
    told = news_of([entry.pk for entry in locked], at)
    for each in told:
        _tell(each, us, at)
    for entry in locked:
        if count := sum(each.entry.pk == entry.pk for each in told):
            record("planning.calendar_mails_queued", actor=None, about=entry, at=at, count=count)
    return len(told)


def _tell(each: NewsForPerson, us: Sender, at: datetime) -> None:
    kept, person = each.news.kept, each.person
    day = own_day(each.entry, kept=kept)
    post.queue_mail(
        template=TEMPLATES[each.news.kind],
        to=person,
        at=at,
        context=_words(each, day, us),
        calendar=invitation(day, to=CalendarUser(person.name, person.email), sender=us, stamped_at=at),
    )
    CalendarNotice.objects.update_or_create(
        entry=each.entry,
        person=person,
        defaults={
            "email": person.email,
            "on": kept.slot.on,
            "starts_at": kept.slot.starts_at,
            "ends_at": kept.slot.ends_at,
            "place": kept.slot.place,
            "sequence": kept.sequence,
            "is_called_off": kept.is_called_off,
            "told_at": at,
        },
    )


def _words(each: NewsForPerson, day: OwnDay, us: Sender) -> dict[str, int | str]:
    slot, before, run = day.kept.slot, each.news.before, each.entry.course_run
    contact = run.contact_person if run and run.contact_person != each.person else None
    return {
        "kind": day.kind.value,
        "part": each.part.value if each.part else "",
        "heading": news_wording.day_heading(day.kind),
        "day": news_wording.day_named(day.kind, day.municipality),
        "theme": day.theme,
        "when": news_wording.when(slot),
        "where": news_wording.where(slot, day.kind),
        "changes": news_wording.what_changed(before, slot) if before else "",
        "contact": contact.name if contact else "",
        "contact_email": contact.email if contact else "",
        "page": us.page(EntryKind(day.kind)),
    }
