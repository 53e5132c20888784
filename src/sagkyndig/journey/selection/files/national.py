"""Reads the published national figures from their authored file."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path


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


def _rate(text: str) -> Decimal | None:
    return Decimal(text) if text else None
