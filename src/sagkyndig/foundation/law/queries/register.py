"""The law register as it was last read in."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import Any

from django.conf import settings

from sagkyndig.foundation.law.files import read_register
from sagkyndig.foundation.law.models import RegisterEntry, RegisterLoad
from sagkyndig.foundation.law.rules import Entry, Register, order_of

# The newest register that this process has read, by its hash.
_read_in: dict[str, Register] = {}


def register() -> Register:
    """The law register: one small query, as long as it is the same. Before one is read in, the one that follows along."""
    newest = RegisterLoad.objects.values_list("sha256", flat=True).first()
    if newest is None:
        return _following_along()
    if newest not in _read_in:
        read = Register(tuple(sorted(map(as_entry, RegisterEntry.objects.filter(gone_at=None)), key=_place)))
        _read_in.clear()
        _read_in[read.sha256] = read
        return read
    return _read_in[newest]


def is_own_file() -> bool:
    """Whether the register was read in from a file of the authority's own."""
    return bool(RegisterLoad.objects.values_list("is_own_file", flat=True).first())


def _place(entry: Entry) -> tuple[Any, date]:
    return order_of(entry.short_name), entry.valid_from or date.min


@cache
def _following_along() -> Register:
    return read_register(settings.CONTENT_DIR / "law" / "register.csv")


def as_entry(row: RegisterEntry) -> Entry:
    """The row as the rules know it."""
    return Entry(
        short_name=row.short_name,
        title=row.title,
        gist=row.gist,
        valid_from=row.valid_from,
        valid_to=row.valid_to,
        moved_to=row.moved_to,
        status=row.status,
        certainty=row.certainty,
        checked_on=row.checked_on,
        checked_by=row.checked_by,
        source=row.source,
    )
