"""Spreadsheets: read from CSV and XLSX with located problems."""

from sagkyndig.pure.tables.problems import Limits, Problem, TableError, first_of
from sagkyndig.pure.tables.reading import read_table
from sagkyndig.pure.tables.spelling import plain
from sagkyndig.pure.tables.table import Table
from sagkyndig.pure.tables.wording import quoted, shown

__all__ = ["Limits", "Problem", "Table", "TableError", "first_of", "plain", "quoted", "read_table", "shown"]
