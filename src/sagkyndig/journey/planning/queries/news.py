"""Who is to be told what of which day, given what they were told last."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q, QuerySet
from django.utils import timezone

from sagkyndig.journey.planning.models import CalendarEntry, CalendarNotice, Enrolment
from sagkyndig.journey.planning.rules.calendar import EntryKind
from sagkyndig.journey.planning.rules.news import News, NewsKind, Part, news
from sagkyndig.journey.programme.rules.states import EditionState, is_open

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

_OPEN = [state.value for state in EditionState if is_open(state)]


@dataclass(frozen=True)
class NewsForPerson:
    """What one person is to be told of an entry. Whoever has left it asks as what they once were: nobody knows any more."""

    entry: CalendarEntry
    person: Person
    part: Part | None
    news: News


def entries_with_news(at: datetime) -> list[int]:
    """The entries of which somebody is to be told something, in the order of their days; a fixed number of queries."""
    today = timezone.localdate(at)
    told_of = CalendarNotice.objects.filter(is_called_off=False, on__gte=today).values("entry")
    entries = CalendarEntry.objects.filter(Q(on__gte=today) | Q(pk__in=told_of), edition__state__in=_OPEN)
    return [entry.pk for entry in _with_people(entries) if any(_news_of(entry, at))]


def news_of(entry_ids: Collection[int], at: datetime) -> list[NewsForPerson]:
    """Who is to be told what of these entries; nobody of those whose edition is finished."""
    entries = CalendarEntry.objects.filter(pk__in=entry_ids, edition__state__in=_OPEN)
    return [each for entry in _with_people(entries) for each in _news_of(entry, at)]


def _with_people(entries: QuerySet[CalendarEntry]) -> QuerySet[CalendarEntry]:
    invited = Enrolment.objects.filter(left_on=None, invited_at__isnull=False).select_related("person")
    return entries.select_related(
        "edition", "course_run__municipality", "course_run__contact_person", "person"
    ).prefetch_related(
        Prefetch("notices", CalendarNotice.objects.select_related("person")),
        Prefetch("course_run__enrolments", invited),
    )


def _news_of(entry: CalendarEntry, at: datetime) -> Iterator[NewsForPerson]:
    notices = {notice.person: notice for notice in entry.notices.all()}
    parts = _parts(entry)
    for person in [*parts, *(other for other in notices if other not in parts)]:
        if person.ended_on is not None:
            continue
        told = notices[person].told if person in notices else None
        item = news(entry.kept, told, is_on_it=person in parts, email=person.email, now=timezone.localtime(at))
        if item is not None:
            yield NewsForPerson(entry, person, parts.get(person), _as_said(entry, item))


def _parts(entry: CalendarEntry) -> dict[Person, Part]:
    """Who is on the day: its teacher; or the forløb's contact person and those of its participants who were invited."""
    if entry.person is not None:
        return {entry.person: Part.TEACHER}
    run = entry.course_run
    if run is None:
        return {}
    contact = {run.contact_person: Part.CONTACT} if run.contact_person else {}
    return {each.person: Part.PARTICIPANT for each in run.enrolments.all()} | contact


def _as_said(entry: CalendarEntry, item: News) -> News:
    """A teacher's entry is called off too when the day stands and somebody else teaches on it."""
    is_withdrawn = entry.kind == EntryKind.TEACHING.value and entry.day_id is not None
    return replace(item, kind=NewsKind.LEFT) if item.kind is NewsKind.CALLED_OFF and is_withdrawn else item
