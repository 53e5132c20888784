"""Each municipality's place on the tile map, CSV or XLSX: kommunekode, kolonne from the west, raekke from the north."""

from __future__ import annotations

from sagkyndig.journey.selection.files.columns import Cells, Findings, rows_of
from sagkyndig.journey.selection.files.municipalities import code_from
from sagkyndig.pure.danish import number
from sagkyndig.pure.tables import read_table

COLUMNS = ("kommunekode", "kolonne", "raekke")
_MOST = 60

Tile = tuple[int, int]  # column and row, from 1


def read_tile_map(data: bytes, filename: str) -> dict[str, Tile]:
    """The tile of each code. Raises TableError with every problem found; two municipalities never share a tile."""
    findings = Findings()
    tiles: dict[str, Tile] = {}
    rows: dict[str | Tile, int] = {}
    for cells in rows_of(read_table(data, filename), COLUMNS, (), findings):
        code = code_from(cells.text("kommunekode"))
        if code is None:
            what = f"»{cells.text('kommunekode')}« er ikke en kommunekode."
            cells.wrong("kommunekode", what, "Skriv tre cifre, fx 901.")
        column, row = (_place(cells, name) for name in ("kolonne", "raekke"))
        if code is None or column is None or row is None:
            continue
        for key, name in ((code, "kommunekode"), ((column, row), "kolonne")):
            if rows.setdefault(key, cells.row) != cells.row:
                what = "Kommunen står" if name == "kommunekode" else "Feltet er brugt"
                cells.wrong(name, f"{what} også i række {number(rows[key])}.", "Giv hver kommune ét felt for sig selv.")
        tiles.setdefault(code, (column, row))
    findings.raise_if_any()
    return tiles


def _place(cells: Cells, name: str) -> int | None:
    text = cells.text(name)
    if text.isascii() and text.isdigit() and 1 <= int(text) <= _MOST:
        return int(text)
    cells.wrong(name, f"»{text}« er ikke et felt.", f"Skriv et helt tal fra 1 til {_MOST}.")
    return None
