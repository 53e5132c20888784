"""Forløb, physical days and enrolled people for the tests, made by the actions."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from itertools import count
from zoneinfo import ZoneInfo

from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CourseRun, Enrolment, LearningDay
from sagkyndig.journey.planning.rules.roles import JobRole
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions as selection
from sagkyndig.journey.selection.models import Standing
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing

PLANNED_AT = datetime(2023, 2, 6, 10, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
_number = count(1)


def make_course_run(
    *,
    edition: Edition | None = None,
    name: str = "",
    municipality: Municipality | None = None,
    contact_name: str = "",
    contact_email: str = "",
    elearning_on: date | None = None,
) -> CourseRun:
    """The forløb of a municipality that said yes; with contact person and e-learning day where they are told."""
    edition = edition or make_edition()
    make_standing(edition=edition, name=name, municipality=municipality, state=StandingState.ACCEPTED)
    run = actions.open_course_runs(edition=edition, actor=None, at=PLANNED_AT)[-1]
    if contact_name:
        run = actions.appoint_contact_person(
            run=run,
            name=contact_name,
            email=contact_email or f"kontakt{next(_number)}@kommune.example",
            actor=None,
            at=PLANNED_AT,
        )
    if elearning_on:
        run = actions.choose_elearning_day(run=run, on=elearning_on, actor=None, at=PLANNED_AT)
    return run


def withdraw(run: CourseRun, *, at: datetime) -> None:
    """The municipality goes out of the edition; its forløb stays until the board removes it."""
    standing = Standing.objects.get(edition=run.edition, municipality=run.municipality)
    selection.withdraw_municipality(standing=standing, reason="Omlægning", actor=None, at=at)


def make_learning_day(
    *,
    runs: Sequence[CourseRun] = (),
    edition: Edition | None = None,
    on: date = date(2024, 4, 10),
    place: str = "Rådhuset",
) -> LearningDay:
    """A physical day from nine to three for these forløb; a Wednesday unless said otherwise."""
    return actions.hold_learning_day(
        edition=edition or (runs[0].edition if runs else make_edition()),
        on=on,
        starts_at=time(9),
        ends_at=time(15),
        place=place,
        runs=runs,
        actor=None,
        at=PLANNED_AT,
    )


def make_enrolment(
    run: CourseRun,
    *,
    name: str = "",
    email: str = "",
    job_role: JobRole = JobRole.CASEWORKER,
    department: str = "Voksenhandicap",
) -> Enrolment:
    """A colleague who is enrolled."""
    place = next(_number)
    return actions.enrol_colleague(
        run=run,
        name=name or f"Kursist {place}",
        email=email or f"kursist{place}@kommune.example",
        job_role=job_role,
        department=department,
        actor=None,
        at=PLANNED_AT,
    )
