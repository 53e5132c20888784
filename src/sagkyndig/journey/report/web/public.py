"""What everybody may read: the published reports and articles, and what stands behind their numbers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from sagkyndig.foundation.people.gates import open_to_everyone
from sagkyndig.journey.report import queries
from sagkyndig.journey.report.web.desk import DOCX, JSON, PDF, download

if TYPE_CHECKING:
    from sagkyndig.journey.report.models import Publication


@open_to_everyone
def reports(request: HttpRequest) -> HttpResponse:
    """The published reports, newest first."""
    return render(request, "report/reports.html", {"rows": queries.published_reports()})


@open_to_everyone
def published(request: HttpRequest, slug: str) -> HttpResponse:
    """A published report, as it was that day."""
    found = _publication(slug)
    context = {
        "publication": found,
        "body": mark_safe(found.report_html),  # noqa: S308  -- rendered and escaped when it was published
        "crumbs": [("Rapporter", reverse("report:reports")), (found.title, None)],
    }
    return render(request, "report/published.html", context)


@open_to_everyone
def published_article(request: HttpRequest, slug: str) -> HttpResponse:
    """The article about a published report."""
    found = _publication(slug)
    context = {
        "publication": found,
        "body": mark_safe(found.article_html),  # noqa: S308  -- rendered and escaped when it was published
        "is_article": True,
        "crumbs": [("Rapporter", reverse("report:reports")), (found.article_title, None)],
    }
    return render(request, "report/published.html", context)


@open_to_everyone
def published_number(request: HttpRequest, slug: str, source: str) -> HttpResponse:
    """What stands behind a number in a published report."""
    try:
        page = queries.published_number(slug, source)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if page is None:
        raise Http404
    back = reverse("report:published", args=[slug])
    crumbs = [("Rapporter", reverse("report:reports")), (page.edition_name, back), (page.trace.title, None)]
    return render(request, "report/number.html", {"page": page, "back": back, "crumbs": crumbs})


@open_to_everyone
def published_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    return download(bytes(_publication(slug).report_pdf), PDF, f"{slug}.pdf")


@open_to_everyone
def published_docx(request: HttpRequest, slug: str) -> HttpResponse:
    return download(bytes(_publication(slug).report_docx), DOCX, f"{slug}.docx")


@open_to_everyone
def published_figures(request: HttpRequest, slug: str) -> HttpResponse:
    return download(_publication(slug).figures_json.encode(), JSON, f"{slug}.json")


def _publication(slug: str) -> Publication:
    try:
        return queries.publication(slug)
    except ObjectDoesNotExist as error:
        raise Http404 from error
