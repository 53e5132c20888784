"""Reading the log. Names are looked up as they are shown: the log itself holds none."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.paginator import Page

from sagkyndig.foundation.audit import texts
from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.ui.queries import page_of
from sagkyndig.pure.danish import capitalised

ENTRIES_ON_A_PAGE = 50


@dataclass(frozen=True)
class EntryRow:
    """One line of the log in words."""

    at: datetime
    who: str
    roles: tuple[str, ...]  # as they are stored; the page knows their Danish words
    what: str
    about: str
    details: tuple[tuple[str, int | str], ...]


@dataclass(frozen=True)
class EntriesPage:
    """One page of the log, newest first."""

    rows: tuple[EntryRow, ...]
    page: Page[Entry]


def entries_page(number: str | int | None = None) -> EntriesPage:
    """What was done, newest first, with the names of those who did it and of persons it was about."""
    page = page_of(Entry.objects.order_by("-id"), number, size=ENTRIES_ON_A_PAGE)
    entries = list(page.object_list)
    names = _names(entries)
    return EntriesPage(tuple(_row(entry, names) for entry in entries), page)


def _names(entries: Iterable[Entry]) -> dict[int, str]:
    persons = {entry.actor_id for entry in entries if entry.actor_id is not None}
    persons |= {int(entry.about_id) for entry in entries if entry.about_type == _person_label()}
    return {person.pk: str(person) for person in get_user_model()._default_manager.filter(pk__in=persons)}


def _person_label() -> str:
    return get_user_model()._meta.label_lower


def _row(entry: Entry, names: dict[int, str]) -> EntryRow:
    return EntryRow(
        at=entry.at,
        who=texts.BY_THE_PROGRAM if entry.actor_id is None else _name(entry.actor_id, names),
        roles=tuple(role for role in entry.actor_roles.split(",") if role),
        what=texts.in_danish(entry.verb),
        about=_about(entry, names),
        details=tuple(sorted(entry.details.items())),
    )


def _name(person_id: int, names: dict[int, str]) -> str:
    return names.get(person_id) or texts.SOMEBODY_GONE.format(number=person_id)


def _about(entry: Entry, names: dict[int, str]) -> str:
    if not entry.about_type:
        return ""
    if entry.about_type == _person_label():
        return _name(int(entry.about_id), names)
    try:
        kind = str(apps.get_model(entry.about_type)._meta.verbose_name)
    except LookupError:
        kind = entry.about_type
    return f"{capitalised(kind)} {entry.about_id}"
