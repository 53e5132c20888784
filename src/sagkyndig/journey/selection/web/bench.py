"""The selection bench: the criteria, the list that they give, and one municipality of it. All staff may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.foundation.ui.web.places import Crumbs, found
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import access
from sagkyndig.journey.selection.queries import bench as queries
from sagkyndig.journey.selection.queries import bench_municipality
from sagkyndig.journey.selection.queries import bench_rows as rows
from sagkyndig.journey.selection.queries.decisions import somebody_is_invited
from sagkyndig.journey.selection.queries.figures import figure_imports
from sagkyndig.journey.selection.queries.usual_criteria import to_choose_by
from sagkyndig.journey.selection.rules import drawings, listing
from sagkyndig.journey.selection.web.bench_forms import CriteriaForm
from sagkyndig.pure.figures import axis_svg

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

TITLE = "Afvejning"
VIEWS = (("liste", "Liste"), ("tragt", "Tragtdiagram"), ("kort", "Kort"))
_QUESTIONS = ("vis", "orden", "status", "proev")
# The heading of each column that sorts, its class, and which way it goes.
_COLUMNS = (
    ("plads", "Plads", "number weighed__rank", "ascending"),
    ("kommune", "Kommune", "", "ascending"),
    ("procent", "Omgørelsesprocent", "weighed__rate", "descending"),
    ("sager", "Afgjort", "number", "descending"),
    ("stoerrelse", "Indbyggere", "", "ascending"),
)


@open_to_staff
@require_safe
def bench(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The list: `vis` chooses how it is shown, `orden` and `status` sort and narrow it, `proev` tries a change."""
    return bench_response(request, edition_of(edition_id))


def bench_response(
    request: SignedInRequest, edition: Edition, form: CriteriaForm | None = None, changed: Any = None
) -> HttpResponse:
    """The bench as it is asked for; with the form as it was sent, where something in it must be mended."""
    can_select = access.can_select(request.user)
    page = queries.bench_page(edition, today=timezone.localdate(), trying=request.GET.get("proev", ""))
    if page is None:
        return _begin(request, edition)
    view = request.GET.get("vis", "")
    view = view if view in dict(VIEWS) else "liste"
    may_change = can_select and not page.is_frozen
    context = {
        "page": page,
        "form": form or (criteria_form(page) if may_change and page.trying is None else None),
        "changed": changed,
        "can_select": can_select,
        "may_change": may_change,
        "view": view,
        "tabs": _tabs(request, page, view),
        "guide": page.guide,
        "crumbs": bench_crumbs(edition),
        **(_listed(request, page) if view == "liste" else _drawn(page, view)),
    }
    return render(request, "selection/bench/bench.html", context)


def criteria_form(page: queries.BenchPage, data: Any = None) -> CriteriaForm:
    """The form of the criteria, within what the figures have."""
    held = to_choose_by(page.source.id)
    return CriteriaForm(
        data, policy=page.policy, years=held.years, provisions=held.provisions, initial={"version": page.version}
    )


def _listed(request: SignedInRequest, page: queries.BenchPage) -> dict[str, Any]:
    order, status = request.GET.get("orden", ""), request.GET.get("status", "")
    order = order if order in listing.ORDERS else "plads"
    counts = rows.status_counts(page.rows)
    status = status if status in {each.key for each in counts} else ""
    return {
        "rows": _safe(rows.shown_rows(page, order=order, status=status)),
        "axis": mark_safe(axis_svg()),  # noqa: S308  -- numbers alone
        "headings": [
            {
                "order": each,
                "text": text,
                "css": css,
                "direction": direction,
                "current": each == order,
                "href": _asked(request, page, orden=each),
            }
            for each, text, css, direction in _COLUMNS
        ],
        "filters": [
            {
                "text": each.words,
                "count": each.count,
                "current": each.key == status,
                "href": _asked(request, page, status=each.key),
            }
            for each in counts
        ],
    }


