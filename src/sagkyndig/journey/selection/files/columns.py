"""Reads a table whose columns are ours by name, cell by cell, and collects every problem with its place and remedy."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sagkyndig.pure.danish import number
from sagkyndig.pure.tables import Problem, Table, TableError, first_of, plain, quoted, shown

MOST_PROBLEMS = 100  # a list longer than this helps nobody; the rest are counted
_MOST_HEADINGS = 12
_LARGEST_COUNT = 1_000_000
_YEARS = range(1990, 2101)
_WHOLE = re.compile(r"[0-9]+(?:\.0+)?")  # a spreadsheet may keep 7 as 7.0
_DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?|(\d{1,2})[./-](\d{1,2})[./-](\d{4})")


@dataclass
class Findings:
    """The problems of one table, as they are found."""

    problems: list[Problem] = field(default_factory=list)

    def add(self, row: int | None, column: str | None, value: str | None, sentence: str, remedy: str) -> None:
        self.problems.append(Problem(row, column, value, sentence, remedy))

    def at(self, row: int, column: str, value: str, what: str, remedy: str) -> None:
        """»Række 4, kolonnen »hjemvist«: »-1« er under nul.«"""
        self.add(row, column, value, f"Række {number(row)}, kolonnen »{column}«: {what}", remedy)

    def raise_if_any(self) -> None:
        if self.problems:
            raise TableError(first_of(self.problems, MOST_PROBLEMS))


@dataclass(frozen=True)
class Cells:
    """One row: its number in the spreadsheet and its cells by the names of our columns."""

    row: int
    values: tuple[str, ...]
    places: Mapping[str, int]
    headings: Mapping[str, str]
    findings: Findings

    def text(self, column: str) -> str:
        place = self.places.get(column)
        return "" if place is None else self.values[place]

    def wrong(self, column: str, what: str, remedy: str) -> None:
        self.findings.at(self.row, self.headings.get(column, column), self.text(column), what, remedy)

    def count(self, column: str) -> int:
        """A number of appeals, nought where it is none; percentages and numbers below nought are told from others."""
        text = self.text(column)
        if text.isascii() and text.isdigit() and len(text) < 7:
            return int(text)
        if _WHOLE.fullmatch(text) and float(text) <= _LARGEST_COUNT:
            return int(float(text))
        self._say_what_is_no_count(column, text)
        return 0

    def _say_what_is_no_count(self, column: str, text: str) -> None:
        named = f"»{shown(text)}«"
        if not text:
            self.wrong(column, "Cellen er tom.", "Skriv antallet af sager, og 0, hvis der ingen var.")
        elif "%" in text or re.fullmatch(r"-?[0-9]*[.,][0-9]+", text):
            self.wrong(
                column, f"{named} er en procent eller et decimaltal.", "Skriv antallet af sager som et helt tal."
            )
        elif re.fullmatch(r"[-−–]\s*\d+", text):
            self.wrong(column, f"{named} er under nul.", "Skriv antallet af sager som et helt tal, mindst 0.")
        elif _WHOLE.fullmatch(text):
            self.wrong(column, f"{named} er flere sager, end der kan være.", "Se efter, om to tal er skrevet sammen.")
        else:
            self.wrong(column, f"{named} er ikke et antal sager.", "Skriv antallet med cifre alene, fx 7.")

    def year(self, column: str) -> int:
        text = self.text(column)
        if _WHOLE.fullmatch(text) and int(float(text)) in _YEARS:
            return int(float(text))
        what = f"»{shown(text)}« er ikke et årstal." if text else "Cellen er tom."
        self.wrong(column, what, "Skriv året med fire cifre, fx 2021.")
        return 0

    def day(self, column: str, *, may_be_empty: bool = False) -> date | None:
        text = self.text(column)
        if not text and may_be_empty:
            return None
        found = _DAY.fullmatch(text)
        if found:
            parts = found.groups()
            year, month, day = parts[:3] if parts[0] else reversed(parts[3:])
            try:
                return date(int(year), int(month), int(day))
            except ValueError:
                pass
        what = f"»{shown(text)}« er ikke en dato." if text else "Cellen er tom."
        self.wrong(column, what, "Skriv datoen som 2022-05-31 eller 31.05.2022.")
        return None


def rows_of(table: Table, wanted: Sequence[str], optional: Sequence[str], findings: Findings) -> Iterator[Cells]:
    """The rows of the table, where each column is found by its name whatever its capitals, spaces and underscores.

    Raises TableError where a column is missing or the table has no rows. A row in which nothing stands is none.
    """
    places: dict[str, int] = {}
    headings: dict[str, str] = {}
    by_name = {plain(heading): place for place, heading in enumerate(table.header)}
    for column in (*wanted, *optional):
        place = by_name.get(plain(column))
        if place is not None:
            places[column], headings[column] = place, table.header[place]
    missing = [column for column in wanted if column not in places]
    for column in missing:
        findings.add(
            1,
            column,
            None,
            f"Række 1: Kolonnen »{column}« mangler. Overskrifterne er {quoted(table.header[:_MOST_HEADINGS])}.",
            f"Brug vores skabelon med kolonnerne {quoted(wanted)}.",
        )
    if not missing and not table.rows:
        findings.add(
            None, None, None, "Filen har overskrifter, men ingen rækker under dem.", "Læg tallene ind under dem."
        )
    findings.raise_if_any()
    for row, values in table.numbered_rows():
        if any(values):
            yield Cells(row, values, places, headings, findings)
