"""The workshop: what a critical reader would say, the texts and facts, and the report as it will be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.report import access, queries
from sagkyndig.journey.report.files.figures_json import write_figures
from sagkyndig.journey.report.rules.checker import check_report
from sagkyndig.journey.report.web.places import DOCX, JSON, PDF, crumbs, download, edition_of
from sagkyndig.pure.documents import html
from sagkyndig.pure.documents import pdf as pdf_files
from sagkyndig.pure.documents import word as word_files
from sagkyndig.pure.documents.tree import figure_anchor

if TYPE_CHECKING:
    from sagkyndig.pure.documents.tree import Article, Document


@open_to_staff
def workshop(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Findings, texts and facts of an edition's report, and what has been published."""
    context = {
        "page": found(queries.workshop_page, edition_id),
        "can_write": access.can_write(request.user),
        "can_publish": access.can_publish(request.user),
        "crumbs": crumbs(edition_of(edition_id)),
    }
    return render(request, "report/workshop.html", context)


@open_to_staff
def read(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The report as it will be read, each number a way to what stands behind it."""
    edition, document = edition_of(edition_id), found(_document, edition_id)
    body = html.to_fragment(document, number_href=lambda source: reverse("report:number", args=[edition_id, source]))
    context = {
        "edition": edition,
        "title": document.title,
        "body": mark_safe(body),  # noqa: S308  -- the renderer escapes every word
        "crumbs": crumbs(edition, ("Læs rapporten", None)),
    }
    return render(request, "report/read.html", context)


@open_to_staff
def article(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The article as it will be read."""
    edition, text = edition_of(edition_id), found(_article, edition_id)
    body = html.article_fragment(text, number_href=lambda source: reverse("report:number", args=[edition_id, source]))
    context = {
        "edition": edition,
        "title": text.title,
        "body": mark_safe(body),  # noqa: S308  -- the renderer escapes every word
        "crumbs": crumbs(edition, ("Læs artiklen", None)),
    }
    return render(request, "report/read.html", context)


@open_to_staff
def pdf(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The report as PDF."""
    document = found(_document, edition_id)
    return download(pdf_files.to_pdf(document), PDF, f"rapport-{edition_of(edition_id).year}.pdf")


@open_to_staff
def docx(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The report as a Word document."""
    document = found(_document, edition_id)
    return download(word_files.to_docx(document), DOCX, f"rapport-{edition_of(edition_id).year}.docx")


@open_to_staff
def figures(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Figures and findings as data."""
    edition = edition_of(edition_id)
    material, document = found(queries.material_of, edition), found(_document, edition_id)
    return download(write_figures(material, check_report(document, material)), JSON, f"figurer-{edition.year}.json")


@open_to_staff
def number(request: SignedInRequest, edition_id: int, source: str) -> HttpResponse:
    """What stands behind one number."""
    edition, page = edition_of(edition_id), found(queries.number_page, edition_id, source)
    back = reverse("report:read", args=[edition_id])
    context = {
        "trace": page.trace,
        "of": page.edition_name,
        "back": f"{back}#{figure_anchor(page.trace.figure)}" if page.trace.figure else back,
        "crumbs": crumbs(edition, ("Læs rapporten", back), (page.trace.title, None)),
    }
    return render(request, "report/number.html", context)


@open_to_staff
def facts(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Every fact with its value and origin."""
    edition = edition_of(edition_id)
    context = {
        "page": found(queries.facts_page, edition_id),
        "can_write": access.can_write(request.user),
        "crumbs": crumbs(edition, ("Oplysninger", None)),
    }
    return render(request, "report/facts.html", context)


def _document(edition_id: int) -> Document | None:
    return queries.reading_page(edition_id).document


def _article(edition_id: int) -> Article | None:
    return queries.reading_page(edition_id).article
