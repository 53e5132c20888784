"""Looks into an XLSX file before it is read: is it whole, is it of a size to unpack, do its cells hold values?"""

from __future__ import annotations

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from posixpath import join, normpath
from xml.etree import ElementTree

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.contents import zip_content
from sagkyndig.pure.tables.problems import Limits, Problem, TableError

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"

_CELL = rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+)(\d+)"'
_FORMULA_WITHOUT_VALUE = re.compile(
    _CELL + rb"[^>]*>\s*<(?:\w+:)?f\b(?:[^>]*/>|[^>]*>[^<]*</(?:\w+:)?f>)\s*"
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_ERROR = re.compile(_CELL + rb'[^>]*\bt="e"[^>]*>.*?<(?:\w+:)?v>([^<]*)<', re.DOTALL)
_VALUED = re.compile(_CELL + rb"[^>]*[^/]>\s*<(?:\w+:)?(?:v|is)\b")
_ROW = re.compile(rb'<(?:\w+:)?row\s[^>]*?\br="(\d+)"')
_FAR_COLUMN = re.compile(rb'\br="([A-Z]{2,3})\d')


def sheet_parts(data: bytes, limits: Limits) -> dict[str, bytes]:
    """The XML of each sheet by the sheet's name, as the workbook lists them. Everything is unpacked once, against the
    sum that was promised, so that a file made to swell is refused before the reader sees it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if sum(member.file_size for member in archive.infolist()) > limits.unpacked_bytes:
                raise TableError([wording.unpacks_too_large(limits.unpacked_bytes)])
            names = set(archive.namelist())
            found = zip_content(names)
            if found:
                raise TableError([wording.another_kind(found, None)])
            if archive.testzip() is not None:
                raise TableError([wording.damaged_spreadsheet()])
            return {name: archive.read(part) for name, part in _parts_by_name(archive).items() if part in names}
    except (
        zipfile.BadZipFile,
        zlib.error,
        ElementTree.ParseError,
        KeyError,
        ValueError,
        EOFError,
        RuntimeError,
        OSError,
    ):
        raise TableError([wording.damaged_spreadsheet()]) from None


def _parts_by_name(archive: zipfile.ZipFile) -> dict[str, str]:
    # Entities are not expanded beyond expat's own bound, and the part's size is bounded above.
    workbook = ElementTree.fromstring(archive.read("xl/workbook.xml"))  # noqa: S314
    relations = ElementTree.fromstring(archive.read("xl/_rels/workbook.xml.rels"))  # noqa: S314
    targets = {relation.get("Id"): relation.get("Target", "") for relation in relations}
    return {
        sheet.get("name", ""): normpath(join("xl", targets.get(sheet.get(_RELATION), ""))).lstrip("/")
        for sheet in workbook.iter()
        if sheet.tag.endswith("}sheet")
    }


def cell_problems(xml: bytes) -> Iterator[Problem]:
    """Formulas whose result is not in the file, and cells that show an error: both would be read as empty."""
    if b"f>" in xml or b"<f" in xml:
        for cell in _FORMULA_WITHOUT_VALUE.finditer(xml):
            yield wording.formula_without_value(int(cell[2]), cell[1].decode())
    if b't="e"' in xml:
        for cell in _ERROR.finditer(xml):
            yield wording.error_value(int(cell[2]), cell[1].decode(), cell[3].decode(errors="replace"))


def extent(xml: bytes) -> tuple[int, int]:
    """Rows and columns up to the last cell with a value. One cell far out would otherwise cost memory for all before
    it; a far cell that is only coloured costs nothing and does not count."""
    rows = max(map(int, _ROW.findall(xml)), default=0)
    letters = {found.decode() for found in _FAR_COLUMN.findall(xml)}
    columns = max((wording.column_index(each) + 1 for each in letters), default=26)
    return rows, columns


def valued_extent(xml: bytes) -> tuple[int, int]:
    """The same, cell by cell: exact, and slower."""
    rows = columns = 0
    for cell in _VALUED.finditer(xml):
        rows = max(rows, int(cell[2]))
        columns = max(columns, wording.column_index(cell[1].decode()) + 1)
    return rows, columns
