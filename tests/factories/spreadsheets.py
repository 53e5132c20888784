"""Spreadsheets as an office would send them, made by openpyxl."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet


def spreadsheet(*rows: Iterable[object], change: Callable[[Workbook, Worksheet], object] | None = None) -> bytes:
    """One sheet with these rows, the header first, and whatever `change` does to it."""
    workbook = Workbook()
    sheet = workbook.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "Svar"
    for row in rows:
        sheet.append(list(row))
    if change:
        change(workbook, sheet)
    packed = io.BytesIO()
    workbook.save(packed)
    return packed.getvalue()
