"""What is new, changed and gone when the register is read again, and what of it a jurist must look at anew."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from sagkyndig.foundation.law.rules.citations import LAWS, ProvisionRow, citation, order_of
from sagkyndig.foundation.law.rules.register import CERTAINTIES, Entry

# What the law says, field by field. Checked on, checked by and source only say how we know it.
CONTENT = ("title", "gist", "valid_from", "valid_to", "moved_to", "status", "certainty")


class ChangeKind(StrEnum):
    """What happened to an entry. The value is stored."""

    NEW = "new"
    CHANGED = "changed"
    GONE = "gone"
    BACK = "back"


@dataclass(frozen=True)
class KeptEntry:
    """An entry as it is kept: its number, and whether it had vanished from the file when that was last read."""

    id: int
    entry: Entry
    is_gone: bool = False


@dataclass(frozen=True)
class FieldChange:
    """One field before and after, dates as 2024-01-31."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Change:
    """Something that happened to an entry; `fields` are those of the content that differ."""

    kind: ChangeKind
    at: datetime
    fields: tuple[FieldChange, ...] = ()


@dataclass(frozen=True)
class Pair:
    """The same entry before and after. Without `kept` it is new; without `entry` it has vanished."""

    kept: KeptEntry | None
    entry: Entry | None

    @property
    def short_name(self) -> str:
        entry = self.entry or (self.kept.entry if self.kept else None)
        return entry.short_name if entry else ""

    @property
    def kind(self) -> ChangeKind | None:
        """None where nothing happened that a jurist must look at."""
        if self.kept is None:
            return ChangeKind.NEW
        if self.entry is None:
            return None if self.kept.is_gone else ChangeKind.GONE
        if self.kept.is_gone:
            return ChangeKind.BACK
        return ChangeKind.CHANGED if self.changed else None

    @property
    def changed(self) -> tuple[str, ...]:
        """The fields of the content that differ, where both are there."""
        if self.kept is None or self.entry is None:
            return ()
        return changed_fields(self.kept.entry, self.entry)

    @property
    def fields(self) -> tuple[FieldChange, ...]:
        """What the changed fields held before, and hold now."""
        if self.kept is None or self.entry is None:
            return ()
        before, after = self.kept.entry, self.entry
        return tuple(FieldChange(field, as_word(before, field), as_word(after, field)) for field in self.changed)


def changed_fields(before: Entry, after: Entry) -> tuple[str, ...]:
    """The fields in which the content differs. To have become surer is no change of the law; to be in doubt is."""
    return tuple(
        field
        for field in CONTENT
        if getattr(before, field) != getattr(after, field) and not _is_surer(field, before, after)
    )


def _is_surer(field: str, before: Entry, after: Entry) -> bool:
    if field == "certainty":
        return CERTAINTIES.index(after.certainty) < CERTAINTIES.index(before.certainty)
    return field == "status" and (before.status, after.status) == ("ukendt", "gældende")


def paired(kept: Collection[KeptEntry], told: Collection[Entry]) -> tuple[Pair, ...]:
    """Each entry of the file with the one that it was before, and those that have vanished.

    A short name may stand for two stretches of time: the same is what begins on the same day, else what follows in
    order. One that had vanished comes back only as itself.
    """
    before, now = defaultdict(list), defaultdict(list)
    for each in kept:
        before[each.entry.short_name].append(each)
    for entry in told:
        now[entry.short_name].append(entry)
    names = dict.fromkeys([*now, *before])
    return tuple(pair for name in names for pair in _of_one_name(before[name], now[name]))


def _of_one_name(kept: Sequence[KeptEntry], told: Sequence[Entry]) -> list[Pair]:
    left, pairs, unpaired = sorted(kept, key=lambda each: (each.is_gone, _begins(each.entry))), [], []
    for entry in sorted(told, key=_begins):
        same = next((each for each in left if each.entry.valid_from == entry.valid_from), None)
        if same is None:
            unpaired.append(entry)
        else:
            left.remove(same)
            pairs.append(Pair(same, entry))
    for entry in unpaired:
        following = next((each for each in left if not each.is_gone), None)
        if following is not None:
            left.remove(following)
        pairs.append(Pair(following, entry))
    return pairs + [Pair(each, None) for each in left]


def _begins(entry: Entry) -> date:
    return entry.valid_from or date.min


def as_word(entry: Entry, field: str) -> str:
    """A field as a change keeps it, dates as 2024-01-31."""
    value = getattr(entry, field)
    return value.isoformat() if isinstance(value, date) else str(value or "")


def provisions_among(entries: Collection[Entry]) -> tuple[ProvisionRow, ...]:
    """What an edition can be about: the paragraphs of the laws we know, each by its newest title."""
    known = {law.abbreviation for law in LAWS}
    newest: dict[str, Entry] = {}
    for entry in sorted(entries, key=_begins):
        taken_apart = citation(entry.short_name)
        if taken_apart is not None and taken_apart.law in known:
            newest[entry.short_name] = entry
    return tuple(ProvisionRow(name, newest[name].title) for name in sorted(newest, key=order_of))
