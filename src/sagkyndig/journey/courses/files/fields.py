"""The keys of one table, each read as its kind; what lacks or is of another kind is noted, and a stand-in is given."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from sagkyndig.journey.courses.files.ledger import Ledger
from sagkyndig.pure.danish import listing

_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_KEY = 80
MOST_MINUTES = 10_000
_Enum = TypeVar("_Enum", bound=StrEnum)
_StandIn = TypeVar("_StandIn")


class Fields:
    """One table of a file. `close` notes the keys that nobody asked for."""

    def __init__(self, ledger: Ledger, file: str, table: Mapping[str, Any], prefix: str = "") -> None:
        self.ledger = ledger
        self.file = file
        self.prefix = prefix
        self._table = table
        self._asked: set[str] = set()

    def text(self, key: str, *, required: bool = True) -> str:
        value = self._value(key, required)
        if isinstance(value, str):
            if required and not value.strip():
                self._fault(key, "empty-text", f"»{key}« er tom.", "Skriv teksten.")
            return value.replace("\r\n", "\n").strip()
        return self._other_kind(key, value, "en tekst i anførselstegn", "")

    def key(self, key: str, *, required: bool = True) -> str:
        """A name of a file or a folder; never a way out of the course's own folder."""
        value = self.text(key, required=required)
        if value and not is_key(value):
            self._bad_key(key, value)
            return ""
        return value

    def keys(self, key: str) -> tuple[str, ...]:
        """A list of such names, each of them once."""
        kept: list[str] = []
        for place, value in enumerate(self.texts(key, required=True)):
            if not is_key(value):
                self._bad_key(f"{key}.{place}", value)
            elif value in kept:
                self._fault(f"{key}.{place}", "duplicate-key", f"»{value}« står to gange.", "Lad den stå én gang.")
            else:
                kept.append(value)
        return tuple(kept)

    def texts(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        value = self._value(key, required)
        if value is None:
            return ()
        if isinstance(value, list) and all(isinstance(each, str) for each in value):
            for place, each in enumerate(value):
                if not each.strip():
                    self._fault(
                        f"{key}.{place}", "empty-text", f"Et led i »{key}« er tomt.", "Skriv det, eller slet det."
                    )
            return tuple(each.strip() for each in value)
        return self._other_kind(key, value, 'en liste af tekster: ["...", "..."]', ())

    def number(self, key: str, *, most: int = MOST_MINUTES) -> int:
        value = self._value(key, required=True)
        if isinstance(value, int) and not isinstance(value, bool):
            if not 0 < value <= most:
                self._fault(key, "wrong-number", f"»{key}« er {value}.", f"Skriv et helt tal fra 1 til {most}.")
            return value
        return self._other_kind(key, value, "et helt tal uden anførselstegn", 0)

    def flag(self, key: str, *, otherwise: bool | None = None) -> bool:
        value = self._value(key, required=otherwise is None)
        if isinstance(value, bool):
            return value
        if value is None:
            return bool(otherwise)
        return self._other_kind(key, value, "true eller false uden anførselstegn", bool(otherwise))

    def day(self, key: str) -> date:
        value = self._value(key, required=True)
        if isinstance(value, date) and not isinstance(value, datetime):
            return value
        return self._other_kind(key, value, "en dato uden anførselstegn: 2023-04-01", date(1, 1, 1))

    def one_of(self, key: str, kinds: type[_Enum]) -> _Enum:
        """One of the values of an enumeration, the first where it is none."""
        known = [each.value for each in kinds]
        value = self.text(key)
        if value in known:
            return kinds(value)
        if not self.is_reported(key):
            self._fault(
                key, "unknown-value", f"»{key}« er »{value}«, som ikke findes.", f"Vælg {listing(known, 'eller')}."
            )
        return next(iter(kinds))

    def tables(self, key: str, *, required: bool = False) -> list[Fields]:
        """The tables [[key]], in order."""
        value = self._value(key, required)
        if value is None:
            return []
        if isinstance(value, list) and all(isinstance(each, dict) for each in value):
            return [
                Fields(self.ledger, self.file, each, f"{self.prefix}{key}.{place}.") for place, each in enumerate(value)
            ]
        return self._other_kind(key, value, f"en tabel for sig: [[{key}]]", [])

    def has(self, key: str) -> bool:
        return key in self._table

    def is_reported(self, key: str) -> bool:
        return (self.file, self.prefix + key) in self.ledger.reported

    def close(self) -> None:
        for key in self._table:
            if key not in self._asked:
                self._fault(
                    key,
                    "unknown-field",
                    f"»{key}« er ikke et felt her.",
                    f"Ret navnet, eller slet det. Felterne er {listing(sorted(self._asked))}.",
                )

    def _value(self, key: str, required: bool) -> Any:
        self._asked.add(key)
        if key not in self._table:
            if required:
                self._fault(key, "missing-field", f"»{key}« mangler.", f"Skriv »{key} = …«.")
                return None
            return None
        return self._table[key]

    def _other_kind(self, key: str, value: object, wanted: str, stand_in: _StandIn) -> _StandIn:
        """The stand-in; noted as a fault unless the key lacks, which is its own fault or none."""
        if value is not None:
            self._fault(key, "wrong-kind", f"»{key}« er ikke {wanted.split(':')[0]}.", f"Skriv {wanted}.")
        return stand_in

    def _bad_key(self, key: str, value: str) -> None:
        self._fault(
            key,
            "bad-key",
            f"»{value}« kan ikke være navn på en fil.",
            "Brug små bogstaver a-z, tal og bindestreg. Skriv æ som ae, ø som oe og å som aa.",
        )

    def _fault(self, key: str, code: str, message: str, remedy: str) -> None:
        self.ledger.fault(self.file, self.prefix + key, code, message, remedy)


def is_key(name: str) -> bool:
    return bool(_KEY.fullmatch(name)) and len(name) <= LONGEST_KEY
