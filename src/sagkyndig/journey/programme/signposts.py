"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.programme import access, queries
from sagkyndig.journey.signs import Progress, StepStatus, Todo

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


def step_status(edition: Edition) -> StepStatus:
    """Done when nothing is missing about the edition itself."""
    href = reverse("programme:edition", args=[edition.pk])
    lacking = queries.missing_sentence(edition)
    if lacking:
        return StepStatus(Progress.UNDER_WAY, lacking, href)
    return StepStatus(Progress.DONE, f"Tema, formål, hold og datoer for {edition.name.lower()} er på plads.", href)


def todos_for(person: Person) -> list[Todo]:
    """Programme managers are told what the open editions lack."""
    if not access.can_manage_programmes(person):
        return []
    lacking = [(edition, queries.missing_sentence(edition)) for edition in queries.open_editions()]
    return [
        Todo(sentence, "Udfyld runden", reverse("programme:edition", args=[edition.pk]), edition.pk)
        for edition, sentence in lacking
        if sentence
    ]
