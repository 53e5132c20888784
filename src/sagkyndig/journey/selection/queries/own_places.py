"""A municipality's own places: what it has been offered in which edition, and whether it said yes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from django.utils import timezone

from sagkyndig.journey.selection.models import Recipient, Standing
from sagkyndig.journey.selection.rules.states import HAS_AN_OFFER, TAKES_PART, StandingState

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition

_STATES = [state.value for state in HAS_AN_OFFER | TAKES_PART]


@dataclass(frozen=True)
class OwnPlace:
    """A place that a municipality was offered or has. `answered_on` is known where the municipality answered itself.

    `is_mine` says whether this person got the offer, and so may answer it.
    """

    standing_id: int
    edition: Edition
    has_said_yes: bool
    answer_by: date | None
    answered_on: date | None
    is_mine: bool


def own_places(person: Person) -> dict[int, OwnPlace]:
    """The places of the person's municipality by the id of the edition; two queries."""
    if person.municipality_id is None:
        return {}
    rows = Standing.objects.select_related("edition").filter(municipality=person.municipality_id, state__in=_STATES)
    mine = set(Recipient.objects.filter(person=person, passed_on_to=None).values_list("standing_id", flat=True))
    return {
        row.edition_id: OwnPlace(
            standing_id=row.pk,
            edition=row.edition,
            has_said_yes=StandingState(row.state) in TAKES_PART,
            answer_by=row.answer_by,
            answered_on=timezone.localdate(row.answered_at) if row.answered_at else None,
            is_mine=row.pk in mine,
        )
        for row in rows
    }


def has_said_yes(edition: Edition, code: str) -> bool:
    """Whether the municipality takes part in the edition."""
    taking_part = [state.value for state in TAKES_PART]
    return Standing.objects.filter(edition=edition, municipality=code, state__in=taking_part).exists()


def days_of_yes(edition: Edition) -> dict[str, date]:
    """By the code of each municipality that said yes itself in the edition, the day it did; one query."""
    rows = Standing.objects.filter(
        edition=edition, answered_at__isnull=False, state__in=[state.value for state in TAKES_PART]
    )
    return {code: timezone.localdate(at) for code, at in rows.values_list("municipality_id", "answered_at") if at}
