"""The list of municipalities as a file."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from pathlib import Path

from sagkyndig.foundation.municipalities.rules import MunicipalityRow


class MunicipalityFileError(Exception):
    """A row in the file is not a municipality: says which row and why, in Danish."""


def read_municipalities(path: Path) -> tuple[MunicipalityRow, ...]:
    """The rows of a CSV file in UTF-8 with the columns kommunekode, navn, region and folketal; others are passed over."""
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_rows(csv.DictReader(file)))


def _rows(reader: Iterable[dict[str, str | None]]) -> Iterable[MunicipalityRow]:
    for number, row in enumerate(reader, 2):
        values = {column: (row.get(column) or "").strip() for column in ("kommunekode", "navn", "region", "folketal")}
        if empty := [column for column, value in values.items() if not value]:
            raise MunicipalityFileError(f"Række {number}: {', '.join(empty)} mangler.")
        if not re.fullmatch("[0-9]{3}", values["kommunekode"]):
            raise MunicipalityFileError(f"Række {number}: kommunekoden »{values['kommunekode']}« er ikke tre cifre.")
        if not values["folketal"].isdecimal():
            raise MunicipalityFileError(f"Række {number}: folketallet »{values['folketal']}« er ikke et helt tal.")
        yield MunicipalityRow(values["kommunekode"], values["navn"], values["region"], int(values["folketal"]))
