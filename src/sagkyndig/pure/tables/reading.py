"""Reads a table from the bytes of a CSV or XLSX file, or says what is wrong with it."""

from __future__ import annotations

from sagkyndig.pure.tables.problems import Limits
from sagkyndig.pure.tables.table import Table


def read_table(data: bytes, filename: str, *, limits: Limits = Limits()) -> Table:
    """The table in the file. TableError with located Danish problems where it cannot be used."""
    raise NotImplementedError
