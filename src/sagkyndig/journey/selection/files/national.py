"""Reads the published national figures from their authored file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from urllib.parse import urlsplit

from sagkyndig.pure.danish import number

PRECISIONS = {"praecis": "som offentliggjort", "praecis (kun hjemvisning)": "som offentliggjort", "ca": "omtrent"}


@dataclass(frozen=True)
class NationalFigure:
    """One published figure for the whole country: what is known of it, how precisely, and where it stands."""

    year: int
    area: str
    reversal_rate: Decimal | None
    remitted_rate: Decimal | None
    cases: int | None
    precision: str
    source: str
    note: str

    @property
    def shown_rate(self) -> str:
        return _shown(self.reversal_rate)

    @property
    def shown_remitted(self) -> str:
        return _shown(self.remitted_rate)

    @property
    def shown_precision(self) -> str:
        return PRECISIONS.get(self.precision, self.precision)

    @property
    def publisher(self) -> str:
        """The site that says so."""
        return (urlsplit(self.source).hostname or self.source).removeprefix("www.")


def read_national(path: Path) -> tuple[NationalFigure, ...]:
    """The rows of the file, newest year first. The file is ours; a fault in it is a fault of the program."""
    with path.open(encoding="utf-8", newline="") as file:
        found = [_figure(row) for row in csv.DictReader(file)]
    return tuple(sorted(found, key=lambda each: (-each.year, each.area)))


def _figure(row: dict[str, str]) -> NationalFigure:
    return NationalFigure(
        year=int(row["aar"]),
        area=row["omraade"],
        reversal_rate=_rate(row["omgoerelsesprocent"]),
        remitted_rate=_rate(row["hjemvist_pct"]),
        cases=int(row["antal_sager"]) if row["antal_sager"] else None,
        precision=row["praecision"],
        source=row["source"],
        note=row["note"],
    )


def _shown(rate: Decimal | None) -> str:
    """With the decimals it was published with: 38 stays 38, and 36,2 stays 36,2."""
    exponent = rate.as_tuple().exponent if rate is not None else 0
    return number(rate, -exponent if isinstance(exponent, int) else 0) if rate is not None else ""


def _rate(text: str) -> Decimal | None:
    return Decimal(text) if text else None
