"""The workshop: what a critical reader would say, the texts and facts, and the report as it will be read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe

from sagkyndig.foundation.people.gates import open_to_staff
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.report import access, queries
from sagkyndig.journey.report.files.figures_json import write_figures
from sagkyndig.journey.report.rules.checker import check_report
from sagkyndig.pure.documents import html
from sagkyndig.pure.documents import pdf as pdf_files
from sagkyndig.pure.documents import word as word_files

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.pure.documents.tree import Document

Crumbs = list[tuple[str, str | None]]

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json; charset=utf-8"


@open_to_staff
def workshop(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Findings, texts and facts of an edition's report, and what has been published."""
    edition = edition_or_404(edition_id)
    person = person_of(request)
    context = {
        "page": queries.workshop_page(edition_id),
        "can_write": access.can_write(person),
        "can_publish": access.can_publish(person),
        "crumbs": crumbs(edition),
    }
    return render(request, "report/workshop.html", context)


@open_to_staff
def read(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The report as it will be read, each number a way to what stands behind it."""
    edition = edition_or_404(edition_id)
    document = _document(edition_id)
    body = html.to_fragment(document, number_href=lambda source: reverse("report:number", args=[edition_id, source]))
    context = {
        "edition": edition,
        "title": document.title,
        "body": mark_safe(body),  # noqa: S308  -- the renderer escapes every word
        "crumbs": crumbs(edition, ("Læs rapporten", None)),
    }
    return render(request, "report/read.html", context)


@open_to_staff
def article(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The article as it will be read."""
    edition = edition_or_404(edition_id)
    found = queries.reading_page(edition_id).article
    if found is None:
        raise Http404
    body = html.article_fragment(found, number_href=lambda source: reverse("report:number", args=[edition_id, source]))
    context = {
        "edition": edition,
        "title": found.title,
        "body": mark_safe(body),  # noqa: S308  -- the renderer escapes every word
        "crumbs": crumbs(edition, ("Læs artiklen", None)),
    }
    return render(request, "report/read.html", context)


@open_to_staff
def pdf(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The report as PDF."""
    edition = edition_or_404(edition_id)
    return download(pdf_files.to_pdf(_document(edition_id)), PDF, f"rapport-{edition.year}.pdf")


@open_to_staff
def docx(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The report as a Word document."""
    edition = edition_or_404(edition_id)
    return download(word_files.to_docx(_document(edition_id)), DOCX, f"rapport-{edition.year}.docx")


@open_to_staff
def figures(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Figures and findings as data."""
    edition = edition_or_404(edition_id)
    material = queries.material_of(edition)
    if material is None:
        raise Http404
    findings = check_report(_document(edition_id), material)
    return download(write_figures(material, findings), JSON, f"figurer-{edition.year}.json")


@open_to_staff
def number(request: HttpRequest, edition_id: int, source: str) -> HttpResponse:
    """What stands behind one number."""
    edition = edition_or_404(edition_id)
    page = queries.number_page(edition_id, source)
    if page is None:
        raise Http404
    back = reverse("report:read", args=[edition_id])
    context = {"page": page, "back": back, "crumbs": crumbs(edition, ("Læs rapporten", back), (page.trace.title, None))}
    return render(request, "report/number.html", context)


@open_to_staff
def facts(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Every fact with its value and origin."""
    edition = edition_or_404(edition_id)
    context = {
        "page": queries.facts_page(edition_id),
        "can_write": access.can_write(person_of(request)),
        "crumbs": crumbs(edition, ("Oplysninger", None)),
    }
    return render(request, "report/facts.html", context)


def download(content: bytes, kind: str, filename: str) -> HttpResponse:
    """A file that the browser saves under that name."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def edition_or_404(edition_id: int) -> Edition:
    try:
        return programmes.edition(edition_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def person_of(request: HttpRequest) -> Person:
    return cast("Person", request.user)


def crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    here = reverse("report:workshop", args=[edition.pk]) if more else None
    return [
        ("Forside", reverse("lobby:home")),
        (edition.name, reverse("lobby:edition", args=[edition.pk])),
        ("Rapport", here),
        *more,
    ]


def _document(edition_id: int) -> Document:
    document = queries.reading_page(edition_id).document
    if document is None:
        raise Http404
    return document
