"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.people.queries import data_from
from sagkyndig.journey.evaluation import access, actions, queries
from sagkyndig.journey.evaluation.rules.personal import TRACES
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.signs import Progress, StepStatus, Todo
from sagkyndig.pure.danish import plural

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.foundation.people.rules import DataAbout
    from sagkyndig.journey.programme.models import Edition


def known(editions: Collection[Edition]) -> dict[int, int | None]:
    """How many have answered in each of them; None where there is no questionnaire. One query."""
    answers = queries.answers_by_edition(editions)
    return {edition.pk: answers.get(edition.pk) for edition in editions}


def step_status(edition: Edition, answers: int | None) -> StepStatus:
    """Done when answers are in; under way once a running edition has a questionnaire."""
    href = reverse("evaluation:overview", args=[edition.pk])
    if answers is None:
        return StepStatus(Progress.COMING, "Runden har ikke noget spørgeskema endnu.", href)
    if not answers and edition.state == EditionState.PLANNED:
        return StepStatus(Progress.COMING, "Spørgeskemaet er valgt.", href)
    if not answers:
        return StepStatus(Progress.UNDER_WAY, "Spørgeskemaet er valgt. Der er ikke kommet svar endnu.", href)
    return StepStatus(Progress.DONE, f"{plural(answers, 'deltager', 'deltagere')} har svaret.", href)


def todos_for(person: Person, edition: Edition, answers: int | None) -> list[Todo]:
    """The evaluator is told that a running edition lacks a questionnaire or answers."""
    if edition.state != EditionState.RUNNING or not access.can_evaluate(person):
        return []
    if answers is None:
        address = reverse("evaluation:questionnaire", args=[edition.pk])
        return [Todo(f"{edition.name} har ikke noget spørgeskema.", "Vælg spørgeskema", address, edition.pk)]
    if not answers:
        address = reverse("evaluation:overview", args=[edition.pk])
        return [Todo(f"{edition.name} har ikke fået svar endnu.", "Se evalueringen", address, edition.pk)]
    return []


def carry_over(old: Edition, new: Edition, *, actor: Person, at: datetime) -> None:
    """The new edition asks what the old one asked, so that the years can be compared. Targets are fixed anew."""
    survey = queries.survey_of(old)
    if survey is not None and queries.survey_of(new) is None:
        actions.prepare_survey(edition=new, questionnaire=survey.questionnaire, actor=actor, at=at)


def data_about(person: Person) -> list[DataAbout]:
    """What this step keeps about the person."""
    return data_from(TRACES, person)
