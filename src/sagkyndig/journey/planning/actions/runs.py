"""Opening forløb, their contact person and their e-learning day."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning.actions._agreements import forget_agreements
from sagkyndig.journey.planning.actions._calendar import forget_run, tell_calendars
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.models import CourseRun, Enrolment, LearningDay
from sagkyndig.journey.planning.rules.days import day_off_finding, is_in_order
from sagkyndig.journey.planning.rules.refusals import ElearningNotFirst, PeopleAreEnrolled, require_allowed
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import queries as selection
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@transaction.atomic
def open_course_runs(*, edition: Edition, actor: Person | None, at: datetime) -> list[CourseRun]:
    """Open a forløb for each municipality that said yes and has none; the new ones, in the order of choice."""
    locked = programmes.edition_to_change(edition.pk)
    present = set(CourseRun.objects.filter(edition=locked).values_list("municipality_id", flat=True))
    opened = []
    for municipality in selection.municipalities_taking_part(locked):
        if municipality.pk in present:
            continue
        run = CourseRun.objects.create(edition=edition, municipality=municipality, updated_at=at)
        record("planning.course_run_opened", actor=actor, about=run, at=at, municipality=municipality.pk)
        opened.append(run)
    return opened


@transaction.atomic
def correct_course_run(
    *,
    run: CourseRun,
    seen_version: int,
    contact_name: str,
    contact_email: str,
    elearning_on: date | None,
    actor: Person | None,
    at: datetime,
) -> CourseRun:
    """Change contact person and e-learning day together, as the page does; without an e-mail there is no contact.

    ChangedMeanwhile; ElearningNotFirst; RuleForbids on a holiday; PersonError when the e-mail belongs to somebody elsewhere.
    """
    locked = locked_run(run)
    require_version(stored=locked.version, seen=seen_version)
    contact = _contact(locked.municipality, contact_name, contact_email, actor=actor, at=at) if contact_email else None
    _set_elearning_day(locked, elearning_on)
    locked.contact_person = contact
    _save(locked, at)
    record(
        "planning.course_run_corrected",
        actor=actor,
        about=locked,
        at=at,
        contact=contact.pk if contact else "",
        elearning_on=elearning_on.isoformat() if elearning_on else "",
    )
    return locked


@transaction.atomic
def appoint_contact_person(*, run: CourseRun, name: str, email: str, actor: Person | None, at: datetime) -> CourseRun:
    """Name the municipality's contact person, who can sign in from now on. PersonError for an e-mail from elsewhere."""
    locked = locked_run(run)
    locked.contact_person = _contact(locked.municipality, name, email, actor=actor, at=at)
    _save(locked, at)
    record("planning.contact_person_appointed", actor=actor, about=locked, at=at, contact=locked.contact_person.pk)
    return locked


@transaction.atomic
def choose_elearning_day(*, run: CourseRun, on: date | None, actor: Person | None, at: datetime) -> CourseRun:
    """Set the day on which the municipality works with the course; None takes it away. ElearningNotFirst; RuleForbids."""
    locked = locked_run(run)
    _set_elearning_day(locked, on)
    _save(locked, at)
    record("planning.elearning_day_chosen", actor=actor, about=locked, at=at, on=on.isoformat() if on else "")
    return locked


@transaction.atomic
def remove_course_run(*, run: CourseRun, actor: Person | None, at: datetime) -> None:
    """Remove a forløb that nobody is enrolled in. PeopleAreEnrolled."""
    locked = locked_run(run)
    if Enrolment.objects.filter(course_run=locked).exists():
        raise PeopleAreEnrolled(locked.municipality.name)
    LearningDay.objects.filter(host_run=locked).update(host_run=None)
    record("planning.course_run_removed", actor=actor, about=locked, at=at, municipality=locked.municipality_id)
    forget_run(locked, at=at)
    forget_agreements(locked)
    locked.delete()


def _save(run: CourseRun, at: datetime) -> None:
    run.version += 1
    run.updated_at = at
    run.save()
    tell_calendars(runs=[run.pk])


def _set_elearning_day(run: CourseRun, on: date | None) -> None:
    physical_on = run.learning_day.on if run.learning_day else None
    if on and physical_on and not is_in_order(on, physical_on):
        raise ElearningNotFirst(run.municipality.name, on, physical_on)
    if on and on != run.elearning_on:
        require_allowed([day_off_finding("E-læringsdagen", on, "elearning_on")])
    run.elearning_on = on
    if on is None:
        run.elearning_starts_at = run.elearning_ends_at = None


def _contact(municipality: Municipality, name: str, email: str, *, actor: Person | None, at: datetime) -> Person:
    person = people.add_municipal_person(
        email=email, name=name, municipality=municipality, roles=[Role.CONTACT_PERSON], actor=actor, at=at
    )
    if name.strip() and name.strip() != person.name:
        person = people.correct_person(person=person, name=name, email=email, actor=actor, at=at)
    return person
