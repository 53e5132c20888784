"""What a contact person decides about the own forløb: that it begins, the e-learning day with its hours, and sharing."""

from __future__ import annotations

from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.actions._calendar import tell_calendars, tell_people
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.models import CourseRun
from sagkyndig.journey.planning.rules.days import day_off_finding, is_in_order
from sagkyndig.journey.planning.rules.refusals import (
    DaysArePast,
    ElearningNotFirst,
    EndsBeforeItStarts,
    NoPlaceInTheEdition,
    require_allowed,
)
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import queries as selection
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.rules.joining import Sharing
    from sagkyndig.journey.programme.models import Edition


@transaction.atomic
def begin_course_run(*, edition: Edition, municipality: Municipality, actor: Person, at: datetime) -> CourseRun:
    """Begin the municipality's forløb after its yes, with this contact person where there is none.

    The one that stands already where there is one. NoPlaceInTheEdition.
    """
    locked = programmes.edition_to_change(edition.pk)
    if not selection.has_said_yes(locked, municipality.pk):
        raise NoPlaceInTheEdition(municipality.name)
    run = CourseRun.objects.filter(edition=locked, municipality=municipality).first()
    if run is None:
        run = CourseRun.objects.create(edition=locked, municipality=municipality, contact_person=actor, updated_at=at)
        record("planning.course_run_opened", actor=actor, about=run, at=at, municipality=municipality.pk)
    elif run.contact_person_id is None:
        run.contact_person, run.version, run.updated_at = actor, run.version + 1, at
        run.save(update_fields=["contact_person", "version", "updated_at"])
        tell_people()
        record("planning.contact_person_appointed", actor=actor, about=run, at=at, contact=actor.pk)
    return run


@transaction.atomic
def set_aside_elearning_day(
    *,
    run: CourseRun,
    seen_version: int,
    on: date,
    starts_at: time,
    ends_at: time,
    actor: Person | None,
    at: datetime,
) -> CourseRun:
    """Choose the e-learning day, or another, and confirm the hours that are set aside for it.

    ChangedMeanwhile; DaysArePast; EndsBeforeItStarts; ElearningNotFirst; RuleForbids on a holiday.
    """
    locked = locked_run(run)
    require_version(stored=locked.version, seen=seen_version)
    today = timezone.localdate(at)
    if (on != locked.elearning_on and on < today) or (locked.elearning_on and locked.elearning_on < today):
        raise DaysArePast
    if ends_at <= starts_at:
        raise EndsBeforeItStarts(starts_at, ends_at)
    physical_on = locked.learning_day.on if locked.learning_day else None
    if physical_on and not is_in_order(on, physical_on):
        raise ElearningNotFirst(locked.municipality.name, on, physical_on)
    if on != locked.elearning_on:
        require_allowed([day_off_finding("E-læringsdagen", on, "on")])
    locked.elearning_on, locked.elearning_starts_at, locked.elearning_ends_at = on, starts_at, ends_at
    locked.version += 1
    locked.updated_at = at
    locked.save()
    tell_calendars(runs=[locked.pk])
    record(
        "planning.elearning_day_chosen",
        actor=actor,
        about=locked,
        at=at,
        on=on.isoformat(),
        hours=f"{starts_at:%H.%M}-{ends_at:%H.%M}",
    )
    return locked


@transaction.atomic
def say_sharing(*, run: CourseRun, sharing: Sharing, actor: Person | None, at: datetime) -> CourseRun:
    """Whether the municipality is glad to share its physical day."""
    locked = locked_run(run)
    if locked.sharing != sharing.value:
        locked.sharing = sharing.value
        locked.save(update_fields=["sharing"])
        record("planning.sharing_said", actor=actor, about=locked, at=at, sharing=sharing.value)
    return locked
