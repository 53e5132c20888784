"""The programme manager brings figures in: choose a file, look at it, correct its columns, say its source, confirm."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.journey.selection.actions import figures as actions
from sagkyndig.journey.selection.files.appeals import TEMPLATE
from sagkyndig.journey.selection.queries import figure_imports as queries
from sagkyndig.journey.selection.rules.figures import SourceKind, wording
from sagkyndig.journey.selection.web.figure_forms import (
    ConfirmFiguresForm,
    FigureFileForm,
    MeaningsForm,
    chosen_meanings,
    given_in,
)
from sagkyndig.journey.selection.web.figure_places import figures_crumbs
from sagkyndig.pure.danish import number, plural
from sagkyndig.pure.tables import Problem, TableError

if TYPE_CHECKING:
    from sagkyndig.journey.selection.models import PendingFigures
    from sagkyndig.journey.selection.queries.figure_imports import FigurePreview

CANNOT_BE_USED = "Filen kan ikke bruges. Ret det, der står i tabellen, og vælg filen igen."
IS_GONE = "Filen venter ikke længere. Vælg den igen."
IS_THERE = "Filen er hentet ind i forvejen. Intet er gemt en gang til."


@open_to(Role.PROGRAMME_MANAGER)
def upload(request: SignedInRequest) -> HttpResponse:
    """Choose the file. One that is no table is refused here, with what is wrong and where."""
    form = FigureFileForm(request.POST, request.FILES) if request.method == "POST" else FigureFileForm()
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            pending = actions.receive_figures(
                filename=file.name, content=file.read(), actor=request.user, at=timezone.now()
            )
        except TableError as error:
            problems = error.problems
            form.add_error("file", CANNOT_BE_USED)
        else:
            return redirect("selection:preview_figures", pending.pk)
    context = {
        "form": form,
        "problems": problems,
        "template": TEMPLATE,
        "crumbs": figures_crumbs(("Hent tal ind", None)),
    }
    return render(request, "selection/figures/upload.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def preview(request: SignedInRequest, pending_figures_id: int) -> HttpResponse:
    """Look at what the file gives, correct the columns, say the source, confirm. Nothing is stored before that."""
    pending = _pending(request, pending_figures_id)
    if pending is None:
        messages.info(request, IS_GONE)
        return redirect("selection:figures")
    confirms = "confirm" in request.POST
    was_sent = request.method == "POST"
    shown = queries.figure_preview(pending, chosen_meanings(request.POST) if was_sent else None, given_in(request.POST))
    columns = MeaningsForm(request.POST if was_sent else None, preview=shown)
    form = ConfirmFiguresForm(request.POST if confirms else None, preview=shown, today=timezone.localdate())
    is_whole = columns.is_valid() and not shown.reading.problems and shown.earlier is None
    if confirms and is_whole and form.is_valid():
        return _confirm(request, pending, shown, form)
    context = {
        "preview": shown,
        "columns": columns,
        "form": form,
        "lacks_columns": any(problem.row == 1 for problem in shown.reading.problems),
        "guide": (*wording.READING_GUIDE, wording.where_from([each.provision for each in shown.found])),
        "crumbs": figures_crumbs(("Hent tal ind", reverse("selection:upload_figures")), ("Se tallene", None)),
    }
    return render(request, "selection/figures/preview.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def give_up(request: SignedInRequest, pending_figures_id: int) -> HttpResponse:
    """Throw the file away; nothing of it was stored."""
    pending = _pending(request, pending_figures_id)
    if pending is None:
        messages.info(request, IS_GONE)
    else:
        actions.give_up_figures(pending=pending, actor=request.user, at=timezone.now())
        messages.success(request, "Filen er kasseret. Ingen tal er gemt.")
    return redirect("selection:figures")


def _confirm(
    request: SignedInRequest, pending: PendingFigures, shown: FigurePreview, form: ConfirmFiguresForm
) -> HttpResponse:
    said = form.cleaned_data
    try:
        stored = actions.confirm_figures(
            pending=pending,
            meanings=shown.meanings,
            given=given_in(request.POST),
            source_kind=SourceKind(said["source_kind"]),
            source=said["source"],
            extracted_on=said["extracted_on"],
            note=said["note"],
            leaves_out=said.get("leaves_out", False),
            actor=request.user,
            at=timezone.now(),
        )
    except actions.SameFile:
        messages.error(request, IS_THERE)
        return redirect("selection:figures")
    cells = number(len(shown.reading.counts))
    messages.success(request, f"{cells} tal er hentet ind for {plural(shown.municipalities, 'kommune', 'kommuner')}.")
    mention_hints(request, form)
    return redirect("selection:figure_import", stored.pk)


def _pending(request: SignedInRequest, pending_figures_id: int) -> PendingFigures | None:
    try:
        pending = queries.pending_figures(pending_figures_id)
    except ObjectDoesNotExist:
        return None
    if pending.sent_by_id != request.user.pk:
        raise Http404
    return pending
