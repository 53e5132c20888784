"""The list of municipalities, CSV or XLSX: kommunekode, navn, region, folketal."""

from __future__ import annotations

import re

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.files.columns import Cells, Findings, rows_of
from sagkyndig.pure.danish import number
from sagkyndig.pure.tables import read_table

COLUMNS = ("kommunekode", "navn", "region", "folketal")
_CODE = re.compile(r"0?(\d{3})(?:\.0+)?")
_LARGEST = 10_000_000


def read_municipality_list(data: bytes, filename: str) -> tuple[MunicipalityRow, ...]:
    """The municipalities by code; other columns are passed over. Raises TableError with every problem found."""
    findings = Findings()
    found: dict[str, MunicipalityRow] = {}
    at: dict[str, int] = {}
    for cells in rows_of(read_table(data, filename), COLUMNS, (), findings):
        row = _municipality(cells)
        if row is None:
            continue
        for key in (row.code, row.name.casefold()):
            if key in at:
                cells.wrong(
                    "kommunekode" if key == row.code else "navn",
                    f"»{row.code if key == row.code else row.name}« står også i række {number(at[key])}.",
                    "Behold den ene række.",
                )
            at.setdefault(key, cells.row)
        found.setdefault(row.code, row)
    findings.raise_if_any()
    return tuple(found[code] for code in sorted(found))


def code_from(text: str) -> str | None:
    """Three digits, from »101«, »0101« and a spreadsheet's 101.0; None where it is no code."""
    match = _CODE.fullmatch(text)
    return match[1] if match else None


def _municipality(cells: Cells) -> MunicipalityRow | None:
    before = len(cells.findings.problems)
    code = code_from(cells.text("kommunekode"))
    if code is None:
        what = f"»{cells.text('kommunekode')}« er ikke en kommunekode."
        cells.wrong("kommunekode", what, "Skriv tre cifre, fx 901.")
    for column in ("navn", "region"):
        if not cells.text(column):
            cells.wrong(column, "Cellen er tom.", f"Skriv kommunens {column}.")
    population = (
        cells.text("folketal").replace(".", "")
        if re.fullmatch(r"\d{1,3}(\.\d{3})+", cells.text("folketal"))
        else (re.sub(r"\.0+$", "", cells.text("folketal")))
    )
    if not (population.isascii() and population.isdigit() and 0 < int(population) <= _LARGEST):
        what = f"»{cells.text('folketal')}« er ikke et folketal."
        cells.wrong("folketal", what, "Skriv antallet af indbyggere som et helt tal, fx 32450.")
    if code is None or len(cells.findings.problems) > before:
        return None
    return MunicipalityRow(code, cells.text("navn"), cells.text("region"), int(population))
