"""How long the selection needs people: who got an offer, until the edition is over."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection.models import Recipient, Standing
from sagkyndig.journey.selection.rules.states import HAS_AN_OFFER
from sagkyndig.journey.signs import Holding

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


def holdings() -> list[Holding]:
    """Everybody who got an offer, passed it on, or answered it, until the edition is over."""
    ends = programmes.ends_of_editions()
    offered = Recipient.objects.values_list("person", "standing__edition")
    answered = Standing.objects.filter(answered_by__isnull=False).values_list("answered_by", "edition")
    return [Holding(person_id, Keep.OFFERS, ends[edition_id]) for person_id, edition_id in {*offered, *answered}]


def waiting_on(person: Person, today: date) -> list[str]:
    """The names of the municipalities whose open offer lies with this person and nobody else."""
    open_offers = Recipient.objects.filter(
        passed_on_to=None, standing__state__in=[state.value for state in HAS_AN_OFFER], standing__answer_by__gte=today
    )
    mine = open_offers.filter(person=person).values_list("standing", "standing__municipality__name")
    return [name for number, name in mine if not open_offers.filter(standing=number).exclude(person=person).exists()]
