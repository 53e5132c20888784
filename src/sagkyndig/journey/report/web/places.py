"""What the pages of the report have in common: the way to a page, the edition they are about, files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse

from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes

if TYPE_CHECKING:
    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.programme.models import Edition

PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
JSON = "application/json; charset=utf-8"


def edition_of(edition_id: int) -> Edition:
    return found(programmes.edition, edition_id)


def crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of the edition's report."""
    return step_crumbs(edition, "report:workshop", *more)


def download(content: bytes, kind: str, filename: str) -> HttpResponse:
    """A file that the browser saves under that name, which is of plain letters."""
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response
