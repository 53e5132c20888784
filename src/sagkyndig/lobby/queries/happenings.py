"""What happened last in an edition, told in words from the log, which keeps ids only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby, islice
from typing import TYPE_CHECKING

from django.db.models import Q
from django.utils import timezone

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import queries as people
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.team import TeamRole
from sagkyndig.journey.programme.rules.wording import KEY_DATES, TEAM_ROLES
from sagkyndig.lobby.texts import HAPPENINGS, SEVERAL_HAPPENINGS, SOMEBODY, THE_PROGRAM
from sagkyndig.pure import danish

if TYPE_CHECKING:
    from sagkyndig.journey.signs import Names

SHOWN = 8
# A list of colleagues is told as one, so that eight happenings can be many entries.
READ, READ_AT_A_TIME = 150, 30
PERSONS = ("person", "contact")
MUNICIPALITIES = ("municipality", "by", "to")
# A municipality belongs to no edition: what is done about it is told elsewhere.
MUNICIPALITY = "municipalities.municipality"


@dataclass(frozen=True)
class Happening:
    """One thing that somebody did, or several of a kind told as one."""

    at: datetime
    who: str
    what: str


@dataclass(frozen=True)
class _Known:
    """What the ids in the log stand for: things by kind and id, persons by id."""

    things: Names
    persons: Mapping[int, str]


def latest(things: Names, *, shown: int = SHOWN) -> tuple[Happening, ...]:
    """The latest done about the things that belong to an edition, newest first; two queries."""
    about = Q()
    for kind in things.keys() - {MUNICIPALITY}:
        about |= Q(about_type=kind, about_id__in=list(things[kind]))
    verbs = {key.partition(":")[0] for key in HAPPENINGS}
    entries = Entry.objects.filter(about, verb__in=verbs).order_by("-id")[:READ]
    # Read little by little: most often the first few entries fill the list.
    told = groupby(entries.iterator(chunk_size=READ_AT_A_TIME), key=_told_as_one)
    groups = [list(alike) for _, alike in islice(told, shown)]
    persons = people.names_of(_persons(entry for alike in groups for entry in alike))
    return tuple(_tell(alike, _Known(things, persons)) for alike in groups)


def _told_as_one(entry: Entry) -> tuple[object, ...]:
    several = SEVERAL_HAPPENINGS.get(entry.verb)
    if several is None:
        return (entry.pk,)
    about = entry.about_id if "{about" in several else ""
    return (entry.verb, entry.actor_id, timezone.localdate(entry.at), about)


def _persons(entries: Iterable[Entry]) -> set[int]:
    found: set[int] = set()
    for entry in entries:
        found.update(int(entry.details[key]) for key in PERSONS if entry.details.get(key))
        if entry.actor_id is not None:
            found.add(entry.actor_id)
    return found


def _tell(alike: Sequence[Entry], known: _Known) -> Happening:
    newest = alike[0]
    sentence = HAPPENINGS[_key(newest)] if len(alike) == 1 else SEVERAL_HAPPENINGS[newest.verb]
    who = THE_PROGRAM if newest.actor_id is None else known.persons.get(newest.actor_id, SOMEBODY)
    count = int(newest.details.get("count", 1)) if len(alike) == 1 else len(alike)
    what = sentence.format_map({**_words(newest, known), "count": danish.in_words(count)})
    return Happening(newest.at, who, what)


def _key(entry: Entry) -> str:
    """The verb; with where it led, for what moves from one state to another."""
    moved = f"{entry.verb}:{entry.details.get('to', '')}"
    return moved if moved in HAPPENINGS else entry.verb


def _words(entry: Entry, known: _Known) -> dict[str, str]:
    details = entry.details
    about, municipalities = known.things[entry.about_type][entry.about_id], known.things.get(MUNICIPALITY, {})
    words = {"about": about, "abouts": danish.genitive(about) if about else ""}
    words |= {key: known.persons.get(int(details[key]), SOMEBODY) for key in PERSONS if details.get(key)}
    words |= {key: municipalities.get(str(details[key]), about) for key in MUNICIPALITIES if key in details}
    if details.get("on"):
        words["on"] = danish.long_date(date.fromisoformat(str(details["on"])))
    if "respondents" in details:
        words["respondents"] = danish.number(int(details["respondents"]))
    if details.get("kind") in set(KeyDateKind):
        words["kind"] = KEY_DATES[KeyDateKind(details["kind"])].lower()
    if details.get("role") in set(TeamRole):
        words["role"] = TEAM_ROLES[TeamRole(details["role"])].lower()
    return words
