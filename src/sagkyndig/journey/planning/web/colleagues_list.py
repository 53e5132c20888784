"""Many colleagues at once: pasted or in a file, looked through row by row, mended here, and taken in when confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.files.colleagues import as_text, read_pasted, read_uploaded, template_csv, typed_rows
from sagkyndig.journey.planning.rules.colleagues import looked_through, tidied
from sagkyndig.journey.planning.web.colleague_forms import MOST_MENDED_AT_ONCE, ColumnsForm, ListForm, MendForm
from sagkyndig.journey.planning.web.own_lists import list_crumbs, of_own_open_run
from sagkyndig.pure.danish import capitalised, in_words
from sagkyndig.pure.tables import TableError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.planning.files.colleagues import Sheet
    from sagkyndig.journey.planning.models import CourseRun
    from sagkyndig.journey.planning.rules.colleagues import Line, Typed

CANNOT_BE_USED = "Listen kan ikke bruges endnu. Ret det, der står i tabellen. Ingen er tilmeldt."
CHANGED = "En af adresserne blev taget i brug imens. Se listen igennem igen. Ingen er tilmeldt."


@open_to(Role.CONTACT_PERSON)
@of_own_open_run
def enrol_many(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Paste or upload, see what it gives, mend it, confirm. Nothing is stored before that."""
    if request.method == "POST" and "rows" in request.POST:
        return _mended(request, run)
    form = ListForm(request.POST, request.FILES) if request.method == "POST" else ListForm()
    if request.method != "POST" or not form.is_valid():
        return _ask(request, run, form)
    file = form.cleaned_data["file"]
    try:
        sheet = read_uploaded(file.read(), file.name) if file else read_pasted(form.cleaned_data["text"])
    except TableError as error:
        form.add_error("file" if file else "text", CANNOT_BE_USED)
        return _ask(request, run, form, error)
    text = as_text(sheet) if file else form.cleaned_data["text"]
    columns = ColumnsForm(request.POST if "column_0" in request.POST else None, sheet=sheet)
    holds = columns.holds() if columns.is_bound and columns.is_valid() else sheet.holds
    if not columns.is_valid():
        columns = ColumnsForm(sheet=sheet)
    return _show(request, run, _looked_through(run, typed_rows(sheet, holds)), text, sheet, columns)


@open_to(Role.CONTACT_PERSON)
@require_GET
def template(_request: SignedInRequest) -> HttpResponse:
    """A table to fill in, with its headings."""
    response = HttpResponse(template_csv().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="skabelon-kolleger.csv"'
    return response


def _mended(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    form = MendForm(request.POST)
    form.is_valid()
    rows, text = form.mended(), str(form.cleaned_data.get("text", ""))
    if not rows:
        messages.info(request, "Der er ingen kolleger tilbage i listen. Ingen er tilmeldt.")
        return redirect("planning:enrol_many", run.pk)
    lines = _looked_through(run, rows)
    is_whole = all(line.is_ready or line.is_there for line in lines)
    if not is_whole or "confirm" not in request.POST:
        return _show(request, run, lines, text)
    try:
        enrolled = actions.enrol_colleagues(run=run, lines=lines, actor=request.user, at=timezone.now())
    except PersonError:
        messages.error(request, CHANGED)
        return _show(request, run, _looked_through(run, rows), text)
    if not enrolled:
        messages.info(request, "Alle på listen var tilmeldt i forvejen.")
    else:
        said = capitalised(in_words(len(enrolled)))
        invited = " Invitationerne er på vej." if any(each.invited_at for each in enrolled) else ""
        messages.success(request, f"{said} {'kollega' if len(enrolled) == 1 else 'kolleger'} er tilmeldt.{invited}")
    return redirect("planning:colleagues", run.pk)


def _looked_through(run: CourseRun, rows: Sequence[Typed]) -> tuple[Line, ...]:
    known = queries.known_addresses(run, [tidied(each).email for each in rows])
    return looked_through(rows, known, run.municipality.name)


def _ask(request: SignedInRequest, run: CourseRun, form: ListForm, error: TableError | None = None) -> HttpResponse:
    context = {
        "form": form,
        "run": run,
        "problems": error.problems if error else (),
        "crumbs": _crumbs(run, "Tilmeld flere"),
    }
    return render(request, "planning/colleagues_paste.html", context)


def _show(
    request: SignedInRequest,
    run: CourseRun,
    lines: tuple[Line, ...],
    text: str,
    sheet: Sheet | None = None,
    columns: ColumnsForm | None = None,
) -> HttpResponse:
    form = MendForm.showing(lines, text)
    faulty = sum(bool(line.faults) for line in lines)
    context = {
        "form": form,
        "run": run,
        "lines": lines,
        "ready": [line for line in lines if not line.faults and not line.is_there],
        "there": [line for line in lines if line.is_there],
        "faulty": faulty,
        "more": max(0, faulty - MOST_MENDED_AT_ONCE),
        "to_mend": faulty + len(form.open_words),
        "again": ListForm(initial={"text": text}, auto_id="again_%s"),
        "sheet": sheet,
        "columns": columns,
        "crumbs": _crumbs(run, "Se listen"),
    }
    return render(request, "planning/colleagues_preview.html", context)


def _crumbs(run: CourseRun, here: str) -> Crumbs:
    return list_crumbs(("Kolleger", reverse("planning:colleagues", args=[run.pk])), here)
