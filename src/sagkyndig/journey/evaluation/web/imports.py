"""The evaluator brings answers in: choose a file, look at it, confirm; and takes an import out again."""

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
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.evaluation import actions, queries, texts
from sagkyndig.journey.evaluation.web.forms import AnswersFileForm, ColumnsForm, ConfirmForm, chosen_columns
from sagkyndig.journey.evaluation.web.places import crumbs, drawn, edition_of, survey_of
from sagkyndig.pure.tables import Problem, TableError

if TYPE_CHECKING:
    from sagkyndig.journey.evaluation.models import AnswerImport, PendingAnswers
    from sagkyndig.journey.evaluation.queries import ImportPreview


@open_to(Role.EVALUATOR)
def upload(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Choose the file. One that is no table is refused here, with what is wrong and where."""
    edition = edition_of(edition_id)
    survey = survey_of(edition)
    form = AnswersFileForm(request.POST, request.FILES) if request.method == "POST" else AnswersFileForm()
    problems: tuple[Problem, ...] = ()
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        try:
            pending = actions.receive_answers(
                survey=survey, filename=file.name, content=file.read(), actor=request.user, at=timezone.now()
            )
        except TableError as error:
            problems = error.problems
            form.add_error("file", texts.FILE_CANNOT_BE_USED)
        else:
            return redirect("evaluation:preview", edition_id, pending.pk)
    context = {
        "edition": edition,
        "form": form,
        "problems": problems,
        "questionnaire": queries.questionnaire_of(survey),
        "crumbs": crumbs(edition, ("Hent svar ind", None)),
    }
    return render(request, "evaluation/upload.html", context)


@open_to(Role.EVALUATOR)
def preview(request: SignedInRequest, edition_id: int, pending_id: int) -> HttpResponse:
    """Look at what the file gives, correct the columns, confirm. Nothing is stored before that."""
    pending = _pending(request, edition_id, pending_id)
    if pending is None:
        messages.info(request, texts.FILE_IS_GONE)
        return redirect("evaluation:overview", edition_id)
    confirms = "confirm" in request.POST
    chosen = chosen_columns(request.POST) if request.method == "POST" else None
    shown = queries.import_preview(pending_id, chosen)
    columns_form = ColumnsForm(request.POST if chosen is not None else None, preview=shown)
    confirm_form = ConfirmForm(request.POST if confirms else None, has_other_imports=shown.has_other_imports)
    is_whole = columns_form.is_valid() and not shown.problems and shown.earlier is None
    if confirms and is_whole and confirm_form.is_valid():
        return _confirm(request, pending, columns_form, confirm_form)
    return _preview(request, pending, shown, columns_form, confirm_form)


@open_to(Role.EVALUATOR)
@require_POST
def give_up(request: SignedInRequest, edition_id: int, pending_id: int) -> HttpResponse:
    """Throw the file away; nothing of it was stored."""
    pending = _pending(request, edition_id, pending_id)
    if pending is None:
        messages.info(request, texts.NOTHING_TO_THROW_AWAY)
    else:
        actions.give_up_answers(pending=pending, actor=request.user, at=timezone.now())
        messages.success(request, "Filen er kasseret. Ingen svar er gemt.")
    return redirect("evaluation:overview", edition_id)


@open_to(Role.EVALUATOR)
def take_out(request: SignedInRequest, edition_id: int, import_id: int) -> HttpResponse:
    """Ask, then leave an import out of the figures."""
    one = _import(edition_id, import_id)
    if request.method == "POST":
        actions.take_out_import(answer_import=one, actor=request.user, at=timezone.now())
        messages.success(request, f"Svarene fra {one.filename} tæller ikke med længere.")
        return redirect("evaluation:overview", edition_id)
    context = {
        "heading": f"Tag svarene fra {one.filename} ud?",
        "text": "Figurer og rapport regnes uden dem. Svarene bliver liggende, så du kan sætte dem tilbage.",
        "button": "Tag svarene ud",
        "back": reverse("evaluation:overview", args=[edition_id]),
        "crumbs": crumbs(edition_of(edition_id), ("Tag svar ud", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.EVALUATOR)
@require_POST
def put_back(request: SignedInRequest, edition_id: int, import_id: int) -> HttpResponse:
    """Let an import count again."""
    one = _import(edition_id, import_id)
    actions.put_back_import(answer_import=one, actor=request.user, at=timezone.now())
    messages.success(request, f"Svarene fra {one.filename} tæller med igen.")
    return redirect("evaluation:overview", edition_id)


def _confirm(
    request: SignedInRequest, pending: PendingAnswers, columns_form: ColumnsForm, confirm_form: ConfirmForm
) -> HttpResponse:
    edition_id = pending.survey.edition_id
    try:
        stored = actions.confirm_answers(
            pending=pending,
            columns=columns_form.columns(),
            replaces_earlier=confirm_form.cleaned_data.get("way") == "replace",
            reconstructed_from=confirm_form.cleaned_data["reconstructed_from"],
            actor=request.user,
            at=timezone.now(),
        )
    except actions.SameFile:
        messages.error(request, texts.SAME_FILE)
    else:
        messages.success(request, texts.imported(stored.respondents))
        mention_hints(request, confirm_form)
    return redirect("evaluation:overview", edition_id)


def _preview(
    request: SignedInRequest,
    pending: PendingAnswers,
    shown: ImportPreview,
    columns_form: ColumnsForm,
    confirm_form: ConfirmForm,
) -> HttpResponse:
    edition = edition_of(pending.survey.edition_id)
    context = {
        "edition": edition,
        "preview": shown,
        "figures": drawn(shown.figures),
        "columns_form": columns_form,
        "form": confirm_form,
        "crumbs": crumbs(
            edition, ("Hent svar ind", reverse("evaluation:upload", args=[edition.pk])), ("Se svarene", None)
        ),
    }
    return render(request, "evaluation/preview.html", context)


def _pending(request: SignedInRequest, edition_id: int, pending_id: int) -> PendingAnswers | None:
    try:
        pending = queries.pending_answers(pending_id)
    except ObjectDoesNotExist:
        return None
    if pending.survey.edition_id != edition_id or pending.sent_by_id != request.user.pk:
        raise Http404
    return pending


def _import(edition_id: int, import_id: int) -> AnswerImport:
    one = found(queries.answer_import, import_id)
    if one.survey.edition_id != edition_id:
        raise Http404
    return one
