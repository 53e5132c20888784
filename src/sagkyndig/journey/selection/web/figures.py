"""Appeal figures as staff read them: the imports, one import, two of them side by side; left out and put back."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.selection import access
from sagkyndig.journey.selection.actions import figures as actions
from sagkyndig.journey.selection.files.appeals import template_csv
from sagkyndig.journey.selection.queries import differences as compared
from sagkyndig.journey.selection.queries import figures as queries
from sagkyndig.journey.selection.rules.figures import SourceKind, wording
from sagkyndig.journey.selection.web.figure_places import figures_crumbs, import_crumbs, import_of

_HEADINGS = (("kommune", "Kommune"), ("sager", "Afgjort"), ("omgjort", "Omgjort"), ("procent", "Omgørelsesprocent"))


@open_to_staff
@require_safe
def figures(request: SignedInRequest) -> HttpResponse:
    """Every import, the latest first, and the published figures for the whole country."""
    context = {
        "rows": queries.figure_imports(),
        "national": queries.national_figures(),
        "can_select": access.can_select(request.user),
        "guide": wording.READING_GUIDE,
        "crumbs": figures_crumbs(),
    }
    return render(request, "selection/figures/list.html", context)


@open_to_staff
@require_safe
def template(_request: SignedInRequest) -> HttpResponse:
    """Our own template with its headings."""
    return _csv(template_csv(), "skabelon-kommunetal.csv")


@open_to_staff
@require_safe
def figure_import(request: SignedInRequest, figures_id: int) -> HttpResponse:
    """One import, municipality by municipality: `bestemmelse` and `aar` narrow it, `orden` sorts it."""
    one = import_of(figures_id)
    page = queries.figures_page(
        figures_id,
        provision=request.GET.get("bestemmelse", ""),
        year=request.GET.get("aar", ""),
        order=request.GET.get("orden", ""),
    )
    kind = SourceKind(page.figures.source_kind)
    shown = [page.provision] if page.provision else [provision for provision, _ in page.provisions]
    context = {
        "page": page,
        "row": page.figures,
        "source_name": wording.SOURCES[kind],
        "headings": _headings(page),
        "few": wording.few_appeals() if any(not row.counted.has_percentage() for row in page.rows) else "",
        "guide": (*wording.READING_GUIDE, wording.where_from(shown, kind, page.figures.source)),
        "can_select": access.can_select(request.user),
        "crumbs": import_crumbs(one),
    }
    return render(request, "selection/figures/import.html", context)


def _headings(page: queries.FiguresPage) -> list[dict[str, Any]]:
    asked = {"bestemmelse": page.provision or queries.ALL_PROVISIONS, **({"aar": page.year} if page.year else {})}
    return [
        {
            "text": text,
            "href": f"?{urlencode({**asked, 'orden': order})}",
            "current": order == page.order,
            "order": order,
        }
        for order, text in _HEADINGS
    ]


@open_to_staff
@require_safe
def download(_request: SignedInRequest, figures_id: int) -> HttpResponse:
    """An import in our own template."""
    import_of(figures_id)
    return _csv(queries.figures_file(figures_id), f"kommunetal-{figures_id}.csv")


@open_to_staff
@require_safe
def differences(request: SignedInRequest, figures_id: int) -> HttpResponse:
    """Where an import says otherwise than another: `mod` chooses which, `vis` what kind of difference."""
    one = import_of(figures_id)
    page = found(
        lambda: compared.differences_page(
            figures_id,
            other=request.GET.get("mod", ""),
            kind=request.GET.get("vis", ""),
            page=request.GET.get("side", ""),
        )
    )
    crumbs = import_crumbs(one, ("Forskelle", None))
    return render(request, "selection/figures/differences.html", {"page": page, "one": one, "crumbs": crumbs})


@open_to(Role.PROGRAMME_MANAGER)
def take_out(request: SignedInRequest, figures_id: int) -> HttpResponse:
    """Ask, then leave an import out of what can be chosen on."""
    one = import_of(figures_id)
    if request.method == "POST":
        actions.take_out_figures(figure_import=one, actor=request.user, at=timezone.now())
        messages.success(request, f"Tallene fra {one.filename} bruges ikke længere.")
        return redirect("selection:figures")
    context = {
        "heading": f"Tag tallene fra {one.filename} ud?",
        "text": "De kan ikke bruges til en ny udvælgelse. Tallene bliver liggende, så du kan sætte dem tilbage, og en "
        "udvælgelse, der bygger på dem, ændres ikke.",
        "button": "Tag tallene ud",
        "back": reverse("selection:figure_import", args=[figures_id]),
        "crumbs": import_crumbs(one, ("Tag ud", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def put_back(request: SignedInRequest, figures_id: int) -> HttpResponse:
    """Let an import be chosen on again."""
    one = import_of(figures_id)
    actions.put_back_figures(figure_import=one, actor=request.user, at=timezone.now())
    messages.success(request, f"Tallene fra {one.filename} kan bruges igen.")
    return redirect("selection:figure_import", figures_id)


def _csv(content: bytes, filename: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)
