"""Reads appeal figures from a table: every row to its municipality, provision and year, every problem with its place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass

from sagkyndig.journey.selection.files.sources import cells, wording
from sagkyndig.journey.selection.files.sources.finishing import Cell, Finished, Key, finish
from sagkyndig.journey.selection.files.sources.layout import NOTHING_GIVEN, Given, Layout, lacking_in, layout_of
from sagkyndig.journey.selection.files.sources.meanings import COUNTS, PERCENTAGES, Column, Meaning, measure_of
from sagkyndig.journey.selection.files.sources.municipalities import UNKNOWN, Municipalities
from sagkyndig.journey.selection.rules.figures import AppealCount
from sagkyndig.pure.danish import number, plural
from sagkyndig.pure.tables import Problem, Table, first_of, plain, quoted

MOST_PROBLEMS = 200
MOST_NAMED = 5
# A row's municipality, provision, year, outcome as it is spelled, and what that counts.
Understood = tuple[str, str, int, str, Meaning]


@dataclass(frozen=True)
class Reading:
    """What a file gives. `left_out` are cells that cannot be kept as counts, with the reason; `notes` what was assumed.

    The `lacks` tell what somebody must say of the file as a whole; `lacks_law` that a paragraph stands without its law.
    """

    counts: tuple[AppealCount, ...] = ()
    problems: tuple[Problem, ...] = ()
    left_out: tuple[Problem, ...] = ()
    left_out_in_all: int = 0
    notes: tuple[str, ...] = ()
    lacks_year: bool = False
    lacks_provision: bool = False
    lacks_law: bool = False


def read_figures(
    table: Table, meanings: Sequence[Meaning], municipalities: Municipalities, given: Given = NOTHING_GIVEN
) -> Reading:
    """The figures in a table whose columns hold `meanings`. Nothing is raised: what is wrong stands in the reading."""
    layout = layout_of(table.header, meanings, given)
    problems = layout.problems()
    if not problems and not table.rows:
        problems = [wording.no_rows()]
    if problems:
        return Reading(problems=tuple(problems), lacks_year=layout.lacks_year, lacks_provision=layout.lacks_provision)
    return _Reader(table, layout, municipalities).read()


class _Reader:
    """Goes through the rows once. The same spelling is understood once, however many rows have it."""

    def __init__(self, table: Table, layout: Layout, municipalities: Municipalities) -> None:
        self.table, self.layout, self.municipalities = table, layout, municipalities
        self.code, self.name = layout.one(Meaning.CODE), layout.one(Meaning.MUNICIPALITY)
        self.year, self.provision = layout.one(Meaning.YEAR), layout.one(Meaning.PROVISION)
        self.outcome, self.values = layout.one(Meaning.OUTCOME), layout.values
        self.has_danish_numbers = table.delimiter is not None
        self.problems: list[Problem] = []
        self.hidden: list[Problem] = []
        self.found: dict[Key, Cell] = {}
        self.rows_seen: dict[tuple[str, str, int, str], int] = {}
        self.measures: set[Meaning] = set()
        self.totals: Counter[str] = Counter()
        self.without_law: Counter[str] = Counter()
        self.empty_rows = 0
        self._places: dict[tuple[str, str], str] = {}
        self._labels: dict[str, str] = {}
        self._counts: dict[str, int] = {}
        self._provisions: dict[str, cells.ProvisionCell] = {}

    def read(self) -> Reading:
        for row, record in self.table.numbered_rows():
            self._read_row(row, record)
        if self.outcome is None:
            self.measures = {column.meaning for column in self.values}
        elif not self.problems and (lacking := lacking_in(self.measures)):
            self.problems.append(wording.no_outcome_of(lacking))
        finished = finish(self.found, self.measures, self._told) if not self.problems else Finished()
        problems = [*self.problems, *finished.problems]
        if not problems and not finished.counts and not finished.left_out and not self.hidden:
            problems = [wording.nothing_left()]
        left_out = [*self.hidden, *finished.left_out]
        return Reading(
            counts=finished.counts,
            problems=first_of(problems, MOST_PROBLEMS),
            left_out=first_of(left_out, MOST_PROBLEMS),
            left_out_in_all=len(left_out),
            notes=(*self._notes(), *finished.notes),
            lacks_year=self.layout.lacks_year,
            lacks_provision=self.layout.lacks_provision,
            lacks_law=bool(self.without_law),
        )

    def _read_row(self, row: int, record: tuple[str, ...]) -> None:
        if not any(record[column.index] for column in self.values):
            self.empty_rows += 1
            return
        known = len(self.problems)
        understood = self._understand(row, record)
        if understood is None:
            if len(self.problems) > known:
                self._look_at_counts(row, record)
            return
        code, provision, year, label, outcome = understood
        first = self.rows_seen.setdefault((code, provision, year, label), row)
        if first != row:
            column = self.code or self.name or self.values[0]
            named = self._told((code, provision, year)) + (f", {record[self.outcome.index]}," if self.outcome else "")
            self.problems.append(wording.twice(row, first, column, record[column.index], named))
            return
        for column in self.values:
            measure = outcome if self.outcome else column.meaning
            self._put(row, column, record[column.index], (code, provision, year or column.year or 0), measure)

    def _understand(self, row: int, record: tuple[str, ...]) -> Understood | None:
        """What the row is about; None where it is passed over or cannot be told. All that is wrong with it is listed."""
        code = self._place(row, record)
        provision = self._provision(row, record)
        year = self._year(row, record)
        outcome = self._outcome(row, record)
        if not code or not provision or year is None or outcome is None:
            return None
        label = record[self.outcome.index] if self.outcome else ""
        if label not in self._labels:
            self._labels[label] = plain(label)
        return code, provision, year, self._labels[label], outcome

    def _put(self, row: int, column: Column, text: str, key: Key, measure: Meaning) -> None:
        cell = self.found.get(key)
        if cell is None:
            cell = self.found[key] = Cell(row)
        if measure in PERCENTAGES:
            if text:
                cell.percentages[measure] = (text, row, column)
            return
        if text in self._counts:
            cell.counts[measure] = cell.counts.get(measure, 0) + self._counts[text]
            return
        try:
            count = self._count(row, column, text)
        except cells.Hidden:
            if not cell.is_hidden:
                self.hidden.append(wording.hidden(row, column, text, self._told(key)))
            cell.is_hidden = True
            return
        if count is not None:
            self._counts[text] = count
            cell.counts[measure] = cell.counts.get(measure, 0) + count

    def _count(self, row: int, column: Column, text: str) -> int | None:
        """The count in a cell; None where nothing stands, or what stands there is listed as wrong."""
        try:
            return cells.count_in(text, has_danish_numbers=self.has_danish_numbers)
        except cells.Negative:
            self.problems.append(wording.negative(row, column, text))
        except cells.NotWhole:
            self.problems.append(wording.not_whole(row, column, text))
        return None

    def _look_at_counts(self, row: int, record: tuple[str, ...]) -> None:
        """What else is wrong in a row that cannot be used, so that all of it can be mended at once."""
        for column in self.values:
            if column.meaning in COUNTS:
                with suppress(cells.Hidden):
                    self._count(row, column, record[column.index])

    def _place(self, row: int, record: tuple[str, ...]) -> str | None:
        """The municipality by its code, which is relied on where it stands, or by its name; the two must agree."""
        code = record[self.code.index] if self.code else ""
        name = record[self.name.index] if self.name else ""
        if (code, name) in self._places:
            return self._places[(code, name)]
        by_code = self.municipalities.find_code(code) if code else None
        by_name = self.municipalities.find(name) if name else None
        place, column = (by_code, self.code) if by_code else (by_name, self.name)
        if column is None or place is None:
            column, place = self.code or self.name or self.values[0], UNKNOWN
        if place.is_total and not (by_name and by_name.code):
            self.totals[name or code] += 1
            return None
        if place.code is None:
            cell = record[column.index]
            self.problems.append(wording.unknown_municipality(row, column, cell, self.municipalities.alike(cell)))
        elif by_name is not None and by_name.code != place.code and self.name:
            known = self.municipalities.names[place.code]
            self.problems.append(wording.code_and_name_differ(row, self.name, place.code, known, name))
            return None
        if place.code is not None:
            self._places[(code, name)] = place.code
        return place.code

    def _provision(self, row: int, record: tuple[str, ...]) -> str | None:
        if self.provision is None:
            return self.layout.given.provision
        text = record[self.provision.index]
        found = self._provisions.get(text) or cells.provision_of(text, law=self.layout.given.law)
        self._provisions[text] = found
        if found.is_total:
            self.totals[text] += 1
        elif found.name is None:
            self.problems.append(wording.unknown_provision(row, self.provision, text))
        elif found.lacks_law:
            self.without_law[text] += 1
        return found.name

    def _year(self, row: int, record: tuple[str, ...]) -> int | None:
        """The row's year; 0 where each column has its own."""
        if self.year is None:
            return self.layout.given.year if self.layout.lacks_year else 0
        text = record[self.year.index]
        try:
            year = cells.year_of(text)
        except cells.PartOfAYear:
            self.problems.append(wording.part_of_a_year(row, self.year, text))
            return None
        if year is None:
            self.problems.append(wording.no_year(row, self.year, text))
        return year

    def _outcome(self, row: int, record: tuple[str, ...]) -> Meaning | None:
        if self.outcome is None:
            return Meaning.COUNT
        text = record[self.outcome.index]
        measure = measure_of(text)
        if measure is None:
            self.problems.append(wording.unknown_outcome(row, self.outcome, text))
        else:
            self.measures.add(measure)
        return measure

    def _told(self, key: Key) -> str:
        code, provision, year = key
        return f"{self.municipalities.names[code]}, {provision}" + (f", {year}" if year else "")

    def _notes(self) -> list[str]:
        notes = []
        if self.totals:
            rows = plural(self.totals.total(), "række er", "rækker er")
            notes.append(f"{rows} et samlet tal og er sprunget over: {_named(self.totals)}.")
        if self.empty_rows:
            notes.append(f"{plural(self.empty_rows, 'række', 'rækker')} uden tal er sprunget over.")
        if self.without_law:
            law = {"SEL": "serviceloven", "BL": "barnets lov"}.get(self.layout.given.law, self.layout.given.law)
            notes.append(f"Hvor der ikke står nogen lov, er paragraffen læst som {law}: {_named(self.without_law)}.")
        return notes


def _named(found: Counter[str]) -> str:
    more = len(found) - MOST_NAMED
    return quoted(list(found)[:MOST_NAMED]) + (f" og {number(more)} andre" if more > 0 else "")
