"""Whom the municipalities of 2023 sent: one list pasted, one link shared, the others one by one; then invitations and wishes."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.colleagues import Known, Typed, looked_through
from sagkyndig.journey.planning.rules.role_words import recognised_role
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.lobby.demo.stage import Scenes, Stage
    from sagkyndig.lobby.files.demo_world import Colleague, Delegation

ENROLLED_BEFORE = timedelta(days=14)
WISHED_ON = date(2023, 4, 17)  # the course came out the Friday before
BY_LIST, BY_LINK = "Ådal", "Gudenholm"


def scenes(stage: Stage) -> Scenes:
    """Each municipality enrols its colleagues two weeks before its e-learning day and invites them; some write wishes."""
    for delegation in stage.world.delegations:
        name = delegation.municipality
        on = _workday(_elearning_day(stage, name) - ENROLLED_BEFORE)
        if name == BY_LIST:
            yield at(on, 13), partial(_paste, stage, delegation)
        else:
            enrol = _enrol_oneself if name == BY_LINK else _enrol
            if name == BY_LINK:
                yield at(on, 12, 30), partial(_share_link, stage, name)
            for place, colleague in enumerate(delegation.enrolled):
                yield at(on, 13, place), partial(enrol, stage, name, colleague)
        yield at(on, 15), partial(_invite, stage, name)
        if delegation.topics or delegation.cases:
            yield at(WISHED_ON, 11), partial(_wish, stage, delegation)


def _enrol(stage: Stage, name: str, colleague: Colleague, when: datetime) -> None:
    run = stage.runs[name]
    actions.enrol_colleague(
        run=run,
        name=colleague.name,
        email=colleague.email,
        job_role=_role(colleague),
        department=colleague.department,
        actor=run.contact_person,
        at=when,
    )


def _paste(stage: Stage, delegation: Delegation, when: datetime) -> None:
    """The rows of a spreadsheet, headings first. The contact person has said what a title means that is not known."""
    run = stage.runs[delegation.municipality]
    rows = [
        Typed(row, each.name, each.email, JOB_ROLES[_role(each)], each.department)
        for row, each in enumerate(delegation.enrolled, 2)
    ]
    lines = looked_through(rows, Known(), run.municipality.name)
    actions.enrol_colleagues(run=run, lines=lines, actor=run.contact_person, at=when)


def _share_link(stage: Stage, name: str, when: datetime) -> None:
    actions.make_enrolment_link(run=stage.runs[name], actor=stage.runs[name].contact_person, at=when)


def _enrol_oneself(stage: Stage, name: str, colleague: Colleague, when: datetime) -> None:
    actions.enrol_oneself(
        link=queries.link_of(stage.runs[name]),
        name=colleague.name,
        email=colleague.email,
        job_role=_role(colleague),
        department=colleague.department,
        at=when,
    )


def _invite(stage: Stage, name: str, when: datetime) -> None:
    run = stage.runs[name]
    actions.send_invitations(run=run, actor=run.contact_person, at=when)
    if name == BY_LINK:
        actions.close_enrolment_link(run=run, actor=run.contact_person, at=when)


def _wish(stage: Stage, delegation: Delegation, when: datetime) -> None:
    run = stage.runs[delegation.municipality]
    for text in delegation.topics:
        actions.wish_for_topic(run=run, text=text, actor=run.contact_person, at=when)
    actions.wish_for_cases(run=run, keys=delegation.cases, actor=run.contact_person, at=when)


def _role(colleague: Colleague) -> JobRole:
    return recognised_role(colleague.title) or JobRole.OTHER


def _elearning_day(stage: Stage, name: str) -> date:
    return next(day.e_learning[name] for day in stage.world.days if name in day.e_learning)


def _workday(day: date) -> date:
    """The day itself, or the Friday before a weekend."""
    return day - timedelta(days=max(0, day.weekday() - 4))
