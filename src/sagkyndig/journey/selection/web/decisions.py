"""A decision as staff read it: the memo, its files, and the check that the same figures still give the same list."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.safestring import mark_safe
from django.views.decorators.http import require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.foundation.ui.web.places import Crumbs, found
from sagkyndig.journey.selection import access
from sagkyndig.journey.selection.queries import decisions as queries
from sagkyndig.journey.selection.web.bench import bench_crumbs

if TYPE_CHECKING:
    from sagkyndig.journey.selection.models import Decision

_PDF = "application/pdf"
_DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_ZIP = "application/zip"


@open_to_staff
@require_safe
def decision(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """The memo as it was made that day, with its files."""
    page = found(queries.decision_page, decision_id)
    context = {
        "page": page,
        "body": mark_safe(page.memo_html),  # noqa: S308  -- rendered and escaped when the decision was made
        "can_select": access.can_select(request.user),
        "crumbs": _crumbs(queries.decision(decision_id)),
    }
    return render(request, "selection/bench/decision.html", context)


@open_to_staff
@require_safe
def memo_pdf(_request: SignedInRequest, decision_id: int) -> HttpResponse:
    return _file(decision_id, "memo.pdf", _PDF)


@open_to_staff
@require_safe
def memo_docx(_request: SignedInRequest, decision_id: int) -> HttpResponse:
    return _file(decision_id, "memo.docx", _DOCX)


@open_to_staff
@require_safe
def journal_package(_request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Everything the decision stands on, for the authority's journal."""
    return _download(found(queries.journal_package, decision_id), _ZIP, f"beslutning-{decision_id}.zip")


@open_to_staff
@require_safe
def check(request: SignedInRequest, decision_id: int) -> HttpResponse:
    """Reckon it again from what was kept, and say whether it gives the same list."""
    one = found(queries.decision, decision_id)
    context = {
        "one": one,
        "result": queries.check_decision(decision_id),
        "crumbs": _crumbs(one, ("Efterprøvning", None)),
    }
    return render(request, "selection/bench/check.html", context)


def _file(decision_id: int, name: str, kind: str) -> HttpResponse:
    found(queries.decision, decision_id)
    try:
        content = queries.decision_file(decision_id, name)
    except KeyError as error:
        raise Http404 from error
    stem, _, ending = name.rpartition(".")
    return _download(content, kind, f"beslutning-{decision_id}-{stem}.{ending}")


def _download(content: bytes, kind: str, filename: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="{filename}"'}
    return HttpResponse(content, content_type=kind, headers=headers)


def _crumbs(one: Decision, *more: tuple[str, str | None]) -> Crumbs:
    here = reverse("selection:decision", args=[one.pk]) if more else None
    return bench_crumbs(one.edition, (str(one), here), *more)
