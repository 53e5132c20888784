"""Who the municipality sends: enrolling colleagues, correcting them, taking them off the list and back again."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning.access import has_way_in
from sagkyndig.journey.planning.actions._calendar import tell_people
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.actions._mailing import invite_late, words_about
from sagkyndig.journey.planning.models import CourseRun, Enrolment, EnrolmentLink
from sagkyndig.journey.planning.rules.colleagues import MOST_AT_ONCE
from sagkyndig.journey.planning.rules.enrolling import EmailIsInUse, LinkIsClosed, may_enrol
from sagkyndig.journey.planning.rules.refusals import AlreadyEnrolled
from sagkyndig.journey.planning.rules.roles import JobRole

if TYPE_CHECKING:
    from sagkyndig.journey.planning.rules.colleagues import Line

ENROLLED = "planning/enrolled_by_link"


@transaction.atomic
def enrol_colleague(
    *,
    run: CourseRun,
    name: str,
    email: str,
    job_role: JobRole,
    department: str = "",
    actor: Person | None,
    at: datetime,
) -> Enrolment:
    """Put a colleague on the municipality's list; somebody who had left is taken in again.

    Once the first round of invitations has gone out, the colleague is invited at once.
    AlreadyEnrolled; PersonError when the e-mail belongs to somebody elsewhere.
    """
    locked = locked_run(run)
    enrolment = _enrol(locked, name, email, job_role, department, actor=actor, at=at)
    record(
        "planning.colleague_enrolled",
        actor=actor,
        about=locked,
        at=at,
        person=enrolment.person_id,
        role=job_role.value,
    )
    invite_late(run=locked, enrolments=[enrolment], at=at)
    return enrolment


@transaction.atomic
def enrol_colleagues(
    *, run: CourseRun, lines: Iterable[Line], actor: Person | None, at: datetime
) -> tuple[Enrolment, ...]:
    """Put all of a list that has been looked through on the municipality's: all of them, or none.

    Whoever has been enrolled meanwhile stays as they are. PersonError when an e-mail belongs to somebody elsewhere.
    """
    locked, enrolled = locked_run(run), []
    for line in lines:
        if not line.is_ready or line.job_role is None:
            continue
        typed = line.typed
        try:
            each = _enrol(locked, typed.name, typed.email, line.job_role, typed.department, actor=actor, at=at)
        except AlreadyEnrolled:
            continue
        enrolled.append(each)
    if enrolled:
        record("planning.colleagues_enrolled", actor=actor, about=locked, at=at, count=len(enrolled))
        invite_late(run=locked, enrolments=enrolled, at=at)
    return tuple(enrolled)


@transaction.atomic
def enrol_oneself(
    *, link: EnrolmentLink, name: str, email: str, job_role: JobRole, department: str, at: datetime
) -> None:
    """Put whoever followed the municipality's link on its list, and tell them by mail. LinkIsClosed.

    Says to nobody who is known: an address that belongs elsewhere, whose access was ended or who was taken off the
    list changes nothing and is told nothing.
    """
    locked = locked_run(link.course_run)
    still_open = EnrolmentLink.objects.filter(pk=link.pk, key=link.key).exists()
    if not still_open or not may_enrol(locked.edition.state, locked.elearning_on, timezone.localdate(at)):
        raise LinkIsClosed
    person = Person.objects.filter(email=email.strip().lower()).first()  # also one whose access was ended
    is_ours = person is None or (person.municipality_id == locked.municipality_id and person.ended_on is None)
    is_new = person is None or not Enrolment.objects.filter(course_run=locked, person=person).exists()
    has_room = Enrolment.objects.filter(course_run=locked, left_on=None).count() < MOST_AT_ONCE
    if not (is_ours and is_new and has_room):
        return
    enrolment = _enrol(locked, name, email, job_role, department, actor=None, at=at, by_link=True)
    record(
        "planning.enrolled_by_link",
        actor=None,
        about=locked,
        at=at,
        person=enrolment.person_id,
        role=job_role.value,
    )
    if not invite_late(run=locked, enrolments=[enrolment], at=at):
        post.queue_mail(template=ENROLLED, to=enrolment.person, at=at, context=words_about(locked))


@transaction.atomic
def correct_enrolment(
    *,
    enrolment: Enrolment,
    name: str,
    email: str,
    job_role: JobRole,
    department: str,
    actor: Person | None,
    at: datetime,
) -> Enrolment:
    """Write a colleague's name, e-mail, role or department right. PersonError when the e-mail is another's.

    EmailIsInUse where somebody in the municipality would change an address that a colleague has signed in with.
    """
    locked = Enrolment.objects.select_for_update(of=("self",)).select_related("person").get(pk=enrolment.pk)
    person = locked.person
    is_of_the_board = actor is None or actor.is_staff_of_board
    if email.strip().lower() != person.email and not is_of_the_board and has_way_in(person):
        raise EmailIsInUse(person.name)
    if (name.strip(), email.strip().lower()) != (person.name, person.email):
        people.correct_person(person=person, name=name, email=email, actor=actor, at=at)
        tell_people()
    locked.job_role = job_role.value
    locked.department = department.strip()
    locked.save(update_fields=["job_role", "department"])
    record(
        "planning.enrolment_corrected",
        actor=actor,
        about=locked.course_run,
        at=at,
        person=person.pk,
        role=job_role.value,
    )
    return locked


@transaction.atomic
def withdraw_enrolment(*, enrolment: Enrolment, actor: Person | None, at: datetime) -> Enrolment:
    """Take a colleague off the list from today; the row stays with the day they left."""
    locked = Enrolment.objects.select_for_update(of=("self",)).select_related("course_run").get(pk=enrolment.pk)
    if locked.left_on is None:
        locked.left_on = max(timezone.localdate(at), locked.enrolled_on)
        locked.save(update_fields=["left_on"])
        record("planning.colleague_withdrawn", actor=actor, about=locked.course_run, at=at, person=locked.person_id)
        tell_people()
    return locked


@transaction.atomic
def restore_enrolment(*, enrolment: Enrolment, actor: Person | None, at: datetime) -> Enrolment:
    """Put somebody who was taken off back on the list, as they stood. One who was invited is not invited again."""
    run = locked_run(enrolment.course_run)
    locked = Enrolment.objects.select_for_update(of=("self",)).select_related("person").get(pk=enrolment.pk)
    if locked.left_on is None:
        return locked
    people.add_municipal_person(
        email=locked.person.email,
        name=locked.person.name,
        municipality=run.municipality,
        roles=[Role.PARTICIPANT],
        actor=actor,
        at=at,
    )
    locked.left_on = None
    locked.save(update_fields=["left_on"])
    record("planning.colleague_restored", actor=actor, about=run, at=at, person=locked.person_id)
    invite_late(run=run, enrolments=[locked], at=at)
    tell_people()
    return locked


def _enrol(
    run: CourseRun,
    name: str,
    email: str,
    job_role: JobRole,
    department: str,
    *,
    actor: Person | None,
    at: datetime,
    by_link: bool = False,
) -> Enrolment:
    person = people.add_municipal_person(
        email=email, name=name, municipality=run.municipality, roles=[Role.PARTICIPANT], actor=actor, at=at
    )
    enrolment = Enrolment.objects.filter(course_run=run, person=person).first()
    if enrolment is not None and enrolment.left_on is None:
        raise AlreadyEnrolled(person.name)
    if enrolment is None:
        enrolment = Enrolment(course_run=run, person=person, enrolled_on=timezone.localdate(at), by_link=by_link)
    elif enrolment.left_on != timezone.localdate(at):
        enrolment.invited_at = None  # whoever comes back later is invited anew
    enrolment.left_on = None
    enrolment.job_role = job_role.value
    enrolment.department = department.strip()
    enrolment.save()
    tell_people()  # whoever comes back the same day is invited already
    return enrolment
