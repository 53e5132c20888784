"""Who the municipality sends: enrolling colleagues, correcting them, taking them off the list."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning.actions._calendar import tell_people
from sagkyndig.journey.planning.models import CourseRun, Enrolment
from sagkyndig.journey.planning.rules.refusals import AlreadyEnrolled
from sagkyndig.journey.planning.rules.roles import JobRole

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


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

    AlreadyEnrolled; PersonError when the e-mail belongs to somebody elsewhere.
    """
    locked = CourseRun.objects.select_for_update(of=("self",)).select_related("municipality").get(pk=run.pk)
    person = people.add_municipal_person(
        email=email, name=name, municipality=locked.municipality, roles=[Role.PARTICIPANT], actor=actor, at=at
    )
    enrolment = Enrolment.objects.filter(course_run=locked, person=person).first()
    if enrolment is not None and enrolment.left_on is None:
        raise AlreadyEnrolled(person.name)
    if enrolment is None:
        enrolment = Enrolment(course_run=locked, person=person, enrolled_on=timezone.localdate(at))
    enrolment.left_on = None
    enrolment.job_role = job_role.value
    enrolment.department = department.strip()
    enrolment.save()
    record("planning.colleague_enrolled", actor=actor, about=locked, at=at, person=person.pk, role=job_role.value)
    return enrolment


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
    """Write a colleague's name, e-mail, role or department right. PersonError when the e-mail is another's."""
    locked = Enrolment.objects.select_for_update(of=("self",)).select_related("person").get(pk=enrolment.pk)
    person = locked.person
    if (name.strip(), email.strip().lower()) != (person.name, person.email):
        people.correct_person(person=person, name=name, email=email, actor=actor, at=at)
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
        tell_people()
        record("planning.colleague_withdrawn", actor=actor, about=locked.course_run, at=at, person=locked.person_id)
    return locked
