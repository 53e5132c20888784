"""What everybody may read: the published reports and articles, and what stands behind their numbers.

An address without a number is the latest publication; the earlier ones stay where they were. A browser that has a page or
a file already is told so instead of getting it again.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import condition, conditional_page

from sagkyndig.foundation.people.gates import open_to_everyone
from sagkyndig.foundation.ui.web.places import Crumbs, found
from sagkyndig.journey.report import queries
from sagkyndig.journey.report.web.places import DOCX, JSON, PDF, download
from sagkyndig.pure.documents.tree import figure_anchor


def _etag(_request: HttpRequest, slug: str, number: int | None = None) -> str | None:
    seal = queries.published_seal(slug, number)
    return f'"{seal}"' if seal else None


@open_to_everyone
@conditional_page
def reports(request: HttpRequest) -> HttpResponse:
    """The published reports, newest first."""
    return render(request, "report/reports.html", {"rows": queries.published_reports()})


@open_to_everyone
@conditional_page
def published(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """A published report, as it was that day."""
    page = found(queries.published_page, slug, number)
    at = _address(page.slug, page.number, page.is_latest)
    context = {
        "page": page,
        "title": page.title,
        "body": mark_safe(page.report_html),  # noqa: S308  -- rendered and escaped when it was published
        "files": (
            ("Hent PDF", reverse("report:published_pdf", args=at)),
            ("Hent Word-dokument", reverse("report:published_docx", args=at)),
            ("Hent tallene (JSON)", reverse("report:published_figures", args=at)),
            ("Læs artiklen", reverse("report:published_article", args=at)),
        ),
        "crumbs": _crumbs((page.title, None)),
    }
    return render(request, "report/published.html", context)


@open_to_everyone
@conditional_page
def published_article(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    """The article about a published report."""
    page = found(queries.published_page, slug, number)
    context = {
        "page": page,
        "title": page.article_title,
        "body": mark_safe(page.article_html),  # noqa: S308  -- rendered and escaped when it was published
        "crumbs": _crumbs((page.article_title, None)),
    }
    return render(request, "report/published.html", context)


@open_to_everyone
@conditional_page
def published_number(request: HttpRequest, slug: str, source: str, number: int | None = None) -> HttpResponse:
    """What stands behind a number in a published report."""
    page = found(queries.published_number, slug, source, number)
    back = reverse("report:published", args=_address(slug, page.number, page.is_latest))
    context = {
        "trace": page.trace,
        "of": page.title,
        "back": f"{back}#{figure_anchor(page.trace.figure)}" if page.trace.figure else back,
        "crumbs": _crumbs((page.title, back), (page.trace.title, None)),
    }
    return render(request, "report/number.html", context)


@open_to_everyone
@condition(etag_func=_etag)
def published_pdf(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    return download(found(queries.published_file, slug, "report_pdf", number), PDF, f"{slug}.pdf")


@open_to_everyone
@condition(etag_func=_etag)
def published_docx(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    return download(found(queries.published_file, slug, "report_docx", number), DOCX, f"{slug}.docx")


@open_to_everyone
@condition(etag_func=_etag)
def published_figures(request: HttpRequest, slug: str, number: int | None = None) -> HttpResponse:
    return download(found(queries.published_file, slug, "figures_json", number), JSON, f"{slug}.json")


def _crumbs(*more: tuple[str, str | None]) -> Crumbs:
    return [("Rapporter", reverse("report:reports")), *more]


def _address(slug: str, number: int, is_latest: bool) -> list[str | int]:
    return [slug] if is_latest else [slug, number]
