"""Reminding a municipality by hand of what it is late with: the night's own mail, at most once a day."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.actions._mailing import CONTACT_REMINDER, words_about_tasks
from sagkyndig.journey.planning.models import CourseRun, Enrolment
from sagkyndig.journey.planning.queries.open_tasks import contact_tasks
from sagkyndig.journey.planning.rules.lacking import NobodyToRemind, NothingIsLate, RemindedToday
from sagkyndig.journey.programme.rules.states import EditionState

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.rules.reminders import ContactTask


@transaction.atomic
def remind_municipality(*, run: CourseRun, actor: Person | None, at: datetime) -> tuple[ContactTask, ...]:
    """Send the contact person what the municipality has yet to do, once something of it is late; what was told.

    NobodyToRemind without a contact person who has access; NothingIsLate; RemindedToday, by hand or by the night.
    """
    locked = locked_run(run)
    today, contact = timezone.localdate(at), locked.contact_person
    if contact is None or contact.ended_on is not None:
        raise NobodyToRemind(locked.municipality.name)
    enrolled = Enrolment.objects.filter(course_run=locked, left_on=None).count()
    tasks = contact_tasks(locked, enrolled=enrolled, today=today)
    if locked.edition.state == EditionState.FINISHED.value or not any(each.due_on < today for each in tasks):
        raise NothingIsLate(locked.municipality.name)
    if locked.contact_reminded_on == today:
        raise RemindedToday(locked.municipality.name)
    post.queue_mail(template=CONTACT_REMINDER, to=contact, at=at, context=words_about_tasks(locked, tasks, today))
    locked.contact_reminded_on = today
    locked.save(update_fields=["contact_reminded_on"])
    record("planning.municipality_reminded", actor=actor, about=locked, at=at, contact=contact.pk)
    return tasks
