"""The evaluator's pages: questionnaire, targets, how many were asked, and the figures; all staff may read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.evaluation import access, actions, queries, texts
from sagkyndig.journey.evaluation.web.forms import InvitedForm, QuestionnaireForm, TargetForm
from sagkyndig.journey.evaluation.web.places import crumbs, drawn, edition_of, survey_of

if TYPE_CHECKING:
    from sagkyndig.journey.evaluation.models import Survey
    from sagkyndig.journey.evaluation.rules.questionnaire import Question
    from sagkyndig.journey.programme.models import Edition


@open_to_staff
def overview(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The whole evaluation of an edition: what is fixed, what came in, what it shows."""
    page = found(queries.evaluation_page, edition_id)
    context = {
        "page": page,
        "figures": drawn(page.figures),
        "can_evaluate": access.can_evaluate(request.user),
        "crumbs": crumbs(edition_of(edition_id)),
    }
    return render(request, "evaluation/overview.html", context)


@open_to_staff
def questionnaire(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The edition's questionnaire; the evaluator chooses it here, once."""
    edition = edition_of(edition_id)
    survey = queries.survey_of(edition)
    can_choose = survey is None and access.can_evaluate(request.user)
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
def target(request: SignedInRequest, edition_id: int, column: str) -> HttpResponse:
    """Fix the target for one question."""
    edition = edition_of(edition_id)
    survey, question = _question(edition, column)
    known = queries.target_of(survey, column)
    initial = {"labels": known.labels if known else question.positive, "percent": known.percent if known else None}
    form = TargetForm(request.POST or None, question=question, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.state_target(
                survey=survey,
                column=column,
                labels=form.cleaned_data["labels"],
                percent=form.cleaned_data["percent"],
                actor=request.user,
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
        "crumbs": crumbs(edition, (f"Mål: {question.heading}", None)),
    }
    return render(request, "evaluation/target.html", context)


@open_to(Role.EVALUATOR)
def drop_target(request: SignedInRequest, edition_id: int, column: str) -> HttpResponse:
    """Ask, then take a target away."""
    edition = edition_of(edition_id)
    survey, question = _question(edition, column)
    if request.method == "POST":
        try:
            actions.drop_target(survey=survey, column=column, actor=request.user, at=timezone.now())
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
def invited(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """State how many got the questionnaire."""
    edition = edition_of(edition_id)
    survey = survey_of(edition)
    form = InvitedForm(request.POST or None, initial={"invited": survey.invited})
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["invited"]
        actions.state_invited(survey=survey, invited=number, actor=request.user, at=timezone.now())
        messages.success(request, "Antallet er gemt." if number else "Det er noteret, at antallet ikke er kendt.")
        return redirect("evaluation:overview", edition_id)
    context = {"edition": edition, "form": form, "crumbs": crumbs(edition, ("Svarprocent", None))}
    return render(request, "evaluation/invited.html", context)


def _prepare(request: SignedInRequest, edition: Edition, version_id: int) -> HttpResponse:
    try:
        actions.prepare_survey(
            edition=edition,
            questionnaire=queries.questionnaire_version(version_id),
            actor=request.user,
            at=timezone.now(),
        )
    except actions.SurveyIsPrepared:
        messages.error(request, texts.PREPARED_MEANWHILE)
    else:
        messages.success(request, "Runden har fået sit spørgeskema. Fastsæt målene, før de første svar kommer ind.")
    return redirect("evaluation:overview", edition.pk)


def _question(edition: Edition, column: str) -> tuple[Survey, Question]:
    survey = survey_of(edition)
    asked = {each.column: each for each in queries.questionnaire_of(survey).questions}
    return survey, found(asked.get, column)
