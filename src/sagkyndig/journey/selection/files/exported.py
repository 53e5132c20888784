"""Writes an import of appeal figures as our own template, for the ranking outside the browser and for others to check."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping

from sagkyndig.journey.selection.files.appeals import TEMPLATE
from sagkyndig.journey.selection.rules.figures import AppealCount

# Stands beside the others where the source tells how many were reversed, and not how.
REVERSED = "omgjort"


def figures_csv(counts: Iterable[AppealCount], names: Mapping[str, str]) -> bytes:
    """CSV in UTF-8 with the mark that spreadsheets look for, one row for each municipality, provision and year."""
    counts = tuple(counts)
    has_sums = any(each.changed is None for each in counts)
    page = io.StringIO(newline="")
    writer = csv.writer(page, lineterminator="\r\n")
    writer.writerow((*TEMPLATE, REVERSED) if has_sums else TEMPLATE)
    for each in counts:
        outcomes = each.cell.outcomes
        split = ("", "") if each.changed is None else (outcomes.changed, outcomes.remitted)
        row = (each.code, names[each.code], each.year, each.provision, each.upheld, *split, outcomes.dismissed)
        writer.writerow((*row, each.reversed) if has_sums else row)
    return page.getvalue().encode("utf-8-sig")