def _drawn(page: queries.BenchPage, view: str) -> dict[str, Any]:
    drawing = rows.funnel(page) if view == "tragt" else rows.tile_map(page)
    return {
        "rows": rows.shown_rows(page),
        "drawing": drawing,
        "wide": mark_safe(drawing.wide) if drawing else "",  # noqa: S308  -- names are escaped in the drawing
        "narrow": mark_safe(drawing.narrow) if drawing else "",  # noqa: S308  -- as above
        "in_words": drawings.FUNNEL_IN_WORDS if view == "tragt" else drawings.MAP_IN_WORDS,
    }


def _safe(shown: tuple[rows.ShownRow, ...]) -> list[dict[str, Any]]:
    """The rows with their drawings ready for the page."""
    return [
        {"row": row, "dot": mark_safe(row.dot), "years": mark_safe(row.years)}  # noqa: S308  -- numbers alone
        for row in shown
    ]


def _tabs(request: SignedInRequest, page: queries.BenchPage, view: str) -> list[dict[str, Any]]:
    return [{"text": text, "current": key == view, "href": _asked(request, page, vis=key)} for key, text in VIEWS]


def _asked(request: SignedInRequest, page: queries.BenchPage, **instead: str) -> str:
    """The bench with another order, status or view, and the rest of what was asked for."""
    asked = {**{name: request.GET[name] for name in _QUESTIONS if name in request.GET}, **instead}
    told = urlencode({name: value for name, value in asked.items() if value})
    return f"{reverse('selection:bench', args=[page.edition_id])}?{told}#listen"


def _begin(request: SignedInRequest, edition: Edition) -> HttpResponse:
    """Before there are criteria: which figures to begin with, or where they are brought in."""
    context = {
        "edition": edition,
        "is_too_late": somebody_is_invited(edition.pk),
        "sources": [each for each in figure_imports() if not each.is_taken_out],
        "can_select": access.can_select(request.user),
        "crumbs": bench_crumbs(edition),
    }
    return render(request, "selection/bench/begin.html", context)


@open_to_staff
@require_safe
def municipality(request: SignedInRequest, edition_id: int, code: str) -> HttpResponse:
    """One municipality: its sentence, its years, what would move it, and the manager's own change."""
    edition = edition_of(edition_id)
    page = bench_municipality.municipality_page(edition, code, today=timezone.localdate())
    if page is None:
        raise Http404
    percent, interval = listing.percent_of(page.row)
    years = drawings.years_of(page.years)
    context = {
        "page": page,
        "mark": listing.MARKS[page.row.status],
        "remark": listing.remark_of(page.row),
        "percent": percent,
        "interval": interval,
        "repeated": listing.repeated(page.row),
        "dot": mark_safe(drawings.dot_of(page.row, mean=page.mean)),  # noqa: S308  -- numbers alone
        "axis": mark_safe(axis_svg()),  # noqa: S308  -- numbers alone
        "years": mark_safe(years),  # noqa: S308  -- numbers alone
        "guide": page.guide,
        "can_select": access.can_select(request.user),
        "crumbs": bench_crumbs(edition, (page.row.name, None)),
    }
    return render(request, "selection/bench/municipality.html", context)


@open_to_staff
@require_safe
def municipality_file(_request: SignedInRequest, edition_id: int, code: str) -> HttpResponse:
    """The figures of that municipality alone."""
    content = found(bench_municipality.municipality_file, edition_of(edition_id), code)
    headers = {"Content-Disposition": f'attachment; filename="kommunetal-{code}.csv"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


def edition_of(edition_id: int) -> Edition:
    return found(programmes.edition, edition_id)


def bench_crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way to the bench, or to a page behind it."""
    here = reverse("selection:bench", args=[edition.pk]) if more else None
    return step_crumbs(edition, "selection:standings", (TITLE, here), *more)
