"""The forløb of 2023: contact persons, days, teachers and those enrolled, until the last learning day is held."""

from __future__ import annotations

from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.rules.roles import JobRole
from sagkyndig.journey.selection import actions as selection_actions
from sagkyndig.journey.selection import queries as selection
from sagkyndig.lobby.demo.story_time import RUNS_OPENED_ON, at

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.models import CourseRun
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.lobby.demo.beginning import Staff
    from sagkyndig.lobby.files.demo_world import Day, Delegation, DemoWorld

STARTS_AT, ENDS_AT = time(9), time(15)
DAYS_CHOSEN_AFTER = timedelta(days=7)
ENROLLED_BEFORE = timedelta(days=14)
JOB_ROLES = {
    "sagsbehandler": JobRole.CASEWORKER,
    "rådgiver": JobRole.ADVISER,
    "faglig leder": JobRole.PROFESSIONAL_LEADER,
}


def play(world: DemoWorld, edition: Edition, staff: Staff) -> None:
    """Open the forløb, plan each day with its people, and mark the municipalities as done."""
    manager = staff["manager"]
    delegations = {delegation.municipality: delegation for delegation in world.delegations}
    opened = actions.open_course_runs(edition=edition, actor=manager, at=at(RUNS_OPENED_ON, 9))
    runs = {run.municipality.name: run for run in opened}
    for place, (name, run) in enumerate(runs.items()):
        contact = delegations[name].contact
        runs[name] = actions.appoint_contact_person(
            run=run, name=contact.name, email=contact.email, actor=manager, at=at(RUNS_OPENED_ON, 9, 10 + place)
        )
    for day in world.days:
        _plan(day, edition, runs, delegations, staff)
    for day in world.days:
        _complete(day, edition, manager)


def _plan(
    day: Day, edition: Edition, runs: dict[str, CourseRun], delegations: dict[str, Delegation], staff: Staff
) -> None:
    manager, chosen_on = staff["manager"], _workday(RUNS_OPENED_ON + DAYS_CHOSEN_AFTER)
    for name, elearning_on in day.e_learning.items():
        contact = runs[name].contact_person
        runs[name] = actions.choose_elearning_day(run=runs[name], on=elearning_on, actor=contact, at=at(chosen_on, 10))
    held = actions.hold_learning_day(
        edition=edition,
        on=day.on,
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        place=day.place,
        runs=[runs[name] for name in day.e_learning],
        host_run=runs[day.host],
        actor=manager,
        at=at(chosen_on, 14),
    )
    for key in day.teachers:
        actions.assign_teacher(
            day=held, person=staff[key], is_lead=key == day.teachers[0], actor=manager, at=at(chosen_on, 14, 30)
        )
    for name, elearning_on in day.e_learning.items():
        _enrol(runs[name], delegations[name], on=_workday(elearning_on - ENROLLED_BEFORE))


def _enrol(run: CourseRun, delegation: Delegation, *, on: date) -> None:
    for place, colleague in enumerate(delegation.enrolled):
        actions.enrol_colleague(
            run=run,
            name=colleague.name,
            email=colleague.email,
            job_role=JOB_ROLES.get(colleague.title, JobRole.OTHER),
            department=colleague.department,
            actor=run.contact_person,
            at=at(on, 13, place),
        )


def _complete(day: Day, edition: Edition, manager: Person) -> None:
    for standing in selection.standings(edition):
        if standing.municipality.name in day.e_learning:
            selection_actions.record_completion(standing=standing, actor=manager, at=at(day.on, 16))


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
