"""Whom a municipality's offer can go to, whom it went to, and whether the mail arrived."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.foundation.people.queries import persons as people
from sagkyndig.foundation.post import queries as post
from sagkyndig.foundation.post.rules import MailState
from sagkyndig.journey.selection.models import Recipient, Standing
from sagkyndig.journey.selection.rules.states import HAS_AN_OFFER, StandingState

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from sagkyndig.journey.programme.models import Edition

INVITATION = "selection/invitation"


@dataclass(frozen=True)
class ToInvite:
    """A municipality that is chosen and has no offer yet, and the contact persons that are known there."""

    standing_id: int
    name: str
    known: tuple[tuple[str, str], ...]

    @property
    def tick(self) -> str:
        """The name of the box that says whether it is invited."""
        return f"med_{self.standing_id}"

    @property
    def field(self) -> str:
        """The name of the field with its contact persons."""
        return f"til_{self.standing_id}"


@dataclass(frozen=True)
class AskedPerson:
    """Somebody whom an offer went to; `problem` says why the mail did not arrive."""

    name: str
    email: str
    passed_on_to: str
    problem: str


def municipalities_to_invite(edition: Edition) -> tuple[ToInvite, ...]:
    """Those that are chosen and have no offer, in the order they were chosen; three queries."""
    chosen = (
        Standing.objects.select_related("municipality")
        .filter(edition=edition, state=StandingState.CHOSEN.value)
        .order_by("chosen_on", "rank", "pk")
    )
    known = known_contacts([each.municipality_id for each in chosen])
    return tuple(ToInvite(each.pk, each.municipality.name, known.get(each.municipality_id, ())) for each in chosen)


def to_invite(standing: Standing) -> ToInvite:
    """One municipality by itself, to be invited or invited again."""
    known = known_contacts([standing.municipality_id])
    return ToInvite(standing.pk, standing.municipality.name, known.get(standing.municipality_id, ()))


def known_contacts(codes: Collection[str]) -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Name and mail address of the contact persons with access in each municipality, by its code."""
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for each in people.contact_persons(codes):
        code = str(each.municipality_id)
        found[code] = (*found.get(code, ()), (each.name, each.email))
    return found


def asked_persons(edition: Edition) -> Mapping[int, tuple[AskedPerson, ...]]:
    """Whom the offers that stand open went to, by standing; two queries."""
    sent = list(
        Recipient.objects.select_related("person", "passed_on_to").filter(
            standing__edition=edition, standing__state__in=[state.value for state in HAS_AN_OFFER]
        )
    )
    problems = {
        mail.to_id: mail.last_error
        for mail in post.latest_mails(INVITATION, [each.person_id for each in sent])
        if mail.state in {MailState.GIVEN_UP, MailState.TO_BE_TRIED_AGAIN}
    }
    found: dict[int, tuple[AskedPerson, ...]] = {}
    for each in sent:
        asked = AskedPerson(
            name=each.person.name,
            email=each.person.email,
            passed_on_to=each.passed_on_to.name if each.passed_on_to else "",
            problem=problems.get(each.person_id, ""),
        )
        found[each.standing_id] = (*found.get(each.standing_id, ()), asked)
    return found
