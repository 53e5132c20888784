"""Appeal figures: the imports there are, one import as a page, and what the ranking takes from it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache

from django.conf import settings
from django.db.models import Count, Max, Min, QuerySet, Sum

from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.journey.selection.files.exported import figures_csv
from sagkyndig.journey.selection.files.national import NationalFigure, read_national
from sagkyndig.journey.selection.models import AppealFigure, FigureImport
from sagkyndig.journey.selection.rules.figures import (
    AREAS,
    AppealCount,
    Counted,
    added,
    provision_order,
    shown_provision,
)
from sagkyndig.journey.selection.rules.figures.wording import rate
from sagkyndig.journey.selection.rules.ground import AppealCell
from sagkyndig.pure.danish import sort_key


@dataclass(frozen=True)
class FigureImportRow:
    """One import in the list, and what it holds."""

    id: int
    filename: str
    source_kind: str
    source: str
    extracted_on: date
    note: str
    sha256: str
    imported_by: str
    imported_at: datetime
    is_taken_out: bool
    first_year: int
    last_year: int
    municipalities: int
    provisions: int
    left_out: tuple[str, ...]
    assumed: tuple[str, ...]

    @property
    def years(self) -> str:
        return str(self.first_year) if self.first_year == self.last_year else f"{self.first_year}-{self.last_year}"


@dataclass(frozen=True)
class RateRow:
    """A municipality's appeals, pooled over what the page shows. `rate` is a dash where they are too few for one."""

    code: str
    name: str
    counted: Counted

    @property
    def rate(self) -> str:
        return rate(self.counted)


@dataclass(frozen=True)
class FiguresPage:
    """One import as it is shown: of one provision or all, of one year or all, in the order asked for."""

    figures: FigureImportRow
    provisions: tuple[tuple[str, str], ...]  # as kept and as shown
    years: tuple[int, ...]
    provision: str
    year: int | None
    order: str
    rows: tuple[RateRow, ...]
    total: Counted
    national: tuple[NationalFigure, ...]

    @property
    def can_pool(self) -> bool:
        """Areas of the map hold each other, and are never added up."""
        return len(self.provisions) > 1 and not {kept for kept, _ in self.provisions} & set(AREAS)

    @property
    def shown_provision(self) -> str:
        return shown_provision(self.provision) if self.provision else ""

    @property
    def total_rate(self) -> str:
        return rate(self.total)


ORDERS: dict[str, Callable[[RateRow], object]] = {
    "kommune": lambda row: sort_key(row.name),
    "sager": lambda row: (-row.counted.decided, sort_key(row.name)),
    "omgjort": lambda row: (-row.counted.reversed, sort_key(row.name)),
    "procent": lambda row: (not row.counted.has_percentage(), -(row.counted.share or 0), sort_key(row.name)),
}
ALL_PROVISIONS = "alle"


def figure_import(import_id: int) -> FigureImport:
    """The import; ObjectDoesNotExist when there is none."""
    return FigureImport.objects.get(pk=import_id)


def figure_imports() -> list[FigureImportRow]:
    """All imports, the latest first, those that are taken out too."""
    return [_row(each) for each in _imports()]


def figure_import_row(import_id: int) -> FigureImportRow:
    """One import as it stands in the list; ObjectDoesNotExist when there is none."""
    return _row(_imports().get(pk=import_id))


def figures_page(import_id: int, *, provision: str = "", year: str = "", order: str = "") -> FiguresPage:
    """One import. A provision, year or order that it does not have is taken as the first one; ObjectDoesNotExist."""
    row = figure_import_row(import_id)
    figures = AppealFigure.objects.filter(figure_import_id=import_id)
    held = sorted(set(figures.values_list("provision", flat=True).distinct()), key=provision_order)
    years = tuple(sorted(set(figures.values_list("year", flat=True).distinct())))
    pools_all = provision == ALL_PROVISIONS and not set(held) & set(AREAS)
    chosen = "" if pools_all else (provision if provision in held else held[0])
    chosen_year = int(year) if year.isdecimal() and int(year) in years else None
    shown = figures.filter(
        **({"provision": chosen} if chosen else {}), **({"year": chosen_year} if chosen_year else {})
    )
    order = order if order in ORDERS else "kommune"
    rows = sorted(_rates(shown), key=ORDERS[order])  # type: ignore[arg-type]
    return FiguresPage(
        figures=row,
        provisions=tuple((each, shown_provision(each)) for each in held),
        years=years,
        provision=chosen,
        year=chosen_year,
        order=order,
        rows=tuple(rows),
        total=added(each.counted for each in rows),
        national=tuple(each for each in national_figures() if each.area.lower() == chosen.lower()),
    )


def _rates(figures: QuerySet[AppealFigure]) -> list[RateRow]:
    pooled = (
        figures.order_by().values("municipality_id", "municipality__name").annotate(u=Sum("upheld"), r=Sum("reversed"))
    )
    return [
        RateRow(each["municipality_id"], each["municipality__name"], Counted(each["u"], each["r"])) for each in pooled
    ]


def appeal_counts(import_id: int) -> tuple[AppealCount, ...]:
    """Every figure of an import, as it was kept."""
    kept = AppealFigure.objects.filter(figure_import_id=import_id).order_by("municipality_id", "provision", "year")
    columns = ("municipality_id", "provision", "year", "upheld", "reversed", "changed", "remitted", "dismissed")
    return tuple(AppealCount(*each) for each in kept.values_list(*columns))


def appeal_cells(import_id: int) -> tuple[AppealCell, ...]:
    """Every figure of an import, as the ranking looks at it."""
    return tuple(each.cell for each in appeal_counts(import_id))


def figures_file(import_id: int) -> bytes:
    """An import in our own template."""
    return figures_csv(appeal_counts(import_id), municipality_names())


def municipality_names() -> Mapping[str, str]:
    """The names of the municipalities by their codes."""
    return {each.code: each.name for each in municipalities.municipalities()}


@cache
def national_figures() -> tuple[NationalFigure, ...]:
    """The published figures for the whole country, with source and precision: authored, and the same while we run."""
    return read_national(settings.CONTENT_DIR / "figures" / "national.csv")


def _imports() -> QuerySet[FigureImport]:
    return (
        FigureImport.objects.select_related("imported_by")
        .annotate(
            first_year=Min("figures__year"),
            last_year=Max("figures__year"),
            places=Count("figures__municipality", distinct=True),
            subjects=Count("figures__provision", distinct=True),
        )
        .order_by("-imported_at", "-pk")
    )


def _row(found: FigureImport) -> FigureImportRow:
    return FigureImportRow(
        id=found.pk,
        filename=found.filename,
        source_kind=found.source_kind,
        source=found.source,
        extracted_on=found.extracted_on,
        note=found.note,
        sha256=found.sha256,
        imported_by=found.imported_by.name,
        imported_at=found.imported_at,
        is_taken_out=found.taken_out_at is not None,
        first_year=found.first_year,  # type: ignore[attr-defined]
        last_year=found.last_year,  # type: ignore[attr-defined]
        municipalities=found.places,  # type: ignore[attr-defined]
        provisions=found.subjects,  # type: ignore[attr-defined]
        left_out=tuple(found.left_out),
        assumed=tuple(found.assumed),
    )
