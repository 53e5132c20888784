"""Writes a table as CSV; no text in it ever becomes a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeAlias

from sagkyndig.pure.tables.guarding import guarded

Cell: TypeAlias = str | int | float | Decimal | date | None


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV as a Danish Excel opens it: UTF-8 with its mark, semicolon, decimal comma, dates as ISO."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in header])
    writer.writerows([_as_text(cell) for cell in row] for row in rows)
    return text.getvalue().encode("utf-8-sig")


def _as_text(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, str):
        return guarded(cell)
    if isinstance(cell, float | Decimal):
        return f"{Decimal(str(cell)):f}".replace(".", ",")
    return cell.isoformat() if isinstance(cell, date) else str(cell)
