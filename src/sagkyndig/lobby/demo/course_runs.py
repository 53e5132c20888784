"""The forløb of 2023: contact persons, days, teachers and those enrolled."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.rules.roles import JobRole
from sagkyndig.lobby.demo.story_time import DAYS_CHOSEN_ON, RUNS_OPENED_ON, at

if TYPE_CHECKING:
    from sagkyndig.lobby.demo.stage import Scenes, Stage
    from sagkyndig.lobby.files.demo_world import Colleague, Day

STARTS_AT, ENDS_AT = time(9), time(15)
ENROLLED_BEFORE = timedelta(days=14)
JOB_ROLES = {
    "sagsbehandler": JobRole.CASEWORKER,
    "rådgiver": JobRole.ADVISER,
    "faglig leder": JobRole.PROFESSIONAL_LEADER,
}


def scenes(stage: Stage) -> Scenes:
    """The forløb are opened, each municipality chooses its days, and later enrols its colleagues."""
    yield at(RUNS_OPENED_ON, 9), partial(_open, stage)
    for place, day in enumerate(stage.world.days):
        for name, elearning_on in day.e_learning.items():
            yield at(DAYS_CHOSEN_ON, 10, place), partial(_choose_elearning_day, stage, name, elearning_on)
        yield at(DAYS_CHOSEN_ON, 14, place), partial(_hold, stage, day)
    for delegation in stage.world.delegations:
        on = _workday(_elearning_day(stage, delegation.municipality) - ENROLLED_BEFORE)
        for place, colleague in enumerate(delegation.enrolled):
            yield at(on, 13, place), partial(_enrol, stage, delegation.municipality, colleague)


def _open(stage: Stage, when: datetime) -> None:
    contacts = {delegation.municipality: delegation.contact for delegation in stage.world.delegations}
    for run in actions.open_course_runs(edition=stage.edition, actor=stage.manager, at=when):
        name = run.municipality.name
        stage.runs[name] = actions.appoint_contact_person(
            run=run, name=contacts[name].name, email=contacts[name].email, actor=stage.manager, at=when
        )


def _choose_elearning_day(stage: Stage, name: str, on: date, when: datetime) -> None:
    run = stage.runs[name]
    stage.runs[name] = actions.choose_elearning_day(run=run, on=on, actor=run.contact_person, at=when)


def _hold(stage: Stage, day: Day, when: datetime) -> None:
    held = actions.hold_learning_day(
        edition=stage.edition,
        on=day.on,
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        place=day.place,
        runs=[stage.runs[name] for name in day.e_learning],
        host_run=stage.runs[day.host],
        actor=stage.manager,
        at=when,
    )
    for key in day.teachers:
        actions.assign_teacher(
            day=held, person=stage.staff[key], is_lead=key == day.teachers[0], actor=stage.manager, at=when
        )


def _enrol(stage: Stage, name: str, colleague: Colleague, when: datetime) -> None:
    run = stage.runs[name]
    actions.enrol_colleague(
        run=run,
        name=colleague.name,
        email=colleague.email,
        job_role=JOB_ROLES.get(colleague.title, JobRole.OTHER),
        department=colleague.department,
        actor=run.contact_person,
        at=when,
    )


def _elearning_day(stage: Stage, name: str) -> date:
    return next(day.e_learning[name] for day in stage.world.days if name in day.e_learning)


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
