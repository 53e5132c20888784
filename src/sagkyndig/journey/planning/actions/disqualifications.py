"""Who may not teach which municipality (inhabilitet): noting it, and taking it back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.models import Disqualification
from sagkyndig.journey.planning.rules.refusals import AlreadyDisqualified

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def note_disqualification(
    *,
    person: Person,
    municipality: Municipality,
    since_on: date,
    reason: str = "",
    actor: Person | None,
    at: datetime,
) -> Disqualification:
    """Note that a teacher may not teach people of a municipality. AlreadyDisqualified.

    Days that the teacher stands on already are not touched; the rules point them out. The log does not repeat the reason.
    """
    try:
        with transaction.atomic():
            noted = Disqualification.objects.create(
                person=person, municipality=municipality, since_on=since_on, reason=reason.strip()
            )
    except IntegrityError as error:
        raise AlreadyDisqualified(person.name, municipality.name) from error
    record("planning.disqualification_noted", actor=actor, about=noted, at=at, **_parties(noted))
    return noted


@transaction.atomic
def lift_disqualification(*, disqualification: Disqualification, actor: Person | None, at: datetime) -> None:
    """Let the teacher teach the municipality again; the row goes, with its reason."""
    noted = disqualification
    record("planning.disqualification_lifted", actor=actor, about=noted, at=at, **_parties(noted))
    disqualification.delete()


def _parties(noted: Disqualification) -> dict[str, int | str]:
    return {"person": noted.person_id, "municipality": noted.municipality_id}
