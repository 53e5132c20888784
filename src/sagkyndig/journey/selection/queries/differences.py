"""What one import of appeal figures says otherwise than another: the source corrects its figures afterwards."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
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
Figures = dict[Key, tuple[Any, ...]]


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
    told = _told(earlier.id), _told(later.id)
    by_kind = _by_kind(*told)
    kinds = tuple((each, len(by_kind[each])) for each in KINDS if by_kind[each])
    shown = kind if by_kind.get(kind) else (kinds[0][0] if kinds else "")
    names = municipality_names()
    rows = page_of(_in_order(by_kind.get(shown, []), names), page, size=ROWS)
    rows.object_list = [_row(key, names, *told) for key in rows.object_list]
    return DifferencesPage(earlier, later, others, kinds, shown, rows)


def _before(this: FigureImportRow, others: Sequence[FigureImportRow]) -> FigureImportRow | None:
    """The latest extract that is not later than this one; else the one that lies nearest."""
    before = [each for each in others if each.extracted_on <= this.extracted_on]
    return max(before, key=lambda each: (each.extracted_on, each.imported_at), default=None) or next(iter(others), None)


def _by_kind(earlier: Figures, later: Figures) -> dict[str, list[Key]]:
    return {
        CORRECTED: [key for key in earlier.keys() & later.keys() if earlier[key] != later[key]],
        NEW: list(later.keys() - earlier.keys()),
        GONE: list(earlier.keys() - later.keys()),
    }


def _in_order(keys: Sequence[Key], names: Mapping[str, str]) -> list[Key]:
    """By municipality as Danish sorts it, then by provision and year; each name is looked at once."""
    places = {code: place for place, code in enumerate(sorted(names, key=lambda code: sort_key(names[code])))}
    provisions = sorted({key[1] for key in keys}, key=provision_order)
    ranks = {provision: rank for rank, provision in enumerate(provisions)}
    return sorted(keys, key=lambda key: (places[key[0]], ranks[key[1]], key[2]))


def _row(key: Key, names: Mapping[str, str], earlier: Figures, later: Figures) -> DifferenceRow:
    code, provision, year = key
    before, after = _as_told(earlier.get(key)), _as_told(later.get(key))
    return DifferenceRow(names[code], shown_provision(provision), year, before, after)


def _as_told(cells: tuple[Any, ...] | None) -> Told | None:
    return Told(*cells) if cells else None


def _told(import_id: int) -> Figures:
    kept = AppealFigure.objects.filter(figure_import_id=import_id).order_by().values_list(*_COLUMNS)
    return {each[:3]: each[3:] for each in kept}
