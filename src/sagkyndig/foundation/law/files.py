"""The law register as an authored file."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

from sagkyndig.foundation.law.rules import (
    CERTAINTIES,
    STATUSES,
    Entry,
    ProvisionRow,
    Register,
    provisions_among,
)
from sagkyndig.pure.danish import listing

COLUMNS = (
    "short_name",
    "title",
    "gist",
    "valid_from",
    "valid_to",
    "moved_to",
    "status",
    "certainty",
    "checked_on",
    "checked_by",
    "source",
)
LONGEST = {"short_name": 60, "title": 200, "moved_to": 60, "checked_by": 100, "gist": 4000, "source": 2000}


class RegisterFault(Exception):
    """A row in the file is no entry: says which row and why, in Danish."""


def read_register(path: Path) -> Register:
    """The entries of a CSV file in UTF-8. RegisterFault for a column that lacks or a row that cannot be used."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows = csv.DictReader(file)
            if missing := [column for column in COLUMNS if column not in (rows.fieldnames or ())]:
                raise RegisterFault(f"Række 1: kolonnen {missing[0]} mangler.")
            register = Register(tuple(_entry(row, number) for number, row in enumerate(rows, 2)))
    except UnicodeDecodeError as fault:
        raise RegisterFault("Filen er ikke gemt som UTF-8.") from fault
    except csv.Error as fault:
        raise RegisterFault(f"Filen er ikke en CSV-fil, der kan læses ({fault}).") from fault
    _refuse_two_at_once(register)
    return register


def read_provisions(path: Path) -> tuple[ProvisionRow, ...]:
    """The provisions that an edition can be about, of the register in the file."""
    return provisions_among(read_register(path).entries)


def _entry(row: dict[str, str | None], number: int) -> Entry:
    told = {column: (row.get(column) or "").strip() for column in COLUMNS}
    if not told["short_name"] or not told["title"]:
        raise RegisterFault(f"Række {number}: både kort navn og overskrift skal være udfyldt.")
    if told["certainty"] not in CERTAINTIES:
        raise RegisterFault(f"Række {number}: certainty er »{told['certainty']}«. Skriv V, K eller U.")
    if not told["status"]:
        raise RegisterFault(f"Række {number}: status mangler. Skriv fx gældende, flyttet eller ukendt.")
    if told["status"] not in STATUSES:
        words = listing(STATUSES, "eller")
        raise RegisterFault(f"Række {number}: status er »{told['status']}«. Skriv {words}.")
    _refuse_unkeepable(told, number)
    entry = Entry(
        short_name=told["short_name"],
        title=told["title"],
        gist=told["gist"],
        valid_from=_day(told, "valid_from", number),
        valid_to=_day(told, "valid_to", number),
        moved_to=told["moved_to"],
        status=told["status"],
        certainty=told["certainty"],
        checked_on=_day(told, "checked_on", number),
        checked_by=told["checked_by"],
        source=told["source"],
    )
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        raise RegisterFault(f"Række {number}: valid_to ligger før valid_from.")
    return entry


def _refuse_unkeepable(told: dict[str, str], number: int) -> None:
    """Texts that are longer than there is room for, or hold a sign that no database keeps."""
    for column, longest in LONGEST.items():
        if len(told[column]) > longest:
            raise RegisterFault(f"Række {number}: {column} er på {len(told[column])} tegn. Der er plads til {longest}.")
    if any("\0" in text for text in told.values()):
        raise RegisterFault(f"Række {number}: der står et tegn, som ikke kan læses.")


def _day(told: dict[str, str], column: str, number: int) -> date | None:
    if not told[column]:
        return None
    try:
        return date.fromisoformat(told[column])
    except ValueError as fault:
        raise RegisterFault(f"Række {number}: {column} er »{told[column]}«. Skriv datoen som 2024-01-31.") from fault


def _refuse_two_at_once(register: Register) -> None:
    """A short name stands twice only for two stretches of time that do not meet."""
    for place, entry in enumerate(register.entries):
        for other in register.entries[:place]:
            if entry.short_name == other.short_name and _meet(entry, other):
                raise RegisterFault(f"{entry.short_name} står to gange for den samme tid.")


def _meet(one: Entry, other: Entry) -> bool:
    return (one.valid_from or date.min) <= (other.valid_to or date.max) and (other.valid_from or date.min) <= (
        one.valid_to or date.max
    )
