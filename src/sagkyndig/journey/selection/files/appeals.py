"""Appeals in our own template, CSV or XLSX: one row for a municipality, a year and a provision, outcomes as counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.files.columns import Cells, Findings, rows_of
from sagkyndig.journey.selection.files.municipalities import code_from
from sagkyndig.journey.selection.rules.ground import AppealCell, Outcomes
from sagkyndig.journey.selection.rules.provisions import provision_from
from sagkyndig.pure.danish import number
from sagkyndig.pure.tables import plain, read_table, shown

OUTCOMES = ("stadfaestet", "aendret_ophaevet", "hjemvist", "afvist")
TEMPLATE = ("kommunekode", "kommune", "aar", "bestemmelse", *OUTCOMES)


def template_csv() -> bytes:
    """The template with its headings and no rows, as it can be downloaded."""
    return (",".join(TEMPLATE) + "\n").encode()


def read_appeals(data: bytes, filename: str, municipalities: Iterable[MunicipalityRow]) -> tuple[AppealCell, ...]:
    """The counts in the file, in its order. Raises TableError with every problem found.

    The column `kommune` may be missing or empty; where a name stands, it must be that of the code.
    """
    findings = Findings()
    reader = _Reader({each.code: each.name for each in municipalities})
    table = read_table(data, filename)
    wanted = [column for column in TEMPLATE if column != "kommune"]
    found = [
        cell for cells in rows_of(table, wanted, ["kommune"], findings) if (cell := reader.read(cells)) is not None
    ]
    findings.raise_if_any()
    return tuple(found)


class _Reader:
    """Remembers which cells are taken, and how each name and provision was written: files repeat themselves."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names
        self.folded = {code: _folded(name) for code, name in names.items()}
        self.known_names: set[tuple[str, str]] = set()
        self.provisions: dict[str, str | None] = {}
        self.taken: dict[tuple[str, int, str], int] = {}

    def read(self, cells: Cells) -> AppealCell | None:
        before = len(cells.findings.problems)
        code, provision = self._code(cells), self._provision(cells)
        year = cells.year("aar")
        outcomes = Outcomes(*[cells.count(column) for column in OUTCOMES])
        if code is None or provision is None or len(cells.findings.problems) > before:
            return None
        first = self.taken.setdefault((code, year, provision), cells.row)
        if first != cells.row:
            cells.wrong(
                "bestemmelse",
                f"{self.names[code]}, {provision} i {year} står også i række {number(first)}.",
                "Behold den ene række, eller læg de to sammen, hvis de er dele af det samme.",
            )
            return None
        return AppealCell(code, year, provision, outcomes)

    def _code(self, cells: Cells) -> str | None:
        text, named = cells.text("kommunekode"), cells.text("kommune")
        code = code_from(text)
        if code is None or code not in self.names:
            what = f"Koden »{text}« er ingen kommune på listen." if text else "Cellen er tom."
            cells.wrong(
                "kommunekode", what, "Skriv kommunens kode med tre cifre, som den står på listen over kommuner."
            )
            return None
        if named and (code, named) not in self.known_names:
            if _folded(named) != self.folded[code]:
                cells.wrong(
                    "kommune",
                    f"Koden {code} er {self.names[code]}, men der står »{named}«.",
                    "Ret koden eller navnet, så de hører sammen.",
                )
                return None
            self.known_names.add((code, named))
        return code

    def _provision(self, cells: Cells) -> str | None:
        text = cells.text("bestemmelse")
        if text not in self.provisions:
            self.provisions[text] = provision_from(text)
        provision = self.provisions[text]
        if provision is None:
            what = f"»{shown(text)}« er ikke en bestemmelse." if text else "Cellen er tom."
            cells.wrong("bestemmelse", what, "Skriv lov og paragraf, fx SEL 95.")
        return provision


def _folded(name: str) -> str:
    """»Københavns Kommune«, »KØBENHAVN« and »Høje Taastrup«, »Høje-Tåstrup« alike."""
    words = re.sub(r"\b(regions)?kommunes?\b", " ", plain(name)).replace("aa", "å").replace("-", " ")
    return " ".join(words.split()).removesuffix("s")
