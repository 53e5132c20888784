"""What participants are sent: the invitation with the personal link, at once or in the first round."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.actions._mailing import days_of, invite
from sagkyndig.journey.planning.models import CourseRun, Enrolment
from sagkyndig.journey.planning.rules.enrolling import NobodyToInvite, NothingToInviteTo
from sagkyndig.journey.planning.rules.reminders import can_be_invited
from sagkyndig.journey.programme.rules.states import EditionState, is_open

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def send_invitations(*, run: CourseRun, actor: Person | None, at: datetime) -> int:
    """Invite everybody on the list who has not been invited; how many. NothingToInviteTo; NobodyToInvite."""
    locked = locked_run(run)
    is_over = not is_open(EditionState(locked.edition.state))
    if is_over or not can_be_invited(days_of(locked), timezone.localdate(at)):
        raise NothingToInviteTo
    waiting = Enrolment.objects.select_related("person").filter(course_run=locked, left_on=None, invited_at=None)
    invited = invite(run=locked, enrolments=waiting, at=at)
    if not invited:
        raise NobodyToInvite
    record("planning.participants_invited", actor=actor, about=locked, at=at, count=invited)
    return invited
