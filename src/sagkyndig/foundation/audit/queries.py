"""Reading the log. Names are looked up as they are shown: the log itself holds none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.paginator import Page
from django.db.models import Q, QuerySet

from sagkyndig.foundation.audit import texts
from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.audit.rules import ACCESS_VERBS, PERSONS_IN_DETAILS
from sagkyndig.foundation.ui.queries import page_of

ENTRIES_ON_A_PAGE = 50
MUNICIPALITY = "municipalities.municipality"
# Of these one asks which: "Runde 2023" says more than a number.
CALLED_BY_NAME = ("programme.edition", "programme.programme")


@dataclass(frozen=True)
class EntryRow:
    """One line of the log in words. Roles stand as they are stored: the page knows their Danish words."""

    at: datetime
    who: str
    roles: tuple[str, ...]
    what: str
    about: str
    role: str | None  # the role it was about, if it was about one
    municipality: str | None  # the name of the municipality it was about, if it was about one


@dataclass(frozen=True)
class EntriesPage:
    """One page of the log, newest first."""

    rows: tuple[EntryRow, ...]
    page: Page[Entry]


def entries_page(number: str | int | None = None) -> EntriesPage:
    """What was done, newest first, with the names of those who did it and of whom it was about."""
    page = page_of(Entry.objects.order_by("-id"), number, size=ENTRIES_ON_A_PAGE)
    entries = list(page.object_list)
    names = _Names(persons=_persons(entries), municipalities=_municipalities(entries), others=_others(entries))
    return EntriesPage(tuple(_row(entry, names) for entry in entries), page)


def old_access_entries(*, before: date) -> QuerySet[Entry]:
    """The entries about ways in that were written before that day."""
    return Entry.objects.filter(verb__in=ACCESS_VERBS, at__date__lt=before)


def entries_about(person_id: int) -> list[tuple[datetime, str, bool]]:
    """When what was done by that person, or to them: newest first, with whether they did it themselves."""
    named = Q(actor_id=person_id) | Q(about_type=_person_label(), about_id=str(person_id))
    for key in PERSONS_IN_DETAILS:
        named |= Q(**{f"details__{key}": person_id})
    found = Entry.objects.filter(named).order_by("-id").values_list("at", "verb", "actor_id")
    return [(at, texts.in_danish(verb), actor_id == person_id) for at, verb, actor_id in found]


@dataclass(frozen=True)
class _Names:
    persons: dict[int, str]
    municipalities: dict[str, str]
    others: dict[tuple[str, str], str]

    def person(self, number: int) -> str:
        return self.persons.get(number) or texts.SOMEBODY_GONE.format(number=number)


def _persons(entries: Iterable[Entry]) -> dict[int, str]:
    numbers = {entry.actor_id for entry in entries if entry.actor_id is not None}
    numbers |= {int(entry.about_id) for entry in entries if entry.about_type == _person_label()}
    return {person.pk: str(person) for person in get_user_model()._default_manager.filter(pk__in=numbers)}


def _municipalities(entries: Iterable[Entry]) -> dict[str, str]:
    codes = {str(entry.details.get("municipality", "")) for entry in entries}
    codes |= {entry.about_id for entry in entries if entry.about_type == MUNICIPALITY}
    rows = apps.get_model(MUNICIPALITY)._default_manager.filter(pk__in=codes)
    return {row.pk: str(row) for row in rows}


def _others(entries: Iterable[Entry]) -> dict[tuple[str, str], str]:
    about = {(entry.about_type, entry.about_id) for entry in entries if entry.about_type in CALLED_BY_NAME}
    return {
        (label, str(row.pk)): str(row.name)
        for label in sorted({label for label, _ in about})
        for row in apps.get_model(label)._default_manager.filter(pk__in=[pk for each, pk in about if each == label])
    }


def _person_label() -> str:
    return get_user_model()._meta.label_lower


def _row(entry: Entry, names: _Names) -> EntryRow:
    return EntryRow(
        at=entry.at,
        who=texts.BY_THE_PROGRAM if entry.actor_id is None else names.person(entry.actor_id),
        roles=tuple(role for role in entry.actor_roles.split(",") if role),
        what=texts.in_danish(entry.verb),
        about=_about(entry, names),
        role=entry.details.get("role"),
        municipality=names.municipalities.get(str(entry.details.get("municipality", ""))),
    )


def _about(entry: Entry, names: _Names) -> str:
    if not entry.about_type:
        return ""
    if entry.about_type == _person_label():
        return names.person(int(entry.about_id))
    if entry.about_id in names.municipalities and entry.about_type == MUNICIPALITY:
        return names.municipalities[entry.about_id]
    if (entry.about_type, entry.about_id) in names.others:
        return names.others[entry.about_type, entry.about_id]
    return texts.NUMBERED.format(kind=texts.KINDS.get(entry.about_type, entry.about_type), number=entry.about_id)
