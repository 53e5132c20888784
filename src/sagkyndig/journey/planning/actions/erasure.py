"""Letting go: of somebody in a municipality who is erased, and of what has been kept long enough."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import F
from django.db.models.functions import Greatest
from django.utils import timezone

from sagkyndig.foundation.organisation.actions import note_forgotten
from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.foundation.people.actions import CannotBeErased
from sagkyndig.journey.planning.models import (
    CalendarFeed,
    CalendarNotice,
    DayProposal,
    Enrolment,
    EnrolmentLink,
    JointOffer,
    Wish,
)
from sagkyndig.journey.planning.queries.keeping import not_held, old_rows
from sagkyndig.journey.planning.rules import wording

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def erase(*, person: Person, at: datetime) -> None:
    """Let go of the person: what describes them or was written by them goes, what is counted stays.

    CannotBeErased for the contact person of a forløb that is not held.
    """
    today = timezone.localdate(at)
    for run in not_held(person, today):
        raise CannotBeErased(wording.still_contact(run.municipality.name, run.edition.name))
    enrolled = Enrolment.objects.filter(person=person)
    enrolled.exclude(course_run__learning_day__on__lt=today).filter(left_on=None).update(
        left_on=Greatest(F("enrolled_on"), today)
    )
    enrolled.update(department="")
    Wish.objects.filter(written_by=person, case_key="").delete()
    Wish.objects.filter(written_by=person).update(written_by=None, text="")
    DayProposal.objects.filter(proposed_by=person).update(note="")
    JointOffer.objects.filter(made_by=person).update(message="")
    EnrolmentLink.objects.filter(made_by=person).update(made_by=None)
    CalendarNotice.objects.filter(person=person).delete()
    CalendarFeed.objects.filter(person=person).delete()


@transaction.atomic
def forget(*, before: Mapping[Keep, date], at: datetime) -> dict[Keep, int]:
    """Delete what is older than the day given for its kind; how much of each."""
    counted = {keep: rows.delete()[0] for keep, rows in old_rows(before).items()}
    for keep, count in counted.items():
        note_forgotten(kind=keep, count=count, at=at)
    return counted
