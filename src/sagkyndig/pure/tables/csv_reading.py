"""Reads CSV: which marks it is written with, which sign divides it, and what stands in it."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.checking import CONTROL_SIGNS, checked
from sagkyndig.pure.tables.problems import Limits, TableError
from sagkyndig.pure.tables.table import Table

# In order of preference: where two explain the file equally well, the first one is meant. A semicolon is rare in a
# heading, a comma is not.
_DELIMITERS = {";": "semikolon", "\t": "tabulator", ",": "komma"}
_NOT_DELIMITERS = ("|", "¦")
_SAMPLE_CHARACTERS = 65_536
_SAMPLE_RECORDS = 50

_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
# UTF-8 read as Windows-1252 shows æ as Ã¦; letters of other code pages stand as signs in the middle of a word.
_MISREAD = re.compile(r"Ã[¦¸¥†˜…©]|(?<=[A-Za-z])[¾¿Œ†›](?=[a-z])")
_MISREAD_SIGNS = "Ã¾¿Œ†›"
_QUOTED = re.compile(r'(?<![^;,\t|\r\n ])"[^"]*(?:""[^"]*)*"')
# Careful systems export a text that a spreadsheet would reckon with behind an apostrophe. Source: OWASP, CSV Injection.
_GUARDED = re.compile(r"'+(?:[\t\r\n]|\s*[=+\-@＝＋－＠])")


def read_csv(data: bytes, limits: Limits) -> Table:
    """The table in the text. Rows are numbered as records, so line breaks inside a cell shift nothing."""
    text, encoding = _decoded(data)
    text, delimiter = _delimited(text.replace("\r\n", "\n").replace("\r", "\n"))
    _refuse_control_signs(text, delimiter)
    records = _stripped(_records(text, delimiter, limits), may_be_guarded="'" in text)
    header, rows, numbers = checked(records, limits, explain=_explain)
    return Table(header, rows, numbers, delimiter=delimiter, encoding=encoding)


def _decoded(data: bytes) -> tuple[str, str]:
    if data.startswith(_UTF16_MARKS):
        try:
            return data.decode("utf-16"), "utf-16"
        except UnicodeDecodeError:
            raise TableError([wording.not_text()]) from None
    if b"\x00" in data:
        raise TableError([wording.not_text()])
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError as error:
        return _decoded_as_windows(data, error.start), "windows-1252"


def _decoded_as_windows(data: bytes, first_stray: int) -> str:
    """Windows-1252 where it makes sense. A file that is mostly UTF-8, or of an older code page, would be read wrongly
    without a complaint."""
    try:
        text = data.decode("windows-1252")
    except UnicodeDecodeError as error:
        row = _row_at(data[: error.start].decode("windows-1252"))
        raise TableError([wording.unreadable_letters(row, f"byte {data[error.start]:02X}")]) from None
    misread = _MISREAD.search(text) if any(sign in text for sign in _MISREAD_SIGNS) else None
    if misread:
        place = min(misread.start(), first_stray)
        around = text[max(0, place - 10) : place + 10]
        raise TableError([wording.unreadable_letters(_row_at(text[:place]), wording.shown(around))])
    return text


def _row_at(text_before: str, delimiter: str = ";") -> int:
    """The number of the record that comes after this text; a record may hold line breaks."""
    try:
        ended = sum(1 for _ in csv.reader(io.StringIO(text_before, newline=""), delimiter=delimiter))
    except csv.Error:
        ended = text_before.count("\n")
        return ended + 1
    at_a_start = not text_before or text_before[-1] == "\n"
    return ended + 1 if at_a_start else ended


def _refuse_control_signs(text: str, delimiter: str) -> None:
    sign = CONTROL_SIGNS.search(text)
    if sign is None:
        return
    if sum(1 for _ in CONTROL_SIGNS.finditer(text[:_SAMPLE_CHARACTERS])) > _SAMPLE_RECORDS:
        raise TableError([wording.not_text()])
    raise TableError([wording.invisible_sign(_row_at(text[: sign.start()], delimiter), ord(sign.group()))])


def _delimited(text: str) -> tuple[str, str]:
    """The text, and the sign that divides it into columns: the one under which most of the first records have as many
    cells as the header. A line "sep=;" on top, as Excel knows it, decides and is no row."""
    told = re.match(r"sep=(.)\n", text, re.IGNORECASE)
    if told and told.group(1) in _DELIMITERS:
        return text[told.end() :], told.group(1)
    lines = _plain_lines(text)
    if not lines:
        return text, ";"
    best = max(_DELIMITERS, key=lambda sign: _fit(lines, sign))
    if _fit(lines, best) < 0:
        _refuse_other_delimiters(lines)
        return text, ";"
    return text, best


def _plain_lines(text: str) -> list[str]:
    """The first records with everything between quotes left out, so that only dividing signs are counted."""
    lines = _QUOTED.sub('""', text[:_SAMPLE_CHARACTERS]).splitlines()
    if len(text) > _SAMPLE_CHARACTERS and len(lines) > 1:
        lines.pop()
    return [line for line in lines if line.strip()][:_SAMPLE_RECORDS]


def _fit(lines: Sequence[str], sign: str) -> int:
    in_header = lines[0].count(sign)
    return sum(line.count(sign) == in_header for line in lines[1:]) if in_header else -1


def _refuse_other_delimiters(lines: Sequence[str]) -> None:
    for sign in _NOT_DELIMITERS:
        if _fit(lines, sign) >= 0:
            raise TableError([wording.wrong_delimiter(sign)])


def _explain(record: Sequence[str], columns: int) -> str | None:
    """The name of the sign that would divide a record of one cell into as many cells as there are headings."""
    if len(record) > 1:
        return None
    whole = "".join(record)
    return next((name for sign, name in _DELIMITERS.items() if whole.count(sign) == columns - 1), None)


def _records(text: str, delimiter: str, limits: Limits) -> Iterator[tuple[int, list[str]]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True, skipinitialspace=True)
    number = 0
    try:
        for number, record in enumerate(reader, start=1):
            if record:
                yield number, record
    except csv.Error as error:
        # The module has one exception for everything; a field beyond its own limit is told apart by the words.
        if "field limit" in str(error):
            raise TableError([wording.row_too_large(number + 1, None, limits.cell_characters)]) from None
        raise TableError([wording.broken_quotes(number + 1)]) from None


def _stripped(records: Iterator[tuple[int, list[str]]], *, may_be_guarded: bool) -> Iterator[tuple[int, Sequence[str]]]:
    for number, record in records:
        cells = map(_unguarded, record) if may_be_guarded else record
        yield number, tuple(map(str.strip, cells))


def _unguarded(text: str) -> str:
    return text[1:] if _GUARDED.match(text) else text
