"""The municipality's link by which colleagues enrol themselves: making it, making another, closing it."""

from __future__ import annotations

import secrets
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.models import CourseRun, EnrolmentLink
from sagkyndig.journey.planning.rules.enrolling import TooLateToEnrol, may_enrol

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def make_enrolment_link(*, run: CourseRun, actor: Person | None, at: datetime) -> EnrolmentLink:
    """Make the link, or another in its place: the old one opens nothing from now on. TooLateToEnrol."""
    locked = locked_run(run)
    if not may_enrol(locked.edition.state, locked.elearning_on, timezone.localdate(at)):
        raise TooLateToEnrol
    link, _is_new = EnrolmentLink.objects.update_or_create(
        course_run=locked, defaults={"key": secrets.token_urlsafe(32), "made_by": actor, "made_at": at}
    )
    record("planning.enrolment_link_made", actor=actor, about=locked, at=at)
    return link


@transaction.atomic
def close_enrolment_link(*, run: CourseRun, actor: Person | None, at: datetime) -> None:
    """Let the link open nothing any more. Nothing happens where there is none."""
    closed, _ = EnrolmentLink.objects.filter(course_run=run).delete()
    if closed:
        record("planning.enrolment_link_closed", actor=actor, about=run, at=at)
