"""Provisions, entries of the law register, and a register read in, for the tests."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from sagkyndig.foundation.law.actions import Loaded, load_register
from sagkyndig.foundation.law.models import Provision
from sagkyndig.foundation.law.rules import Entry

READ_IN_AT = datetime(2024, 1, 2, 8, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))


def make_provision(short_name: str = "SEL § 96", title: str = "Borgerstyret personlig assistance (BPA)") -> Provision:
    """A provision; BPA unless said otherwise."""
    return Provision.objects.get_or_create(short_name=short_name, defaults={"title": title})[0]


def make_entry(short_name: str = "SEL § 96", **other: object) -> Entry:
    """An entry that is seen in a source, unless said otherwise; not read in."""
    entry = Entry(
        short_name=short_name,
        title=f"Overskrift til {short_name}",
        gist=f"Indholdet af {short_name}.",
        certainty="V",
        checked_on=date(2024, 1, 2),
        source="https://lov.example/",
    )
    return replace(entry, **other)  # type: ignore[arg-type]


def read_in(*entries: Entry, at: datetime = READ_IN_AT) -> Loaded:
    """Read a register of these entries in."""
    return load_register(entries=entries, actor=None, at=at)
