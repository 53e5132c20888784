"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.people.queries import data_from
from sagkyndig.journey.selection import access, queries
from sagkyndig.journey.selection.actions import erasure
from sagkyndig.journey.selection.queries import keeping
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.personal import TRACES
from sagkyndig.journey.signs import Holding, Names, Progress, StepStatus, Todo

if TYPE_CHECKING:
    from collections.abc import Collection
    from datetime import datetime

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.foundation.people.rules import DataAbout
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.queries import EditionList


def known(editions: Collection[Edition]) -> dict[int, EditionList]:
    """The list of each of them."""
    return queries.edition_lists(editions)


def step_status(edition: Edition, listed: EditionList) -> StepStatus:
    """Done when all places are filled by municipalities that said yes."""
    facts = listed.facts
    if facts.taking_part >= facts.places:
        progress = Progress.DONE
    elif not facts.offered:
        progress = Progress.COMING
    else:
        progress = Progress.WAITING if facts.taken >= facts.places else Progress.UNDER_WAY
    sentence = wording.status(
        places=facts.places,
        taken=facts.taken,
        to_invite=facts.to_invite,
        awaiting=len(facts.awaiting_answer),
        unreplaced=facts.unreplaced,
    )
    return StepStatus(progress, sentence, reverse("selection:standings", args=[edition.pk]))


def todos_for(person: Person, edition: Edition, listed: EditionList) -> list[Todo]:
    """Programme managers are told the next step: to set criteria, to decide, to invite; and who is not replaced."""
    if not access.can_select(person):
        return []
    facts = listed.facts
    said: list[tuple[str, str]] = []
    if not facts.offered:
        bench = reverse("selection:bench", args=[edition.pk])
        said.append(wording.to_choose(edition.name, has_criteria=listed.has_criteria))
        return [Todo(sentence, action, bench, edition.pk) for sentence, action in said]
    if facts.taken < facts.places:
        for place, (name, how) in enumerate(facts.unreplaced):
            by = facts.proposed[place] if place < len(facts.proposed) else ""
            said.append((wording.to_replace(name, how, by), "Tag stilling" if by else "Find en erstatning"))
    if facts.to_invite:
        said.append((wording.to_invite_sentence(facts.to_invite), "Send invitationer"))
    href = reverse("selection:standings", args=[edition.pk])
    return [Todo(sentence, action, href, edition.pk) for sentence, action in said]


def names(_edition: Edition, listed: EditionList) -> Names:
    """The municipalities on the list, as the log speaks of them."""
    return {
        "selection.standing": {str(standing_id): name for standing_id, name in listed.by_standing.items()},
        "municipalities.municipality": listed.by_code,
    }


def data_about(person: Person) -> list[DataAbout]:
    """What this step keeps about the person."""
    return data_from(TRACES, person)


def erase(person: Person, *, at: datetime) -> None:
    """Let go of the person. CannotBeErased while an offer waits for nobody but them."""
    erasure.erase(person=person, at=at)


def holdings() -> list[Holding]:
    """Everybody who got an offer, until the edition is over."""
    return keeping.holdings()
