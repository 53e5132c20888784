"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.report import access, queries
from sagkyndig.journey.signs import Progress, StepStatus, Todo
from sagkyndig.pure.danish import long_date

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


def step_status(edition: Edition) -> StepStatus:
    """Done when it is published; under way once there are answers to write about."""
    href = reverse("report:workshop", args=[edition.pk])
    published = queries.latest_publication(edition)
    if published is not None:
        return StepStatus(Progress.DONE, f"Rapporten er offentliggjort {long_date(published.published_at)}.", href)
    if evaluations.answers_by_edition([edition]).get(edition.pk):
        return StepStatus(Progress.UNDER_WAY, "Der er svar. Rapporten kan skrives færdig.", href)
    return StepStatus(Progress.COMING, "Rapporten bliver til, når der er svar.", href)


def todos_for(person: Person) -> list[Todo]:
    """The evaluator is told which open editions have answers and no published report."""
    if not access.can_write(person):
        return []
    editions = programmes.open_editions()
    answers = evaluations.answers_by_edition(editions)
    published = queries.editions_with_a_report(editions)
    return [
        Todo(
            f"{edition.name} har svar, men ingen offentliggjort rapport.",
            "Gør rapporten færdig",
            reverse("report:workshop", args=[edition.pk]),
            edition.pk,
        )
        for edition in editions
        if answers.get(edition.pk) and edition.pk not in published
    ]
