"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.evaluation import access, actions, queries
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.signs import Progress, StepStatus, Todo
from sagkyndig.pure.danish import plural

if TYPE_CHECKING:
    from datetime import datetime

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


def step_status(edition: Edition) -> StepStatus:
    """Done when answers are in; under way once there is a questionnaire."""
    href = reverse("evaluation:overview", args=[edition.pk])
    asked = queries.answers_by_edition([edition]).get(edition.pk)
    if asked is None:
        return StepStatus(Progress.COMING, "Runden har ikke noget spørgeskema endnu.", href)
    if not asked:
        return StepStatus(Progress.UNDER_WAY, "Spørgeskemaet er valgt. Der er ikke kommet svar endnu.", href)
    return StepStatus(Progress.DONE, f"{plural(asked, 'deltager', 'deltagere')} har svaret.", href)


def todos_for(person: Person) -> list[Todo]:
    """The evaluator is told which running editions lack a questionnaire or answers."""
    if not access.can_evaluate(person):
        return []
    editions = [edition for edition in programmes.open_editions() if edition.state == EditionState.RUNNING]
    asked = queries.answers_by_edition(editions)
    return [todo for edition in editions if (todo := _todo(edition, asked.get(edition.pk)))]


def carry_over(old: Edition, new: Edition, *, actor: Person, at: datetime) -> None:
    """The new edition asks what the old one asked, so that the years can be compared. Targets are fixed anew."""
    survey = queries.survey_of(old)
    if survey is not None and queries.survey_of(new) is None:
        actions.prepare_survey(edition=new, questionnaire=survey.questionnaire, actor=actor, at=at)


def _todo(edition: Edition, answers: int | None) -> Todo | None:
    if answers is None:
        address = reverse("evaluation:questionnaire", args=[edition.pk])
        return Todo(f"{edition.name} har ikke noget spørgeskema.", "Vælg spørgeskema", address, edition.pk)
    if not answers:
        address = reverse("evaluation:overview", args=[edition.pk])
        return Todo(f"{edition.name} har ikke fået svar endnu.", "Se evalueringen", address, edition.pk)
    return None
