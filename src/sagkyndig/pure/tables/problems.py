"""What is wrong with a table, where, and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: `row` as the spreadsheet counts (header = 1), `column` by name or letter, what stood there.

    `sentence` says what is wrong and where, `remedy` what to do; both are Danish and stand alone.
    """

    row: int | None
    column: str | None
    value: str | None
    sentence: str
    remedy: str

    def __str__(self) -> str:
        return f"{self.sentence} {self.remedy}"


class TableError(Exception):
    """The table cannot be used; `problems` says why, at least one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


def first_of(problems: Sequence[Problem], most: int) -> tuple[Problem, ...]:
    """The first `most` of them, and how many more there are: a longer list helps nobody."""
    if len(problems) <= most:
        return tuple(problems)
    rest = len(problems) - most
    more = Problem(None, None, None, f"Der er {rest} fejl mere af samme slags.", "Ret dem ovenfor, og prøv igen.")
    return (*problems[:most], more)


@dataclass(frozen=True)
class Limits:
    """How large a table may be. Bytes are of the file as it comes and, for XLSX, of what it unpacks to."""

    file_bytes: int = 50_000_000
    unpacked_bytes: int = 250_000_000
    rows: int = 200_000
    columns: int = 300
    cells: int = 5_000_000  # of a spreadsheet, empty ones between the first and the last included
    cell_characters: int = 32_767  # what a cell in a spreadsheet can hold
    row_characters: int = 200_000
    problems: int = 100


USUAL_LIMITS = Limits()
