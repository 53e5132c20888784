"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.people.queries import data_from
from sagkyndig.journey.programme import access, queries
from sagkyndig.journey.programme.rules.personal import TRACES
from sagkyndig.journey.programme.rules.readiness import missing_sentence
from sagkyndig.journey.signs import Names, Progress, StepStatus, Todo

if TYPE_CHECKING:
    from collections.abc import Collection

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.foundation.people.rules import DataAbout
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.programme.rules.readiness import Outline


def known(editions: Collection[Edition]) -> dict[int, Outline]:
    """How much has been entered about each of them; one query."""
    return queries.outlines(editions)


def step_status(edition: Edition, outline: Outline) -> StepStatus:
    """Done when nothing is missing about the edition itself."""
    href = reverse("programme:edition", args=[edition.pk])
    lacking = missing_sentence(edition.name, outline)
    if lacking:
        return StepStatus(Progress.UNDER_WAY, lacking, href)
    return StepStatus(Progress.DONE, f"Tema, formål, hold og datoer for {edition.name.lower()} er på plads.", href)


def todos_for(person: Person, edition: Edition, outline: Outline) -> list[Todo]:
    """Programme managers are told what the edition lacks."""
    lacking = missing_sentence(edition.name, outline)
    if not lacking or not access.can_manage_programmes(person):
        return []
    return [Todo(lacking, "Udfyld runden", reverse("programme:edition", args=[edition.pk]), edition.pk)]


def names(edition: Edition, _outline: Outline) -> Names:
    """The edition itself, as the log speaks of it."""
    return {"programme.edition": {str(edition.pk): edition.name}}


def data_about(person: Person) -> list[DataAbout]:
    """What this step keeps about the person."""
    return data_from(TRACES, person)
