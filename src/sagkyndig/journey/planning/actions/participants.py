"""What participants are sent: the invitation with the personal link, at once or in the first round."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning.actions._calendar import tell_people
from sagkyndig.journey.planning.models import CourseRun, Enrolment
from sagkyndig.journey.planning.rules import mail_words
from sagkyndig.journey.planning.rules.enrolling import NobodyToInvite, NothingToInviteTo
from sagkyndig.journey.planning.rules.reminders import Days, can_be_invited

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

INVITATION = "planning/participant_invitation"


@transaction.atomic
def send_invitations(*, run: CourseRun, actor: Person | None, at: datetime) -> int:
    """Invite everybody on the list who has not been invited; how many. NothingToInviteTo; NobodyToInvite."""
    locked = (
        CourseRun.objects.select_for_update(of=("self",))
        .select_related("municipality", "edition", "learning_day", "contact_person")
        .get(pk=run.pk)
    )
    if not can_be_invited(days_of(locked), timezone.localdate(at)):
        raise NothingToInviteTo
    waiting = Enrolment.objects.select_related("person").filter(course_run=locked, left_on=None, invited_at=None)
    invited = invite(run=locked, enrolments=waiting, at=at)
    if not invited:
        raise NobodyToInvite
    record("planning.participants_invited", actor=actor, about=locked, at=at, count=invited)
    return invited


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
        "elearning": mail_words.day_and_hours(run.elearning_on, run.elearning_starts_at, run.elearning_ends_at),
        "physical": mail_words.day_and_hours(day.on, day.starts_at, day.ends_at) if day else "",
        "place": day.place if day else "",
    }
