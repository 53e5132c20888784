"""Reads a table from the bytes of a CSV or XLSX file, or says what is wrong with it."""

from __future__ import annotations

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.contents import Kind, kind_of
from sagkyndig.pure.tables.csv_reading import read_csv
from sagkyndig.pure.tables.problems import USUAL_LIMITS, Limits, TableError
from sagkyndig.pure.tables.table import Table
from sagkyndig.pure.tables.xlsx_reading import read_xlsx


def read_table(data: bytes, filename: str, *, limits: Limits = USUAL_LIMITS) -> Table:
    """The table in the file; a header without rows is a table of no rows.

    CSV is divided by semicolon, tab or comma, written in UTF-8, UTF-16 with its mark, or Windows-1252. Cells come as
    text without space at their ends. TableError lists everything that is wrong, each with its place.
    """
    if not data:
        raise TableError([wording.no_bytes()])
    if len(data) > limits.file_bytes:
        raise TableError([wording.file_too_large(len(data), limits.file_bytes)])
    return read_csv(data, limits) if kind_of(data, filename) is Kind.TEXT else read_xlsx(data, limits)
