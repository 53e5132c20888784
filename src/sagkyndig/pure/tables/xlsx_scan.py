"""Goes through a sheet's XML before it is read: how far does it reach, and does every cell hold what it shows?"""

from __future__ import annotations

import re
from xml.parsers import expat

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.problems import Limits, Problem, TableError

_PLACE = re.compile(r"([A-Z]{1,3})([0-9]{1,7})")


# The common way of writing a cell, and everything that begins a cell at all.
_PLAIN_CELL = re.compile(rb'<c r="([A-Z]{1,3})[0-9]{1,7}"')
_CELL_BEGINNINGS = (b"<c ", b"<c>", b"<c/", b"<c\t", b"<c\n", b"<c\r")
_FAR_DOWN = re.compile(rb'<c r="[A-Z]{1,3}([0-9]{6,7})"')
_NOT_FAR_DOWN = 99_999
_NEEDS_A_LOOK = (b":c", b"<f", b":f", b'"e"', b"'e'", b"<!DOCTYPE")


def sheet_problems(xml: bytes, limits: Limits) -> list[Problem]:
    """The cells that would be read as empty though something stands in them: formulas whose result is not in the file,
    and errors. TableError where the sheet is not whole or reaches further than a table may.

    The reader lays out every cell up to the last one, so that two cells far apart could take all the memory; this is
    known before it starts. A far cell that only has a colour costs nothing and does not count.
    """
    if _is_plainly_in_order(xml, limits):
        return []
    scan = _SheetScan(xml)
    scan.refuse_beyond(limits)
    return scan.problems


def _is_plainly_in_order(xml: bytes, limits: Limits) -> bool:
    """Is every cell written the common way, in reach, without formula or error? Two to three times as fast as going through the
    elements one by one, which decides where this cannot."""
    if any(sign in xml for sign in _NEEDS_A_LOOK):
        return False
    _parse(expat.ParserCreate("utf-8"), xml)
    letters = _PLAIN_CELL.findall(xml)
    if len(letters) != sum(map(xml.count, _CELL_BEGINNINGS)):
        return False
    columns = max((wording.column_index(each.decode()) + 1 for each in set(letters)), default=0)
    rows = max(map(int, _FAR_DOWN.findall(xml)), default=_NOT_FAR_DOWN)
    return rows <= limits.rows + 1 and columns <= limits.columns and rows * columns <= limits.cells


class _SheetScan:
    """Goes through the elements of a sheet: the last row and column in which something stands, and what is wrong."""

    def __init__(self, xml: bytes) -> None:
        self.rows = self.columns = 0
        self.problems: list[Problem] = []
        self._row = self._column = 0
        self._kind: str | None = None
        self._has_formula = False
        self._text: list[str] = []
        self._parser = expat.ParserCreate("utf-8")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.StartDoctypeDeclHandler = _refuse_doctype
        _parse(self._parser, xml)
        self._look_at_last_cell()

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        match name.rpartition(":")[2]:
            case "c":
                self._start_cell(attributes)
            case "v" | "is":
                self.rows, self.columns = max(self.rows, self._row), max(self.columns, self._column)
                if self._has_formula or self._kind == "e":
                    self._text.clear()
                    self._parser.CharacterDataHandler = self._text.append
            case "f":
                self._has_formula = True
            case "row":
                self._look_at_last_cell()
                self._row = _whole(attributes["r"]) if "r" in attributes else self._row + 1
                self._column = 0

    def _start_cell(self, attributes: dict[str, str]) -> None:
        self._look_at_last_cell()
        self._kind = attributes.get("t")
        place = attributes.get("r")
        if place is None:
            self._column += 1
            return
        found = _PLACE.fullmatch(place)
        if found is None:
            raise TableError([wording.damaged_spreadsheet()])
        self._row, self._column = int(found[2]), wording.column_index(found[1]) + 1

    def _look_at_last_cell(self) -> None:
        """A formula whose result is not in the file, or an error, in the cell that has just ended."""
        if self._has_formula or self._kind == "e":
            self._parser.CharacterDataHandler = None
            value, column = "".join(self._text).strip(), wording.column_letter(max(0, self._column - 1))
            if self._kind == "e":
                self.problems.append(wording.error_value(self._row, column, value))
            elif not value:
                self.problems.append(wording.formula_without_value(self._row, column))
        self._text.clear()
        self._kind, self._has_formula = None, False

    def refuse_beyond(self, limits: Limits) -> None:
        """TableError where the sheet reaches further than a table may, in rows, columns or both together."""
        if self.rows > limits.rows + 1:
            raise TableError([wording.too_many_rows(limits.rows)])
        if self.columns > limits.columns:
            raise TableError([wording.too_many_columns(1, self.columns, limits.columns)])
        if self.rows * self.columns > limits.cells:
            raise TableError([wording.too_many_cells(self.rows, self.columns, limits.cells)])


def _parse(parser: expat.XMLParserType, xml: bytes) -> None:
    """As UTF-8, which is what the reader takes it for, whatever it says. TableError where it is no sound XML: the
    reader is lenient, and what it makes of broken XML cannot be foretold."""
    try:
        parser.Parse(xml, True)
    except expat.ExpatError:
        raise TableError([wording.damaged_spreadsheet()]) from None


def _whole(text: str) -> int:
    if not (text.isascii() and text.isdigit() and len(text) <= 7):
        raise TableError([wording.damaged_spreadsheet()])
    return int(text)


def _refuse_doctype(*_: object) -> None:
    """A spreadsheet has none; in one that does, a few letters may stand for millions."""
    raise TableError([wording.damaged_spreadsheet()])
