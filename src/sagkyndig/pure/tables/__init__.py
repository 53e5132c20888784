"""Spreadsheets: read from CSV and XLSX with located problems, and written."""

from sagkyndig.pure.tables.csv_writing import Cell, write_csv
from sagkyndig.pure.tables.problems import Limits, Problem, TableError
from sagkyndig.pure.tables.reading import read_table
from sagkyndig.pure.tables.table import Table
from sagkyndig.pure.tables.xlsx_writing import write_xlsx

__all__ = ["Cell", "Limits", "Problem", "Table", "TableError", "read_table", "write_csv", "write_xlsx"]
