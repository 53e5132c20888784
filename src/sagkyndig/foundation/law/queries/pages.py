"""What the pages of the register show: the list, one entry, and what has changed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from urllib.parse import urlsplit

from sagkyndig.foundation.law.models import EntryChange, RegisterEntry, RegisterLoad
from sagkyndig.foundation.law.queries.register import as_entry, register
from sagkyndig.foundation.law.rules import ChangeKind, Entry, FieldChange, KeptEntry
from sagkyndig.foundation.law.rules.searching import holds
from sagkyndig.foundation.law.rules.wording import (
    CHANGES,
    GONE,
    GROUPS,
    Group,
    certainty_in_words,
    field_in_words,
    group_of,
    place_of,
    shown_name,
    state_on,
    stretch,
)

_ADDRESSES = ("https://", "http://")


@dataclass(frozen=True)
class EntryRow:
    """An entry as a list shows it, on a day."""

    id: int
    name: str
    title: str
    gist: str
    state: str
    certainty: str
    is_seen: bool
    checked_on: date | None


@dataclass(frozen=True)
class RegisterPage:
    """The entries under their laws; `choices` are the groups one can choose among, `read_in_at` when it was read."""

    groups: tuple[tuple[Group, tuple[EntryRow, ...]], ...]
    choices: tuple[Group, ...]
    group: str
    sought: str
    count: int
    is_empty: bool
    read_in_at: datetime | None


@dataclass(frozen=True)
class ChangedField:
    """One field of an entry before and after, in words."""

    name: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """Something that happened to an entry, in words."""

    what: str
    at: datetime
    fields: tuple[ChangedField, ...]


@dataclass(frozen=True)
class ChangedEntry:
    """An entry that has changed, and what happened, newest first."""

    row: EntryRow
    kept: KeptEntry
    changes: tuple[Change, ...]

    @property
    def changed_at(self) -> datetime:
        return self.changes[0].at


@dataclass(frozen=True)
class EntryPage:
    """One entry with all that we know of it. `changed_at` is None where nothing has changed since it was first read in."""

    row: EntryRow
    kept: KeptEntry
    group: str
    stretch: str
    others: tuple[EntryRow, ...]
    moved_to: str
    moved_to_id: int | None
    formerly: tuple[EntryRow, ...]
    checked_by: str
    source: str
    source_href: str
    source_host: str
    gone_at: datetime | None
    changes: tuple[Change, ...]

    @property
    def changed_at(self) -> datetime | None:
        return self.changes[0].at if self.changes else None


def register_page(*, group: str, sought: str, today: date) -> RegisterPage:
    """Those entries of the group, or of all, that hold what is sought; law by law."""
    kept: dict[Group, list[tuple[int, Entry]]] = {}
    for row in RegisterEntry.objects.filter(gone_at=None):
        entry = as_entry(row)
        kept.setdefault(group_of(entry), []).append((row.pk, entry))
    shown = {
        each: sorted((one for one in kept[each] if holds(one[1], sought)), key=lambda one: place_of(one[1]))
        for each in GROUPS
        if each in kept and group in ("", each.key)
    }
    return RegisterPage(
        groups=tuple((each, tuple(_row(*one, today) for one in found)) for each, found in shown.items() if found),
        choices=tuple(each for each in GROUPS if each in kept),
        group=group,
        sought=sought,
        count=sum(map(len, shown.values())),
        is_empty=not kept,
        read_in_at=RegisterLoad.objects.values_list("loaded_at", flat=True).first(),
    )


def entry_page(entry_id: int, today: date) -> EntryPage:
    """The entry, also one that is gone; ObjectDoesNotExist where there is none."""
    found = RegisterEntry.objects.prefetch_related("changes").get(pk=entry_id)
    entry, law = as_entry(found), register()
    is_gone = found.gone_at is not None
    beside = RegisterEntry.objects.filter(gone_at=None).exclude(pk=entry_id)
    rows = {row.pk: as_entry(row) for row in beside}
    href = entry.source if entry.source.startswith(_ADDRESSES) else ""
    target = law.lookup(entry.moved_to, today) if entry.moved_to else None
    return EntryPage(
        row=_row(entry_id, entry, today, is_gone=is_gone),
        kept=KeptEntry(entry_id, entry, is_gone),
        group=group_of(entry).heading,
        stretch=stretch(entry),
        others=_those(rows, lambda each: each.short_name == entry.short_name, today),
        moved_to=shown_name(target) if target else entry.moved_to,
        moved_to_id=next((pk for pk, each in rows.items() if each == target), None),
        formerly=_those(rows, lambda each: each.moved_to in entry.names, today),
        checked_by=entry.checked_by,
        source=entry.source,
        source_href=href,
        source_host=urlsplit(href).netloc.removeprefix("www."),
        gone_at=found.gone_at,
        changes=tuple(_change(change) for change in found.changes.all()),
    )


def changed_entries(today: date) -> tuple[ChangedEntry, ...]:
    """Every entry that has changed since the register was first read in, the latest changed first. One query."""
    changes = EntryChange.objects.select_related("entry").order_by("entry_id", "-changed_at", "-pk")
    found = [_changed(list(alike), today) for _, alike in groupby(changes, key=lambda change: change.entry_id)]
    return tuple(sorted(found, key=lambda each: (each.changed_at, -each.row.id), reverse=True))


def _changed(changes: list[EntryChange], today: date) -> ChangedEntry:
    found = changes[0].entry
    kept = KeptEntry(found.pk, as_entry(found), found.gone_at is not None)
    row = _row(kept.id, kept.entry, today, is_gone=kept.is_gone)
    return ChangedEntry(row, kept, tuple(map(_change, changes)))


def _row(entry_id: int, entry: Entry, today: date, *, is_gone: bool = False) -> EntryRow:
    return EntryRow(
        id=entry_id,
        name=shown_name(entry),
        title=entry.title,
        gist=entry.gist,
        state=GONE if is_gone else state_on(entry, today),
        certainty=certainty_in_words(entry),
        is_seen=entry.certainty == "V",
        checked_on=entry.checked_on,
    )


def _those(rows: Mapping[int, Entry], wanted: Callable[[Entry], bool], today: date) -> tuple[EntryRow, ...]:
    return tuple(_row(pk, entry, today) for pk, entry in rows.items() if wanted(entry))


def _change(change: EntryChange) -> Change:
    fields = (FieldChange(field, before, after) for field, (before, after) in change.fields.items())
    return Change(
        what=CHANGES[ChangeKind(change.kind)],
        at=change.changed_at,
        fields=tuple(ChangedField(*field_in_words(each)) for each in fields),
    )
