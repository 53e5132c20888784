"""What the pages of the report have in common: the way to a page, who asks, things that may not be there, files."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar, cast

from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse

from sagkyndig.journey.programme import queries as programmes

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition

Crumbs = list[tuple[str, str | None]]
Found = TypeVar("Found")

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json; charset=utf-8"


def found(read: Callable[..., Found | None], *args: object) -> Found:
    """What the query finds, or the page that says there is nothing."""
    try:
        one = read(*args)
    except ObjectDoesNotExist as error:
        raise Http404 from error
    if one is None:
        raise Http404
    return one


def edition_of(edition_id: int) -> Edition:
    return found(programmes.edition, edition_id)


def person(request: HttpRequest) -> Person:
    """Who asks; the gates let nobody in who is not signed in."""
    return cast("Person", request.user)


def crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way from the front page to a page of the edition's report."""
    here = reverse("report:workshop", args=[edition.pk]) if more else None
    return [
        ("Forside", reverse("lobby:home")),
        ("Programmer", reverse("programme:programmes")),
        (edition.programme.name, reverse("programme:programme", args=[edition.programme_id])),
        (edition.name, reverse("lobby:edition", args=[edition.pk])),
        ("Rapport", here),
        *more,
    ]


def download(content: bytes, kind: str, filename: str) -> HttpResponse:
    """A file that the browser saves under that name, which is of plain letters."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
