"""Reads XLSX: the one sheet with content, its cells as text."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import TYPE_CHECKING, TypeAlias

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.checking import CONTROL_SIGNS, checked, raise_if_any
from sagkyndig.pure.tables.problems import Limits, Problem, TableError
from sagkyndig.pure.tables.table import Table
from sagkyndig.pure.tables.xlsx_package import problems_by_sheet

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook

Cell: TypeAlias = str | float | int | bool | date | datetime | time | timedelta | None

# What a spreadsheet shows of a number; the digits after are noise of the machine (0.1 + 0.2).
_SIGNIFICANT_DIGITS = ".15g"


def read_xlsx(data: bytes, limits: Limits) -> Table:
    """The table on the only visible sheet in which something stands; hidden sheets are left alone."""
    from python_calamine import CalamineError, CalamineWorkbook  # late: the report starts faster without it

    found = problems_by_sheet(data, limits)
    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(data))
        sheet = _only_sheet(workbook, found, limits)
        grid = sheet.to_python(skip_empty_area=False)
    except CalamineError:
        raise TableError([wording.damaged_spreadsheet()]) from None
    header, rows, numbers = checked(_records(grid), limits)
    return Table(header, rows, numbers, sheet=sheet.name)


def _only_sheet(workbook: CalamineWorkbook, found: Mapping[str, list[Problem]], limits: Limits) -> CalamineSheet:
    names = [name for name in _visible_sheets(workbook) if name in found]
    sheets = [workbook.get_sheet_by_name(name) for name in names]
    filled = [sheet for sheet in sheets if sheet.start is not None]
    if len(filled) == 1:
        problems = [*_merged(filled[0]), *found[filled[0].name]]
    elif filled:
        problems = [wording.several_sheets([sheet.name for sheet in filled])]
    else:
        # A sheet of nothing but formulas without results looks empty: then that is what must be said.
        problems = [problem for name in names for problem in found[name]]
        problems = problems or [wording.no_sheet_with_content(names)]
    raise_if_any(problems, limits)
    return filled[0]


def _visible_sheets(workbook: CalamineWorkbook) -> list[str]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    return [
        sheet.name
        for sheet in workbook.sheets_metadata
        if sheet.typ == SheetTypeEnum.WorkSheet and sheet.visible == SheetVisibleEnum.Visible
    ]


def _merged(sheet: CalamineSheet) -> Iterator[Problem]:
    """Merged cells that touch the table: all but the first of them would be read as empty."""
    if sheet.end is None:
        return
    last_row, last_column = sheet.end
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or ():
        if top <= last_row and left <= last_column:
            first, last = wording.column_letter(left), wording.column_letter(right)
            yield wording.merged_cells(top + 1, first, f"{first}{top + 1}:{last}{bottom + 1}")


def _records(grid: Iterable[Sequence[Cell]]) -> Iterator[tuple[int, list[str]]]:
    for number, row in enumerate(grid, start=1):
        cells = [cell.strip() if isinstance(cell, str) else text_of(cell) for cell in row]
        text = "".join(cells)
        if "\r" in text:
            cells = [cell.replace("\r\n", "\n").replace("\r", "\n") for cell in cells]
        sign = CONTROL_SIGNS.search(text)
        if sign:
            raise TableError([wording.invisible_sign(number, ord(sign.group()))])
        if text:
            yield number, cells


def text_of(cell: Cell) -> str:
    """A cell as text: 3.0 is "3", dates are ISO, true and false as a Danish spreadsheet shows them."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "SAND" if cell else "FALSK"
    if isinstance(cell, float):
        return _plain_number(cell)
    if isinstance(cell, datetime):
        return (cell.date() if cell.time() == time() else cell).isoformat()
    if isinstance(cell, timedelta):
        minutes, seconds = divmod(round(cell.total_seconds()), 60)
        return f"{minutes // 60:02}:{minutes % 60:02}:{seconds:02}"
    if isinstance(cell, date | time):
        return cell.isoformat()
    return str(cell).strip()


def _plain_number(value: float) -> str:
    digits = f"{Decimal(format(value, _SIGNIFICANT_DIGITS)):f}"
    return digits.rstrip("0").rstrip(".") if "." in digits else digits
