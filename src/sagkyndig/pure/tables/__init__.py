"""Spreadsheets: read from CSV and XLSX with located problems, and written."""

from sagkyndig.pure.tables.problems import Limits, Problem, TableError
from sagkyndig.pure.tables.reading import read_table
from sagkyndig.pure.tables.table import Table
from sagkyndig.pure.tables.writing import write_csv, write_xlsx

__all__ = ["Limits", "Problem", "Table", "TableError", "read_table", "write_csv", "write_xlsx"]
