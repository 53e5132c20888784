"""What one import of appeal figures says otherwise than another: the source corrects its figures afterwards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page

from sagkyndig.foundation.ui.queries import page_of
from sagkyndig.journey.selection.models import AppealFigure
from sagkyndig.journey.selection.queries.figures import FigureImportRow, figure_imports, municipality_names
from sagkyndig.journey.selection.rules.figures import provision_order, shown_provision
from sagkyndig.pure.danish import sort_key

ROWS = 50
CORRECTED, NEW, GONE = KINDS = ("rettet", "nye", "væk")
_COLUMNS = ("municipality_id", "provision", "year", "upheld", "reversed", "changed", "remitted", "dismissed")
Key = tuple[str, str, int]


@dataclass(frozen=True)
class Told:
    """What one import says of a municipality, a provision and a year."""

    upheld: int
    reversed: int
    changed: int | None
    remitted: int | None
    dismissed: int | None


@dataclass(frozen=True)
class DifferenceRow:
    """One place where two imports differ; None where one of them has no figure there."""

    name: str
    provision: str
    year: int
    earlier: Told | None
    later: Told | None

    @property
    def kind(self) -> str:
        if self.earlier is None:
            return NEW
        return GONE if self.later is None else CORRECTED


@dataclass(frozen=True)
class DifferencesPage:
    """Two imports side by side, the earlier extract first, and every place where they differ."""

    earlier: FigureImportRow | None
    later: FigureImportRow
    others: tuple[FigureImportRow, ...]
    kinds: tuple[tuple[str, int], ...]  # each kind of difference with how many there are
    kind: str
    rows: Page[Any]

    @property
    def count(self) -> int:
        return sum(count for _, count in self.kinds)


def differences_page(import_id: int, *, other: str = "", kind: str = "", page: str = "") -> DifferencesPage | None:
    """An import against another one: the one asked for, or the extract before it. None where there is no such import.

    Of a kind of difference that there is none of, the first that there is.
    """
    imports = figure_imports()
    this = next((each for each in imports if each.id == import_id), None)
    if this is None:
        return None
    others = tuple(each for each in imports if each.id != import_id)
    against = next((each for each in others if str(each.id) == other), None) or _before(this, others)
    if against is None:
        return DifferencesPage(None, this, others, (), "", page_of([], page, size=ROWS))
    earlier, later = sorted((this, against), key=lambda each: (each.extracted_on, each.imported_at))
    rows = _differences(earlier.id, later.id)
    found = Counter(row.kind for row in rows)
    kinds = tuple((each, found[each]) for each in KINDS if found[each])
    shown = kind if kind in found else (kinds[0][0] if kinds else "")
    of_kind = [row for row in rows if row.kind == shown]
    return DifferencesPage(earlier, later, others, kinds, shown, page_of(of_kind, page, size=ROWS))


def _before(this: FigureImportRow, others: Sequence[FigureImportRow]) -> FigureImportRow | None:
    """The latest extract that is not later than this one; else the one that lies nearest."""
    before = [each for each in others if each.extracted_on <= this.extracted_on]
    return max(before, key=lambda each: (each.extracted_on, each.imported_at), default=None) or next(iter(others), None)


def _differences(earlier_id: int, later_id: int) -> list[DifferenceRow]:
    earlier, later = _told(earlier_id), _told(later_id)
    names = municipality_names()
    differing = [key for key in earlier.keys() | later.keys() if earlier.get(key) != later.get(key)]
    differing.sort(key=lambda key: (sort_key(names[key[0]]), provision_order(key[1]), key[2]))
    return [
        DifferenceRow(
            names[key[0]], shown_provision(key[1]), key[2], _as_told(earlier.get(key)), _as_told(later.get(key))
        )
        for key in differing
    ]


def _as_told(cells: tuple[Any, ...] | None) -> Told | None:
    return Told(*cells) if cells else None


def _told(import_id: int) -> dict[Key, tuple[Any, ...]]:
    kept = AppealFigure.objects.filter(figure_import_id=import_id).order_by().values_list(*_COLUMNS)
    return {each[:3]: each[3:] for each in kept}
