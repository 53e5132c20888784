"""Spreadsheets: read from CSV and XLSX with located problems."""

from sagkyndig.pure.tables.problems import Limits, Problem, TableError
from sagkyndig.pure.tables.reading import read_table
from sagkyndig.pure.tables.table import Table

__all__ = ["Limits", "Problem", "Table", "TableError", "read_table"]
