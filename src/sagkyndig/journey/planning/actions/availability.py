"""When physical days can be: the edition's teaching period, and the days on which somebody cannot teach."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.models import Absence, TeachingPeriod
from sagkyndig.journey.planning.rules.refusals import EndsBeforeItStarts, LastBeforeFirst
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@transaction.atomic
def set_teaching_period(
    *,
    edition: Edition,
    seen_version: int,
    first_on: date,
    last_on: date,
    starts_at: time,
    ends_at: time,
    actor: Person | None,
    at: datetime,
) -> TeachingPeriod:
    """Say in which stretch of time the edition's physical days lie, and their usual hours. Version 0 where none is set.

    ChangedMeanwhile; LastBeforeFirst; EndsBeforeItStarts. Days that are held already stay where they are.
    """
    programmes.edition_to_change(edition.pk)
    period = TeachingPeriod.objects.select_for_update().filter(edition=edition).first()
    require_version(stored=period.version if period else 0, seen=seen_version)
    if last_on < first_on:
        raise LastBeforeFirst
    if ends_at <= starts_at:
        raise EndsBeforeItStarts(starts_at, ends_at)
    period = period or TeachingPeriod(edition=edition, version=0)
    period.first_on, period.last_on, period.starts_at, period.ends_at = first_on, last_on, starts_at, ends_at
    period.version, period.updated_at = period.version + 1, at
    period.save()
    record(
        "planning.teaching_period_set",
        actor=actor,
        about=period,
        at=at,
        first_on=first_on.isoformat(),
        last_on=last_on.isoformat(),
    )
    return period


@transaction.atomic
def note_absence(*, person: Person, first_on: date, last_on: date, actor: Person | None, at: datetime) -> Absence:
    """Note days, both included, on which somebody cannot teach. LastBeforeFirst. Days that are held are not touched."""
    if last_on < first_on:
        raise LastBeforeFirst
    absence, is_new = Absence.objects.get_or_create(person=person, first_on=first_on, last_on=last_on)
    if is_new:
        record("planning.absence_noted", actor=actor, about=absence, at=at, person=person.pk)
    return absence


@transaction.atomic
def remove_absence(*, absence: Absence, actor: Person | None, at: datetime) -> None:
    """The person can teach on those days after all."""
    record("planning.absence_removed", actor=actor, about=absence, at=at, person=absence.person_id)
    absence.delete()
