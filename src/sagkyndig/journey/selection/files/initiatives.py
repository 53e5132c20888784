"""Other initiatives, CSV or XLSX: what a municipality is in the middle of, from when to when, and who says so."""

from __future__ import annotations

from collections.abc import Collection

from sagkyndig.journey.selection.files.columns import Findings, rows_of
from sagkyndig.journey.selection.files.municipalities import code_from
from sagkyndig.journey.selection.rules.ground import Initiative
from sagkyndig.pure.tables import read_table

COLUMNS = ("kommunekode", "indsats", "fra", "til")


def read_initiatives(data: bytes, filename: str, codes: Collection[str]) -> tuple[Initiative, ...]:
    """The initiatives in the file; an empty `til` goes on. Raises TableError with every problem found."""
    findings = Findings()
    found = []
    for cells in rows_of(read_table(data, filename), COLUMNS, ("kommune", "kilde"), findings):
        code, kind = code_from(cells.text("kommunekode")), cells.text("indsats")
        if code is None or code not in codes:
            what = f"Koden »{cells.text('kommunekode')}« er ingen kommune på listen."
            cells.wrong(
                "kommunekode", what, "Skriv kommunens kode med tre cifre, som den står på listen over kommuner."
            )
        if not kind:
            cells.wrong("indsats", "Cellen er tom.", "Skriv, hvad indsatsen hedder, fx taskforceforløb.")
        begins, ends = cells.day("fra"), cells.day("til", may_be_empty=True)
        if begins and ends and ends < begins:
            cells.wrong("til", "Indsatsen slutter, før den begynder.", "Byt om på datoerne, eller ret dem.")
        if code is not None and begins is not None:
            found.append(Initiative(code, kind, begins, ends, cells.text("kilde")))
    findings.raise_if_any()
    return tuple(found)
