"""Turns numbered records into a header and rows of equal length, or lists everything that is wrong with them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

from sagkyndig.pure.tables import wording
from sagkyndig.pure.tables.problems import Limits, Problem, TableError

# What no text holds on purpose, and no report can show; line breaks and tabs are not among them.
CONTROL_SIGNS = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")

Records = Iterable[tuple[int, Sequence[str]]]
Explain = Callable[[Sequence[str], int], str | None]


def _unexplained(_record: Sequence[str], _columns: int) -> None:
    return None


def checked(
    records: Records, limits: Limits, *, explain: Explain = _unexplained
) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...], Sequence[int]]:
    """Header, rows and the rows' numbers, from stripped records. The header is the first in which something stands.

    Columns at the right edge in which nothing stands are left out. `explain` may name the delimiter that a record of
    the wrong length seems to be divided by.
    """
    numbered = iter(records)
    first = next((each for each in numbered if any(each[1])), None)
    if first is None:
        raise TableError([wording.no_header()])
    header_row, header = first
    _refuse_too_wide(header_row, header, limits)
    rows: list[tuple[str, ...]] = []
    numbers: list[int] = []
    problems: list[Problem] = []
    named = len(_trimmed(header))
    wide: list[int] = []
    for number, record in numbered:
        if len(rows) >= limits.rows:
            raise TableError([wording.too_many_rows(limits.rows)])
        if len(record) == 1 < named and not record[0]:
            continue  # a line of nothing but spaces
        if sum(map(len, record)) + len(record) > limits.cell_characters:
            too_long = _too_long(number, record, header, limits)
            problems += too_long
            if too_long:
                continue
        if len(record) != named:
            trimmed = _trimmed(record)
            if len(record) < named or len(trimmed) > len(header):
                problems.append(wording.ragged(number, len(record), named, explain(record, named)))
            elif len(trimmed) > named:
                wide.append(len(trimmed))
            record = (*record[:named],)
        rows.append(tuple(record))
        numbers.append(number)
    heading = _heading_problems(header_row, header[: max([named, *wide])])
    raise_if_any([*heading, *problems], limits)
    straight = range(2, 2 + len(rows))
    return tuple(header[:named]), tuple(rows), straight if numbers == list(straight) else tuple(numbers)


def _trimmed(record: Sequence[str]) -> Sequence[str]:
    width = len(record)
    while width and not record[width - 1]:
        width -= 1
    return record[:width]


def _refuse_too_wide(row: int, header: Sequence[str], limits: Limits) -> None:
    if len(_trimmed(header)) > limits.columns:
        raise TableError([wording.too_many_columns(row, len(_trimmed(header)), limits.columns)])
    raise_if_any(_too_long(row, header, [], limits), limits)


def _too_long(row: int, record: Sequence[str], header: Sequence[str], limits: Limits) -> list[Problem]:
    total = sum(map(len, record)) + len(record) - 1  # and what divides them
    if total > limits.row_characters:
        return [wording.row_too_large(row, total, limits.row_characters)]
    return [
        wording.cell_too_large(row, _name(header, index), len(cell), limits.cell_characters)
        for index, cell in enumerate(record)
        if len(cell) > limits.cell_characters
    ]


def _name(header: Sequence[str], index: int) -> str:
    return header[index] if index < len(header) and header[index] else wording.column_letter(index)


def _heading_problems(row: int, header: Sequence[str]) -> list[Problem]:
    places: dict[str, list[int]] = {}
    for index, heading in enumerate(header):
        places.setdefault(" ".join(heading.split()).casefold(), []).append(index)
    empty = [wording.empty_heading(row, index) for index in places.pop("", [])]
    doubles = (indexes for indexes in places.values() if len(indexes) > 1)
    return list(chain(empty, (wording.same_heading(row, header[indexes[0]], indexes) for indexes in doubles)))


def raise_if_any(problems: Sequence[Problem], limits: Limits) -> None:
    """TableError of the first problems, and how many more there are; nothing where there are none."""
    if len(problems) > limits.problems:
        more = wording.and_more(len(problems) - limits.problems)
        raise TableError([*problems[: limits.problems], more])
    if problems:
        raise TableError(problems)
