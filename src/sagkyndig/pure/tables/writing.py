"""Writes a table as CSV or XLSX; no text in it ever becomes a formula, and the same table gives the same bytes."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from sagkyndig.pure.tables.guarding import guarded

Cell: TypeAlias = str | int | float | Decimal | date | None

# Zip cannot tell a time before 1980.
_EPOCH = datetime(1980, 1, 1)  # noqa: DTZ001
_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_TITLE_CHARACTERS = 31
_CELL_CHARACTERS = 32_767
_WIDEST_COLUMN = 60


def write_csv(header: Sequence[str], rows: Iterable[Sequence[Cell]]) -> bytes:
    """CSV as a Danish Excel opens it: UTF-8 with its mark, semicolon, decimal comma."""
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


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[Cell]], sheet_title: str) -> bytes:
    """XLSX with one sheet, its header bold and standing still. ValueError where a text is longer than a cell holds."""
    from openpyxl import Workbook  # late: it takes longer to load than a report to make
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter
    from openpyxl.writer.excel import ExcelWriter

    book = Workbook(write_only=True)
    book.properties.created = book.properties.modified = _EPOCH
    book.properties.creator = None
    sheet = book.create_sheet(_title(sheet_title))
    sheet.freeze_panes = "A2"
    table = [tuple(map(_storable, row)) for row in (header, *rows)]
    for index, column in enumerate(zip(*table[:200], strict=False), start=1):
        longest = max(len(str(cell)) for cell in column)
        sheet.column_dimensions[get_column_letter(index)].width = min(longest + 2, _WIDEST_COLUMN)
    for number, row in enumerate(table):
        cells = []
        for value in row:
            cell = WriteOnlyCell(sheet, value=value)
            if isinstance(value, str):
                cell.data_type = "s"  # a text that begins with = stays a text
                cell.quotePrefix = guarded(value) != value
            if number == 0:
                cell.font = Font(bold=True)
            cells.append(cell)
        sheet.append(cells)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        ExcelWriter(book, archive).write_data()
    return _without_clock(packed.getvalue())


def _title(wanted: str) -> str:
    return _NOT_IN_A_TITLE.sub(" ", wanted).strip("' ")[:_TITLE_CHARACTERS] or "Ark1"


def _storable(cell: Cell) -> Cell:
    if not isinstance(cell, str):
        return cell
    if len(cell) > _CELL_CHARACTERS:
        raise ValueError(f"a cell holds {_CELL_CHARACTERS} characters, not {len(cell)}")
    return _NOT_IN_XML.sub("", cell)


def _without_clock(packed: bytes) -> bytes:
    """The same zip file with every member dated alike, so that the same table gives the same bytes."""
    steady = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed)) as old, zipfile.ZipFile(steady, "w") as new:
        for name in old.namelist():
            member = zipfile.ZipInfo(name, _EPOCH.timetuple()[:6])
            new.writestr(member, old.read(name), zipfile.ZIP_DEFLATED, 6)
    return steady.getvalue()
