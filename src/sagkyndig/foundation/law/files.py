"""The list of provisions as a file."""

from __future__ import annotations

import csv
from pathlib import Path

from sagkyndig.foundation.law.rules import ProvisionRow


class ProvisionFileError(Exception):
    """A row in the file is not a provision: says which row and why, in Danish."""


def read_provisions(path: Path) -> tuple[ProvisionRow, ...]:
    """The rows of a CSV file in UTF-8 with the columns short_name and title, which both must be filled in."""
    rows = []
    with path.open(encoding="utf-8", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            short_name, title = (row.get("short_name") or "").strip(), (row.get("title") or "").strip()
            if not short_name or not title:
                raise ProvisionFileError(f"Række {number}: både kort navn og overskrift skal være udfyldt.")
            rows.append(ProvisionRow(short_name, title))
    return tuple(rows)
