"""What a choice stands on, written down: as JSON to reckon by again, and as the tables that people read."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.files import initiatives, municipalities
from sagkyndig.journey.selection.files.appeals import TEMPLATE
from sagkyndig.journey.selection.rules.ground import AppealCell, Ground, Initiative, Outcomes


def ground_json(ground: Ground) -> bytes:
    """All of it, in one order whatever order it came in."""
    whole = {
        "municipalities": sorted([m.code, m.name, m.region, m.population] for m in ground.municipalities),
        "appeals": sorted([each.code, each.year, each.provision, *_counts(each.outcomes)] for each in ground.cells),
        "initiatives": sorted(
            [each.code, each.kind, each.begins.isoformat(), each.ends.isoformat() if each.ends else "", each.source]
            for each in ground.initiatives
        ),
    }
    return json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()


def ground_from(content: bytes) -> Ground:
    """The ground that `ground_json` told. ValueError, KeyError or TypeError where it is something else."""
    told: dict[str, Any] = json.loads(content)
    return Ground(
        tuple(MunicipalityRow(*each) for each in told["municipalities"]),
        tuple(AppealCell(code, year, what, Outcomes(*counts)) for code, year, what, *counts in told["appeals"]),
        tuple(
            Initiative(code, kind, date.fromisoformat(begins), date.fromisoformat(ends) if ends else None, source)
            for code, kind, begins, ends, source in told["initiatives"]
        ),
    )


def municipalities_csv(ground: Ground) -> bytes:
    rows = sorted((m.code, m.name, m.region, str(m.population)) for m in ground.municipalities)
    return _table(municipalities.COLUMNS, rows)


def appeals_csv(ground: Ground) -> bytes:
    """In our own template."""
    names = {each.code: each.name for each in ground.municipalities}
    cells = sorted(ground.cells, key=lambda each: (each.code, each.provision, each.year))
    return _table(
        TEMPLATE,
        [
            (each.code, names.get(each.code, ""), str(each.year), each.provision, *map(str, _counts(each.outcomes)))
            for each in cells
        ],
    )


def initiatives_csv(ground: Ground) -> bytes:
    rows = sorted(
        (each.code, each.kind, each.begins.isoformat(), each.ends.isoformat() if each.ends else "", each.source)
        for each in ground.initiatives
    )
    return _table((*initiatives.COLUMNS, "kilde"), rows)


def _counts(outcomes: Outcomes) -> tuple[int, int, int, int]:
    return outcomes.upheld, outcomes.changed, outcomes.remitted, outcomes.dismissed


def _table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> bytes:
    """UTF-8 with the mark that spreadsheets look for. What a spreadsheet would reckon with stands behind an apostrophe."""
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows(
        [f"'{cell}" if cell[:1] in ("=", "+", "-", "@", "\t", "\r") else cell for cell in row] for row in rows
    )
    return page.getvalue().encode("utf-8-sig")
