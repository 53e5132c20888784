"""A table as it was read: a header and rows of text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Table:
    """Every row has as many cells as the header. `sheet` is the name of the sheet (XLSX), `delimiter` and `encoding`
    what the text was read with (CSV).

    A row's number is the one that a spreadsheet shows when the file is opened: records are counted, not lines of text,
    so a cell with line breaks does not shift what stands below; the header is 1 unless empty lines stand above it.
    Lines with nothing on them are no rows, but they are counted.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    row_numbers: Sequence[int] = field(default=())
    sheet: str | None = None
    delimiter: str | None = None
    encoding: str | None = None

    def __post_init__(self) -> None:
        if not self.row_numbers:
            object.__setattr__(self, "row_numbers", range(2, 2 + len(self.rows)))

    def numbered_rows(self) -> Iterator[tuple[int, tuple[str, ...]]]:
        """Each row with its number in the spreadsheet."""
        return zip(self.row_numbers, self.rows, strict=True)
