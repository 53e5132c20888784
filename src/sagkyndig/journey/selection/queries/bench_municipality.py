"""One municipality of the bench: its row and sentence, every year of its figures, and what would move it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Sum

from sagkyndig.journey.selection.files.exported import figures_csv
from sagkyndig.journey.selection.models import AppealFigure
from sagkyndig.journey.selection.queries import figures
from sagkyndig.journey.selection.queries.bench import bench_page
from sagkyndig.journey.selection.queries.reckonings import criteria_of
from sagkyndig.journey.selection.rules.figures import AREAS, Counted
from sagkyndig.journey.selection.rules.figures.wording import rate
from sagkyndig.journey.selection.rules.moving import moves
from sagkyndig.journey.selection.rules.provisions import provisions_in_words
from sagkyndig.journey.selection.rules.ranking import Status

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.files.national import NationalFigure
    from sagkyndig.journey.selection.queries.bench import BenchPage, OwnChangeRow
    from sagkyndig.journey.selection.queries.figures import FigureImportRow
    from sagkyndig.journey.selection.rules.reckoning import ReckonedRow


@dataclass(frozen=True)
class MunicipalityYear:
    """How the appeals ended in a year, the policy's provisions pooled. `rate` is a dash where they are too few for one;
    `is_counted` whether the year is one of those chosen by."""

    year: int
    decided: int
    reversed: int
    dismissed: int
    rate: str
    is_counted: bool


@dataclass(frozen=True)
class MunicipalityPage:
    """One municipality of the bench: its row and sentence, each year of the import, what would move it.

    `total` is of the years chosen by. `national` are published figures for the whole country where they are of what is
    looked at. `own_change` is the manager's, if there is one; `may_take_in` and `may_take_out` what can be done now.
    """

    edition_id: int
    edition_name: str
    theme: str
    row: ReckonedRow
    provisions: str
    years: tuple[MunicipalityYear, ...]
    total: MunicipalityYear
    moves: tuple[str, ...]
    mean: float | None
    candidates: int
    national: tuple[NationalFigure, ...]
    guide: tuple[str, ...]
    source: FigureImportRow
    own_change: OwnChangeRow | None
    may_take_in: bool
    may_take_out: bool
    is_frozen: bool


def municipality_page(edition: Edition, code: str, *, today: date) -> MunicipalityPage | None:
    """One municipality of the bench; None where no criteria have been chosen or the list does not know the code."""
    page = bench_page(edition, today=today)
    row = next((each for each in page.rows if each.code == code), None) if page else None
    if page is None or row is None:
        return None
    years = _years(page, code)
    own = next((each for each in page.own_changes if each.code == code), None)
    may_change = not page.is_frozen and own is None
    areas = [each.casefold() for each in page.policy.provisions if each in AREAS]
    return MunicipalityPage(
        edition_id=page.edition_id,
        edition_name=page.edition_name,
        theme=page.theme,
        row=row,
        provisions=provisions_in_words(page.policy.provisions),
        years=years,
        total=_total(years),
        moves=tuple(moves(row, page.rows, page.changes, page.policy)),
        mean=page.mean,
        candidates=page.candidates,
        national=tuple(each for each in figures.national_figures() if each.area.casefold() in areas),
        guide=page.guide,
        source=page.source,
        own_change=own,
        may_take_in=may_change and row.status is not Status.CHOSEN,
        may_take_out=may_change and row.status in (Status.CHOSEN, Status.RESERVE),
        is_frozen=page.is_frozen,
    )


def _years(page: BenchPage, code: str) -> tuple[MunicipalityYear, ...]:
    """Every year of the import, those without a row as none."""
    kept = AppealFigure.objects.filter(figure_import_id=page.source.id, provision__in=page.policy.provisions)
    sums = kept.filter(municipality_id=code).order_by().values("year")
    counted = {
        each["year"]: (each["u"], each["r"], each["d"] or 0)
        for each in sums.annotate(u=Sum("upheld"), r=Sum("reversed"), d=Sum("dismissed"))
    }
    years = sorted({*range(page.source.first_year, page.source.last_year + 1), *page.policy.years})
    return tuple(_year(year, *counted.get(year, (0, 0, 0)), is_counted=year in page.policy.years) for year in years)


def _year(year: int, upheld: int, reversed_: int, dismissed: int, *, is_counted: bool) -> MunicipalityYear:
    counted = Counted(upheld, reversed_)
    return MunicipalityYear(year, counted.decided, reversed_, dismissed, rate(counted), is_counted)


def _total(years: Sequence[MunicipalityYear]) -> MunicipalityYear:
    counted = [each for each in years if each.is_counted]
    reversed_ = sum(each.reversed for each in counted)
    upheld = sum(each.decided for each in counted) - reversed_
    return _year(0, upheld, reversed_, sum(each.dismissed for each in counted), is_counted=True)


def municipality_file(edition: Edition, code: str) -> bytes | None:
    """The appeals of that municipality alone, in our own template; None where no criteria have been chosen."""
    criteria = criteria_of(edition)
    if criteria is None:
        return None
    names = figures.municipality_names()
    if code not in names:
        return None
    return figures_csv((each for each in figures.appeal_counts(criteria.figure_import_id) if each.code == code), names)
