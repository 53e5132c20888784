"""Writes a table as XLSX: the few parts that a spreadsheet must have, and the same bytes for the same table."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from enum import IntEnum
from xml.sax.saxutils import escape, quoteattr

from sagkyndig.pure.tables.csv_writing import Cell
from sagkyndig.pure.tables.guarding import guarded
from sagkyndig.pure.tables.wording import column_letter

_NOT_IN_A_TITLE = re.compile(r"[\[\]:*?/\\\x00-\x1f]")
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")  # "_x0041_" would be read as "A"
_TITLE_CHARACTERS = 31
_CELL_CHARACTERS = 32_767
_WIDEST_COLUMN = 60
_ROWS_MEASURED = 200
_FIRST_DAY = date(1899, 12, 30).toordinal()  # day 0 of a spreadsheet
_ZIP_BEGINS = (1980, 1, 1, 0, 0, 0)  # a zip file cannot tell an earlier time; ours tells none

_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_SHEET_TYPES = "application/vnd.openxmlformats-officedocument.spreadsheetml"


class _Style(IntEnum):
    """Places in the list of cell formats in `_STYLES`."""

    PLAIN = 0
    HEADING = 1
    TEXT = 2  # a text that looks like a formula, marked so that it stays a text when someone edits it
    DATE = 3
    DATE_AND_TIME = 4


_STYLES = (
    f'<styleSheet xmlns="{_MAIN}">'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    "<borders><border><left/><right/><top/><bottom/><diagonal/></border></borders>"
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="5"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1" quotePrefix="1"/>'
    '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
    '<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '<xf numFmtId="22" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)
_CONTENT_TYPES = (
    f'<Types xmlns="{_PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{_SHEET_TYPES}.sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_SHEET_TYPES}.worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{_SHEET_TYPES}.styles+xml"/></Types>'
)
_ROOT_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
)
_WORKBOOK_RELATIONS = (
    f'<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>'
    f'<Relationship Id="rId2" Type="{_RELATIONS}/styles" Target="styles.xml"/></Relationships>'
)


def write_xlsx(header: Sequence[str], rows: Iterable[Sequence[Cell]], sheet_title: str) -> bytes:
    """One sheet, its header bold and standing still. A text is a text, whatever it begins with; numbers and dates stay
    what they are. ValueError where a text is longer than a cell holds: nothing is cut off in silence."""
    parts = {
        "[Content_Types].xml": _CONTENT_TYPES,
        "_rels/.rels": _ROOT_RELATIONS,
        "xl/workbook.xml": _workbook(sheet_title),
        "xl/_rels/workbook.xml.rels": _WORKBOOK_RELATIONS,
        "xl/styles.xml": _STYLES,
        "xl/worksheets/sheet1.xml": _sheet([tuple(header), *map(tuple, rows)]),
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, xml in parts.items():
            member = zipfile.ZipInfo(name, _ZIP_BEGINS)
            member.create_system = 0  # else the file tells which kind of machine wrote it
            archive.writestr(member, _HEAD + xml, zipfile.ZIP_DEFLATED, 6)
    return packed.getvalue()


def _workbook(sheet_title: str) -> str:
    title = _NOT_IN_XML.sub("", _NOT_IN_A_TITLE.sub(" ", sheet_title))[:_TITLE_CHARACTERS].strip("' ") or "Ark1"
    return (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_RELATIONS}">'
        f'<sheets><sheet name={quoteattr(title)} sheetId="1" r:id="rId1"/></sheets></workbook>'
    )


def _sheet(table: Sequence[tuple[Cell, ...]]) -> str:
    letters = [column_letter(index) for index in range(max(map(len, table)))]
    widths = "".join(
        f'<col min="{at}" max="{at}" width="{width}" customWidth="1"/>' for at, width in enumerate(_widths(table), 1)
    )
    columns = f"<cols>{widths}</cols>" if widths else ""
    rows = (
        f'<row r="{number}">{"".join(map(_cell, letters, [number] * len(row), row))}</row>'
        for number, row in enumerate(table, start=1)
    )
    return (
        f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f"{columns}<sheetData>{''.join(rows)}</sheetData></worksheet>"
    )


def _widths(table: Sequence[tuple[Cell, ...]]) -> list[int]:
    widths = [0] * max(map(len, table))
    for row in table[:_ROWS_MEASURED]:
        for at, cell in enumerate(row):
            widths[at] = max(widths[at], min(len(str(cell)) + 2, _WIDEST_COLUMN))
    return widths


def _cell(letter: str, row: int, value: Cell) -> str:
    place = f"{letter}{row}"
    if value is None or value == "":
        return ""
    if isinstance(value, str):
        style = _Style.HEADING if row == 1 else _Style.TEXT if guarded(value) != value else _Style.PLAIN
        return f'<c r="{place}" s="{style:d}" t="inlineStr"><is><t xml:space="preserve">{_text(value)}</t></is></c>'
    if isinstance(value, bool):
        return f'<c r="{place}" t="b"><v>{value:d}</v></c>'
    if isinstance(value, date):
        is_moment = isinstance(value, datetime)
        return f'<c r="{place}" s="{_Style.DATE_AND_TIME if is_moment else _Style.DATE:d}"><v>{_serial(value)}</v></c>'
    return f'<c r="{place}"><v>{Decimal(str(value))}</v></c>'


def _text(value: str) -> str:
    if len(value) > _CELL_CHARACTERS:
        raise ValueError(f"a cell holds {_CELL_CHARACTERS} characters, not {len(value)}")
    return escape(_LOOKS_ESCAPED.sub("_x005F_", _NOT_IN_XML.sub("", value)))


def _serial(day: date) -> str:
    """The day as a spreadsheet counts, the time as a part of it; a time zone is left out, as spreadsheets have none."""
    days = day.toordinal() - _FIRST_DAY
    if not isinstance(day, datetime):
        return str(days)
    seconds = (day.hour * 60 + day.minute) * 60 + day.second
    return f"{days + Decimal(seconds) / 86_400:.10f}"
