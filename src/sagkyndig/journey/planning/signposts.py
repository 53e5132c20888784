"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.journey.planning import access, queries
from sagkyndig.journey.planning.rules import wording
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.signs import Cell, Column, Progress, StepStatus, Todo
from sagkyndig.pure.danish import listing, short_date

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


def step_status(edition: Edition) -> StepStatus:
    """Done when no forløb lacks anything and no municipality lacks a forløb."""
    href = reverse("planning:course_runs", args=[edition.pk])
    runs = queries.course_runs(edition)
    waiting = queries.municipalities_without_run(edition)
    if not runs:
        return StepStatus(Progress.COMING, wording.nothing_planned(len(waiting)), href)
    incomplete = sum(bool(run.missing) for run in runs)
    facts = queries.planning_facts(edition)
    sentence = wording.plan_status(
        runs=len(runs), incomplete=incomplete, days=facts.learning_days, enrolled=facts.enrolled, without=waiting
    )
    return StepStatus(Progress.UNDER_WAY if incomplete or waiting else Progress.DONE, sentence, href)


def progress(edition: Edition) -> list[Column]:
    """Municipality, e-learning day, physical day and with whom, and how many are enrolled."""
    runs = queries.course_runs(edition)
    municipality = {run.id: Cell(run.municipality, reverse("planning:course_run", args=[run.id])) for run in runs}
    elearning = {run.id: Cell(short_date(run.elearning_on)) for run in runs if run.elearning_on}
    physical = {run.id: _physical_day(run) for run in runs if run.physical_on}
    enrolled = {run.id: Cell(str(run.enrolled)) for run in runs}
    return [
        Column("Kommune", municipality),
        Column("E-læringsdag", elearning),
        Column("Fysisk dag", physical),
        Column("Tilmeldte", enrolled, is_number=True),
    ]


def _physical_day(run: queries.RunRow) -> Cell:
    shared = f" med {listing(run.shared_with)}" if run.shared_with else ""
    text = f"{short_date(run.physical_on)}{shared}" if run.physical_on else ""
    return Cell(text, reverse("planning:learning_day", args=[run.learning_day_id]))


def todos_for(person: Person) -> list[Todo]:
    """Programme managers are told what the forløb of the open editions lack; contact persons what their own lacks."""
    if access.can_plan(person):
        return [todo for edition in programmes.open_editions() for todo in _todos_of(edition)]
    return [
        Todo(f"{run.municipality} har ikke valgt e-læringsdag.", "Se jeres forløb", reverse("planning:my_course_run"))
        for run in queries.my_course_runs(person)
        if run.is_contact and run.elearning_on is None and run.is_open
    ]


def _todos_of(edition: Edition) -> list[Todo]:
    without = queries.municipalities_without_run(edition)
    opening = [
        Todo(
            wording.without_run(without),
            "Opret forløb",
            reverse("planning:course_runs", args=[edition.pk]),
            edition.pk,
        )
    ]
    lacking = [
        Todo(run.missing_sentence, "Se forløbet", reverse("planning:course_run", args=[run.id]), edition.pk)
        for run in queries.course_runs(edition)
        if run.missing_sentence
    ]
    return (opening if without else []) + lacking
