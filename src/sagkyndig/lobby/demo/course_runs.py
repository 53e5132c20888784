"""The forløb of 2023: contact persons, days and teachers."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.lobby.demo.story_time import DAYS_CHOSEN_ON, RUNS_OPENED_ON, at

if TYPE_CHECKING:
    from sagkyndig.lobby.demo.stage import Scenes, Stage
    from sagkyndig.lobby.files.demo_world import Day

STARTS_AT, ENDS_AT = time(9), time(15)
SET_ASIDE = time(9), time(14)
AROUND = timedelta(days=14)  # the teaching period begins before the first day and ends after the last


def scenes(stage: Stage) -> Scenes:
    """The forløb are opened, the contact persons choose their days and share two of them."""
    yield at(RUNS_OPENED_ON, 9), partial(_open, stage)
    yield at(RUNS_OPENED_ON, 10), partial(_set_period, stage)
    for place, day in enumerate(stage.world.days):
        for name, elearning_on in day.e_learning.items():
            yield at(DAYS_CHOSEN_ON, 10, place), partial(_set_aside, stage, name, elearning_on)
        yield at(DAYS_CHOSEN_ON, 14, place), partial(_book, stage, day)
        for name in day.e_learning:
            if name != day.host:
                yield at(DAYS_CHOSEN_ON, 14, 30 + place), partial(_share, stage, day, name)


def _open(stage: Stage, when: datetime) -> None:
    contacts = {delegation.municipality: delegation.contact for delegation in stage.world.delegations}
    for run in actions.open_course_runs(edition=stage.edition, actor=stage.manager, at=when):
        name = run.municipality.name
        stage.runs[name] = actions.appoint_contact_person(
            run=run, name=contacts[name].name, email=contacts[name].email, actor=stage.manager, at=when
        )


def _set_period(stage: Stage, when: datetime) -> None:
    days = [day.on for day in stage.world.days]
    actions.set_teaching_period(
        edition=stage.edition,
        seen_version=0,
        first_on=min(days) - AROUND,
        last_on=max(days) + AROUND,
        starts_at=STARTS_AT,
        ends_at=ENDS_AT,
        actor=stage.manager,
        at=when,
    )


def _set_aside(stage: Stage, name: str, on: date, when: datetime) -> None:
    run = stage.runs[name]
    starts_at, ends_at = SET_ASIDE
    stage.runs[name] = actions.set_aside_elearning_day(
        run=run,
        seen_version=run.version,
        on=on,
        starts_at=starts_at,
        ends_at=ends_at,
        actor=run.contact_person,
        at=when,
    )


def _book(stage: Stage, day: Day, when: datetime) -> None:
    """The contact person of the host; who teaches beside the lead teacher was agreed on among the teachers."""
    run = stage.runs[day.host]
    beside = next(key for key in day.teachers if key != "lead_teacher")
    actions.book_learning_day(
        run=run, on=day.on, place=day.place, beside=stage.staff[beside], actor=run.contact_person, at=when
    )
    stage.runs[day.host] = queries.course_run(run.pk)


def _share(stage: Stage, day: Day, name: str, when: datetime) -> None:
    """The host's contact person asks, and the other's says yes."""
    host, guest = stage.runs[day.host], stage.runs[name]
    asks, answers = host.contact_person, guest.contact_person
    if asks is None or answers is None or host.learning_day is None:
        raise ValueError(f"{day.host} and {name} have no day and contact persons to share it by.")
    for run in (host, guest):
        actions.say_sharing(run=run, sharing=Sharing.GLADLY, actor=run.contact_person, at=when)
    offer = actions.offer_joint_day(asker=host, asked=guest, day=host.learning_day, actor=asks, at=when)
    actions.accept_joint_day(offer=offer, actor=answers, at=when)
    stage.runs[name] = queries.course_run(guest.pk)
