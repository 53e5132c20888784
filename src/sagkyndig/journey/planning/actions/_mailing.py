"""What actions share about mails to those who take part: who is invited, and what the mails are filled in with."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning.actions._calendar import tell_people
from sagkyndig.journey.planning.models import Enrolment
from sagkyndig.journey.planning.rules.mail_words import day_and_hours
from sagkyndig.journey.planning.rules.reminders import Days, can_be_invited

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun
    from sagkyndig.journey.planning.rules.reminders import ContactTask

INVITATION = "planning/participant_invitation"
CONTACT_REMINDER = "planning/contact_reminder"


def invite_late(*, run: CourseRun, enrolments: Iterable[Enrolment], at: datetime) -> int:
    """Invite those who came after the first round at once; how many."""
    has_begun = Enrolment.objects.filter(course_run=run, invited_at__isnull=False).exists()
    if not has_begun or not can_be_invited(days_of(run), timezone.localdate(at)):
        return 0
    return invite(run=run, enrolments=[each for each in enrolments if each.invited_at is None], at=at)


def invite(*, run: CourseRun, enrolments: Iterable[Enrolment], at: datetime) -> int:
    """Put an invitation to each in the outbox, and note it with the same stroke; how many. The forløb is locked."""
    words, invited = words_about(run), 0
    for each in enrolments:
        if each.person.ended_on is not None:
            continue
        post.queue_mail(template=INVITATION, to=each.person, at=at, context=words)
        each.invited_at = at
        each.save(update_fields=["invited_at"])
        invited += 1
    if invited:
        tell_people()
    return invited


def days_of(run: CourseRun) -> Days:
    """The forløb's two days as the rules speak of them."""
    return Days(run.elearning_on, run.learning_day.on if run.learning_day else None)


def words_about(run: CourseRun) -> dict[str, int | str]:
    """What mails about a forløb are filled in with."""
    day = run.learning_day
    return {
        "theme": run.edition.theme,
        "municipality": run.municipality.name,
        "contact": run.contact_person.name if run.contact_person else "",
        "elearning": day_and_hours(run.elearning_on, run.elearning_starts_at, run.elearning_ends_at),
        "physical": day_and_hours(day.on, day.starts_at, day.ends_at) if day else "",
        "place": day.place if day else "",
    }


def words_about_tasks(run: CourseRun, tasks: Iterable[ContactTask], today: date) -> dict[str, int | str]:
    """What the mail to a contact person is filled in with, whether the night or somebody sends it."""
    told = list(tasks)
    return {
        "theme": run.edition.theme,
        "tasks": "\n".join(f"- {each.title}, senest {day_and_hours(each.due_on)}" for each in told),
        "is_late": int(any(each.due_on < today for each in told)),
    }
