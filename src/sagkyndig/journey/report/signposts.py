"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.people.queries import data_from
from sagkyndig.journey.report import access
from sagkyndig.journey.report.queries.stages import Stage, stages
from sagkyndig.journey.report.rules.personal import TRACES
from sagkyndig.journey.signs import Progress, StepStatus, Todo
from sagkyndig.pure.danish import long_date

if TYPE_CHECKING:
    from collections.abc import Collection

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.foundation.people.rules import DataAbout
    from sagkyndig.journey.programme.models import Edition


def known(editions: Collection[Edition]) -> dict[int, Stage]:
    """How far the report of each of them has come; two queries."""
    return stages(editions)


def step_status(edition: Edition, stage: Stage) -> StepStatus:
    """Done when it is published; under way once there are answers to write about."""
    href = reverse("report:workshop", args=[edition.pk])
    if stage.published_at is not None:
        return StepStatus(Progress.DONE, f"Rapporten er offentliggjort {long_date(stage.published_at)}.", href)
    if stage.answers:
        return StepStatus(Progress.UNDER_WAY, "Der er svar. Rapporten kan skrives færdig.", href)
    return StepStatus(Progress.COMING, "Rapporten bliver til, når der er svar.", href)


def todos_for(person: Person, edition: Edition, stage: Stage) -> list[Todo]:
    """The evaluator is told that an edition has answers and no published report."""
    if not stage.answers or stage.published_at is not None or not access.can_write(person):
        return []
    sentence = f"{edition.name} har svar, men ingen offentliggjort rapport."
    return [Todo(sentence, "Gør rapporten færdig", reverse("report:workshop", args=[edition.pk]), edition.pk)]


def data_about(person: Person) -> list[DataAbout]:
    """What this step keeps about the person."""
    return data_from(TRACES, person)
