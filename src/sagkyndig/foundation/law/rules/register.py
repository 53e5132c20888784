"""The law register: what a provision says, from when to when, what has taken over, and how sure we are."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property

from sagkyndig.foundation.law.rules.citations import citation
from sagkyndig.foundation.law.rules.references import Reference, references_in

_PRECEDENT = re.compile(r"(?:PM )?((?:[A-Z]-)?\d{1,3}-(\d{2}))")
_NUMBERED_ACT = re.compile(r"(?:\S+ )?((?:BEK|VEJ|LBK|SKR) \d+)/(\d{4})(.*)")
_SPAN = re.compile(r"(?P<before>.*(?:§§ |stk\. ))(?P<first>\d+)-(?P<last>\d+)")
_STYKKE = re.compile(r", stk\. \d.*$")
# Words of `status` for what no longer holds, whatever its dates say.
GONE = ("flyttet", "ophævet", "afløst")
STATUSES = ("gældende", *GONE, "ukendt")
CERTAINTIES = ("V", "K", "U")
_CENTURY_TURNS = 70
# An entry of the register: its short name, and the day it begins. A short name may stand for two stretches of time.
EntryKey = tuple[str, date | None]


class Standing(StrEnum):
    """How a reference stands on a date."""

    KNOWN = "known"
    UNKNOWN = "unknown"
    NOT_YET = "not yet in force"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Entry:
    """A provision or precedent as the register keeps it; `gist` is in our own words.

    `certainty` is V (seen in a source), K (known, not seen) or U (unclear). Both dates are within the time it holds.
    """

    short_name: str
    title: str
    gist: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    moved_to: str = ""
    status: str = "gældende"
    certainty: str = "U"
    checked_on: date | None = None
    checked_by: str = ""
    source: str = ""

    @property
    def key(self) -> EntryKey:
        return self.short_name, self.valid_from

    @property
    def is_sure(self) -> bool:
        return self.certainty == "V" and self.status != "ukendt"

    @property
    def is_precedent(self) -> bool:
        return _PRECEDENT.fullmatch(self.short_name) is not None

    @property
    def is_act(self) -> bool:
        """An order, a guideline, a letter or a consolidated act by its number, or a paragraph of one."""
        return _NUMBERED_ACT.fullmatch(self.short_name) is not None

    @property
    def names(self) -> tuple[str, ...]:
        """What it can be looked up as: a span under each of its numbers, a precedent with and without "PM"."""
        names = [self.short_name]
        if precedent := _PRECEDENT.fullmatch(self.short_name):
            names = [precedent[1], f"PM {precedent[1]}"]
        elif act := _NUMBERED_ACT.fullmatch(self.short_name):
            names += [f"{act[1]}/{act[2]}{act[3]}", f"{act[1]}{act[3]}"]
        elif span := _SPAN.fullmatch(self.short_name):
            before = span["before"].replace("§§ ", "§ ")
            names += [f"{before}{number}" for number in range(int(span["first"]), int(span["last"]) + 1)]
        return tuple(dict.fromkeys(names))

    @property
    def issued_in(self) -> int | None:
        """The year in the number of an act or a precedent: it can hold in no year before."""
        if act := _NUMBERED_ACT.fullmatch(self.short_name):
            return int(act[2])
        if precedent := _PRECEDENT.fullmatch(self.short_name):
            year = int(precedent[2])
            return year + (2000 if year < _CENTURY_TURNS else 1900)
        return None

    def standing(self, on: date) -> Standing:
        if (self.valid_from and on < self.valid_from) or (self.issued_in or 0) > on.year:
            return Standing.NOT_YET
        if self.valid_to:
            return Standing.EXPIRED if on > self.valid_to else Standing.KNOWN
        return Standing.EXPIRED if self.status in GONE else Standing.KNOWN


@dataclass(frozen=True)
class Resolution:
    """What the register says about a reference on a date; `entry` is None where it is unknown."""

    reference: str
    standing: Standing
    entry: Entry | None = None

    @property
    def moved_to(self) -> str:
        return self.entry.moved_to if self.entry and self.standing is Standing.EXPIRED else ""


@dataclass(frozen=True)
class Register:
    """All entries. A short name that has meant different things over time has an entry for each of them."""

    entries: tuple[Entry, ...]

    @cached_property
    def sha256(self) -> str:
        """The same for the same entries, in whatever order they stand."""
        rows = sorted(json.dumps(asdict(entry), default=str, ensure_ascii=False) for entry in self.entries)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()

    @cached_property
    def _by_name(self) -> dict[str, list[Entry]]:
        kept: dict[str, list[Entry]] = {}
        for entry in self.entries:
            for name in entry.names:
                kept.setdefault(name.casefold(), []).append(entry)
        return kept

    @cached_property
    def precedents(self) -> frozenset[str]:
        """The numbers of all precedents: "18-18"."""
        return frozenset(match[1] for entry in self.entries if (match := _PRECEDENT.fullmatch(entry.short_name)))

    def lookup(self, name: str, on: date | None = None) -> Entry | None:
        """The entry of that very name: the one in force on the date, else the last that was before it, else the newest."""
        entries = self._by_name.get(_plain(name), [])
        in_force = [entry for entry in entries if on and entry.standing(on) is Standing.KNOWN]
        begun = [entry for entry in entries if on and entry.standing(on) is not Standing.NOT_YET]
        oldest_first = sorted(in_force or begun or entries, key=lambda entry: entry.valid_from or date.min)
        return oldest_first[-1] if oldest_first else None

    def resolve(self, reference: str | Reference, on: date) -> Resolution:
        """How a reference stands on a date. A stykke that has no entry of its own stands as its paragraph does."""
        name = reference.name if isinstance(reference, Reference) else _normal(reference)
        entry = self.lookup(name, on) or self.lookup(_STYKKE.sub("", name), on)
        return Resolution(name, entry.standing(on) if entry else Standing.UNKNOWN, entry)

    def leaned_on(self, reference: str, on: date, gone: Collection[Entry] = ()) -> tuple[Entry, ...]:
        """What a reference leans on on a date: the entry it leads to, and each of those gone that it would lead to now.

        When a stykke of its own is taken out, its paragraph takes over: what named the stykke leans on both.
        """
        found = self.resolve(reference, on)
        names = {_plain(found.reference), _plain(_STYKKE.sub("", found.reference))}
        back = [
            entry
            for entry in gone
            if not names.isdisjoint(map(_plain, entry.names))
            and Register((*self.entries, entry)).resolve(reference, on).entry is entry
        ]
        return (*([found.entry] if found.entry else ()), *back)

    def references_in(self, text: str) -> tuple[Reference, ...]:
        """Every reference in the text; a precedent that the register knows also by its number alone."""
        return references_in(text, precedents=self.precedents)

    def formerly(self, short_name: str) -> tuple[str, ...]:
        """The provisions that this one has taken over from: SEL § 42 for BL § 87."""
        return tuple(
            entry.short_name
            for entry in self.entries
            if entry.moved_to == short_name and entry.status == "flyttet" and citation(entry.short_name)
        )


def _normal(name: str) -> str:
    """The short name of what is one reference and nothing else ("servicelovens § 96"); anything else as it stands."""
    name = " ".join(name.split())
    found = references_in(name)
    is_one = len(found) == 1 and (found[0].start, found[0].end) == (0, len(name))
    return found[0].name if is_one else name


def _plain(name: str) -> str:
    return " ".join(name.split()).casefold()
