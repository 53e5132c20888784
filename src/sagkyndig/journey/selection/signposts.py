"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import access, queries
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.signs import Progress, StepStatus, Todo

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


def step_status(edition: Edition) -> StepStatus:
    """Done when all places are filled by municipalities that said yes."""
    facts = queries.standing_facts(edition)
    taken = facts.taking_part + facts.awaiting_answer
    if facts.taking_part >= facts.places:
        progress = Progress.DONE
    elif not facts.offered:
        progress = Progress.COMING
    else:
        progress = Progress.WAITING if taken >= facts.places else Progress.UNDER_WAY
    sentence = wording.status(
        places=facts.places, taken=taken, awaiting=facts.awaiting_answer, unreplaced=queries.unreplaced(edition)
    )
    return StepStatus(progress, sentence, reverse("selection:standings", args=[edition.pk]))


def todos_for(person: Person) -> list[Todo]:
    """Programme managers are told who has not answered, who is not replaced, and where nobody is chosen."""
    if not access.can_select(person):
        return []
    todos = []
    for edition in programmes.open_editions():
        href = reverse("selection:standings", args=[edition.pk])
        facts = queries.standing_facts(edition)
        if not facts.offered:
            todos.append(
                Todo(f"Ingen kommuner er udvalgt til {edition.name.lower()}.", "Vælg kommuner", href, edition.pk)
            )
        if facts.taking_part + facts.awaiting_answer < facts.places:
            todos.extend(
                Todo(f"{name} har sagt nej og er ikke erstattet.", "Find en erstatning", href, edition.pk)
                for name in queries.unreplaced(edition)
            )
        todos.extend(
            Todo(f"{name} har ikke svaret på tilbuddet om et forløb.", "Notér svaret", href, edition.pk)
            for name in queries.awaiting_answer(edition)
        )
    return todos
