"""Reading the law register in, and keeping what changed in it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction

from sagkyndig.foundation.audit.actions import Actor, record
from sagkyndig.foundation.law import queries
from sagkyndig.foundation.law.models import EntryChange, Provision, RegisterEntry, RegisterLoad
from sagkyndig.foundation.law.rules import (
    ChangeKind,
    Entry,
    KeptEntry,
    Pair,
    Register,
    paired,
    provisions_among,
)


@dataclass(frozen=True)
class Loaded:
    """What reading the register in came to. `is_first`: there was none before, so that nothing in it is a change."""

    entries: int
    provisions: int
    is_first: bool
    pairs: tuple[Pair, ...] = ()

    def of(self, kind: ChangeKind) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.kind is kind)

    def names(self, kind: ChangeKind) -> str:
        """»SEL § 96; BL § 87«"""
        return "; ".join(pair.short_name for pair in self.of(kind))

    @property
    def corrected(self) -> tuple[Pair, ...]:
        """Those of which we know better what we knew, without a change of the law."""
        return tuple(
            pair
            for pair in self.pairs
            if pair.kind is None and pair.kept and pair.entry and pair.kept.entry != pair.entry
        )


@transaction.atomic
def load_register(
    *, entries: Collection[Entry], actor: Actor | None, at: datetime, is_own_file: bool = False
) -> Loaded:
    """Make the register what the file says, and note what a jurist must look at: new, changed, gone, back.

    The first time nothing is noted, as nothing has changed. To look an entry up again, or to become surer of it,
    changes no law. What has vanished from the file is kept and marked. The same register once more writes nothing.
    """
    provisions = provisions_among(entries)
    sha256 = Register(tuple(entries)).sha256
    before = RegisterLoad.objects.select_for_update().first()
    if before is not None and (before.sha256, before.is_own_file) == (sha256, is_own_file):
        return Loaded(len(entries), len(provisions), is_first=False)
    rows = {row.pk: row for row in RegisterEntry.objects.select_for_update()}
    kept = [KeptEntry(row.pk, queries.as_entry(row), row.gone_at is not None) for row in rows.values()]
    loaded = Loaded(len(entries), len(provisions), before is None, paired(kept, entries))
    for pair in loaded.pairs:
        _write(pair, rows, at, is_noted=before is not None)
    Provision.objects.bulk_create(
        [Provision(short_name=row.short_name, title=row.title) for row in provisions],
        update_conflicts=True,
        unique_fields=["short_name"],
        update_fields=["title"],
    )
    RegisterLoad.objects.create(sha256=sha256, loaded_at=at, is_own_file=is_own_file)
    named = {} if loaded.is_first else {kind.value: loaded.names(kind) for kind in ChangeKind if loaded.of(kind)}
    record("law.register_loaded", actor=actor, about=None, at=at, entries=len(entries), **named)
    return loaded


def _write(pair: Pair, rows: dict[int, RegisterEntry], at: datetime, *, is_noted: bool) -> None:
    row = rows[pair.kept.id] if pair.kept else RegisterEntry()
    if pair.entry is not None:
        if pair.kept and pair.kept.entry == pair.entry and not pair.kept.is_gone:
            return
        for column, value in asdict(pair.entry).items():
            setattr(row, column, value)
        row.gone_at = None
    elif row.gone_at is None:
        row.gone_at = at
    else:
        return
    row.save()
    if is_noted and pair.kind is not None:
        fields = {each.field: [each.before, each.after] for each in pair.fields}
        EntryChange.objects.create(entry=row, kind=pair.kind.value, changed_at=at, fields=fields)
