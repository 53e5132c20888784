"""The evaluator's pages: questionnaire, targets, how many were asked, and the figures; all staff may read."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe

from sagkyndig.foundation.people.gates import open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.evaluation import access, actions, queries, texts
from sagkyndig.journey.evaluation.web.forms import InvitedForm, QuestionnaireForm, TargetForm
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.figures import bars_svg, figure_table

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.evaluation.models import Survey
    from sagkyndig.journey.evaluation.rules.figures import QuestionFigure
    from sagkyndig.journey.evaluation.rules.questionnaire import Question
    from sagkyndig.journey.programme.models import Edition

WIDE, NARROW = 640, 340  # pixels; the narrow drawing keeps its letters large on a phone

Crumbs = list[tuple[str, str | None]]


@open_to_staff
def overview(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The whole evaluation of an edition: what is fixed, what came in, what it shows."""
    edition = edition_or_404(edition_id)
    page = queries.evaluation_page(edition_id)
    context = {
        "page": page,
        "figures": drawn(page.figures),
        "can_evaluate": access.can_evaluate(person_of(request)),
        "crumbs": crumbs(edition),
    }
    return render(request, "evaluation/overview.html", context)


@open_to_staff
def questionnaire(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The edition's questionnaire; the evaluator chooses it here, once."""
    edition = edition_or_404(edition_id)
    survey = queries.survey_of(edition)
    can_choose = survey is None and access.can_evaluate(person_of(request))
    available = tuple((each.pk, str(each)) for each in queries.questionnaire_versions()) if can_choose else ()
    form = QuestionnaireForm(request.POST or None, available=available) if can_choose else None
    if request.method == "POST":
        if form is None:
            messages.error(request, texts.PREPARED_MEANWHILE)
            return redirect("evaluation:questionnaire", edition_id)
        if form.is_valid():
            return _prepare(request, edition, form.cleaned_data["questionnaire"])
    context = {
        "edition": edition,
        "form": form,
        "questionnaire": queries.questionnaire_of(survey) if survey else None,
        "crumbs": crumbs(edition, ("Spørgeskema", None)),
    }
    return render(request, "evaluation/questionnaire.html", context)


@open_to(Role.EVALUATOR)
def target(request: HttpRequest, edition_id: int, column: str) -> HttpResponse:
    """Fix the target for one question."""
    edition = edition_or_404(edition_id)
    survey, question = _question(edition, column)
    known = next((each for each in queries.evaluation_page(edition_id).targets if each.column == column), None)
    initial = {"labels": known.labels if known else question.positive, "percent": known.percent if known else None}
    form = TargetForm(request.POST or None, question=question, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.state_target(
                survey=survey,
                column=column,
                labels=form.cleaned_data["labels"],
                percent=form.cleaned_data["percent"],
                actor=person_of(request),
                at=timezone.now(),
            )
        except actions.AnswersAreIn:
            messages.error(request, texts.TARGETS_ARE_FIXED)
        else:
            messages.success(request, f"Målet for »{question.heading}« er fastsat.")
        return redirect("evaluation:overview", edition_id)
    context = {
        "edition": edition,
        "question": question,
        "form": form,
        "is_known": known is not None,
        "crumbs": crumbs(edition, (f"Mål: {question.heading}", None)),
    }
    return render(request, "evaluation/target.html", context)


@open_to(Role.EVALUATOR)
def drop_target(request: HttpRequest, edition_id: int, column: str) -> HttpResponse:
    """Ask, then take a target away."""
    edition = edition_or_404(edition_id)
    survey, question = _question(edition, column)
    if request.method == "POST":
        try:
            actions.drop_target(survey=survey, column=column, actor=person_of(request), at=timezone.now())
        except actions.AnswersAreIn:
            messages.error(request, texts.TARGETS_ARE_FIXED)
        else:
            messages.success(request, f"Målet for »{question.heading}« er fjernet.")
        return redirect("evaluation:overview", edition_id)
    context = {
        "heading": f"Fjern målet for »{question.heading}«?",
        "text": "Rapporten kan så ikke sige, om spørgsmålets mål er nået. Du kan fastsætte et nyt, indtil der kommer svar.",
        "button": "Fjern målet",
        "back": reverse("evaluation:overview", args=[edition_id]),
        "crumbs": crumbs(edition, ("Fjern mål", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.EVALUATOR)
def invited(request: HttpRequest, edition_id: int) -> HttpResponse:
    """State how many got the questionnaire."""
    edition = edition_or_404(edition_id)
    survey = survey_or_404(edition)
    form = InvitedForm(request.POST or None, initial={"invited": survey.invited})
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["invited"]
        actions.state_invited(survey=survey, invited=number, actor=person_of(request), at=timezone.now())
        messages.success(request, "Antallet er gemt." if number else "Det er noteret, at antallet ikke vides.")
        return redirect("evaluation:overview", edition_id)
    context = {"edition": edition, "form": form, "crumbs": crumbs(edition, ("Svarprocent", None))}
    return render(request, "evaluation/invited.html", context)


def drawn(figures: tuple[QuestionFigure, ...]) -> list[dict[str, object]]:
    """Each figure with its drawing and its table, ready for a template."""
    return [
        {
            "figure": each.figure,
            "svg": _drawing(each, WIDE),
            "narrow_svg": _drawing(each, NARROW),
            "table": figure_table(each.figure),
        }
        for each in figures
    ]


def _drawing(each: QuestionFigure, width: int) -> SafeString:
    drawing = "" if each.figure.hidden else bars_svg(each.figure, width=width)
    return mark_safe(drawing)  # noqa: S308  -- our own drawing escapes its words


def edition_or_404(edition_id: int) -> Edition:
    try:
        return programmes.edition(edition_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def survey_or_404(edition: Edition) -> Survey:
    survey = queries.survey_of(edition)
    if survey is None:
        raise Http404
    return survey


def person_of(request: HttpRequest) -> Person:
    return cast("Person", request.user)


def crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    here = reverse("evaluation:overview", args=[edition.pk]) if more else None
    return [
        ("Forside", reverse("lobby:home")),
        (edition.name, reverse("lobby:edition", args=[edition.pk])),
        ("Evaluering", here),
        *more,
    ]


def _prepare(request: HttpRequest, edition: Edition, version_id: int) -> HttpResponse:
    try:
        actions.prepare_survey(
            edition=edition,
            questionnaire=queries.questionnaire_version(version_id),
            actor=person_of(request),
            at=timezone.now(),
        )
    except actions.SurveyIsPrepared:
        messages.error(request, texts.PREPARED_MEANWHILE)
    else:
        messages.success(request, "Runden har fået sit spørgeskema. Fastsæt målene, før de første svar kommer ind.")
    return redirect("evaluation:overview", edition.pk)


def _question(edition: Edition, column: str) -> tuple[Survey, Question]:
    survey = survey_or_404(edition)
    try:
        return survey, queries.questionnaire_of(survey).question(column)
    except KeyError as error:
        raise Http404 from error
