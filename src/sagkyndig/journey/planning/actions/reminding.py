"""What the night tells people in the municipalities about their days: each forløb by itself, each mail once.

A mail is put in the outbox in the same transaction that notes it, with the forløb locked: a program that stops half-way,
or two nights at once, neither lose one nor send one twice.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning.actions._mailing import (
    CONTACT_REMINDER,
    days_of,
    invite,
    words_about,
    words_about_tasks,
)
from sagkyndig.journey.planning.models import CourseRun, Enrolment
from sagkyndig.journey.planning.queries.guide import guide_of
from sagkyndig.journey.planning.queries.open_tasks import contact_tasks
from sagkyndig.journey.planning.rules.guide import as_plain
from sagkyndig.journey.planning.rules.mail_words import day_and_hours
from sagkyndig.journey.planning.rules.reminders import (
    is_guide_due,
    is_invitation_due,
    is_reminder_due,
    tasks_to_tell,
)
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.selection import queries as selection

if TYPE_CHECKING:
    from django.db.models import QuerySet


REMINDER, DAY_REMINDER = "planning/participant_reminder", "planning/day_reminder"
GUIDE = "planning/guide"


def tell_about_days(*, at: datetime) -> int:
    """Send what is due today: invitations, reminders, guides, and what municipalities have yet to do; how many."""
    today = timezone.localdate(at)
    return sum(_tell(run_id, today, at) for run_id in _runs_ahead(today).values_list("pk", flat=True).order_by("pk"))


def _runs_ahead(today: date) -> QuerySet[CourseRun]:
    """The forløb of open editions whose days are not all over."""
    ahead = Q(elearning_on=None) | Q(elearning_on__gte=today) | Q(learning_day=None) | Q(learning_day__on__gte=today)
    return CourseRun.objects.exclude(edition__state=EditionState.FINISHED.value).filter(ahead)


@transaction.atomic
def _tell(run_id: int, today: date, at: datetime) -> int:
    run = (
        CourseRun.objects.select_for_update(of=("self",))
        .select_related("municipality", "edition", "learning_day", "contact_person")
        .filter(pk=run_id)
        .first()
    )
    if run is None or not selection.has_said_yes(run.edition, run.municipality_id):
        return 0
    enrolments = list(Enrolment.objects.select_related("person").filter(course_run=run, left_on=None))
    told = _invite(run, enrolments, today, at) + _remind(run, enrolments, today, at)
    return told + _send_guide(run, today, at) + _remind_contact(run, enrolments, today, at)


def _invite(run: CourseRun, enrolments: list[Enrolment], today: date, at: datetime) -> int:
    has_begun = Enrolment.objects.filter(course_run=run, invited_at__isnull=False).exists()
    due = [
        each
        for each in enrolments
        if is_invitation_due(days_of(run), is_invited=each.invited_at is not None, has_begun=has_begun, today=today)
    ]
    invited = invite(run=run, enrolments=due, at=at)
    if invited:
        record("planning.participants_invited", actor=None, about=run, at=at, count=invited)
    return invited


def _remind(run: CourseRun, enrolments: list[Enrolment], today: date, at: datetime) -> int:
    days, told = days_of(run), 0
    for each in enrolments:
        if each.person.ended_on is not None or each.invited_at is None:
            continue
        for template, on, column in (
            (REMINDER, days.elearning_on, "reminded_on"),
            (DAY_REMINDER, days.physical_on, "day_reminded_on"),
        ):
            reminded_on = getattr(each, column)
            invited_on = timezone.localdate(each.invited_at)
            if is_reminder_due(on, invited_on=invited_on, reminded_on=reminded_on, today=today):
                post.queue_mail(template=template, to=each.person, at=at, context=words_about(run))
                setattr(each, column, today)
                each.save(update_fields=[column])
                told += 1
    return told


def _send_guide(run: CourseRun, today: date, at: datetime) -> int:
    contact = run.contact_person
    if contact is None or contact.ended_on is not None:
        return 0
    if not is_guide_due(run.elearning_on, sent_on=run.guide_sent_on, today=today):
        return 0
    words: dict[str, int | str] = {
        "day": day_and_hours(run.elearning_on),
        "guide": as_plain(guide_of(run)),
        "run_id": run.pk,
    }
    post.queue_mail(template=GUIDE, to=contact, at=at, context=words)
    run.guide_sent_on = today
    run.save(update_fields=["guide_sent_on"])
    return 1


def _remind_contact(run: CourseRun, enrolments: list[Enrolment], today: date, at: datetime) -> int:
    contact = run.contact_person
    if contact is None or contact.ended_on is not None:
        return 0
    due = tasks_to_tell(
        contact_tasks(run, enrolled=len(enrolments), today=today),
        days_of(run),
        reminded_on=run.contact_reminded_on,
        today=today,
    )
    if not due:
        return 0
    post.queue_mail(template=CONTACT_REMINDER, to=contact, at=at, context=words_about_tasks(run, due, today))
    run.contact_reminded_on = today
    run.save(update_fields=["contact_reminded_on"])
    return 1
