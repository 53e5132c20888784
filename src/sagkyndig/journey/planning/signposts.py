"""What this step tells the lobby."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.people.queries import data_from
from sagkyndig.journey.planning import access, queries
from sagkyndig.journey.planning.actions import erasure
from sagkyndig.journey.planning.queries import board as boards
from sagkyndig.journey.planning.queries import keeping
from sagkyndig.journey.planning.rules import wording
from sagkyndig.journey.planning.rules.personal import TRACES
from sagkyndig.journey.signs import Board, Cell, Column, Holding, Names, Progress, StepStatus, Todo
from sagkyndig.pure.danish import listing, long_date, short_date

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date, datetime

    from sagkyndig.foundation.organisation.rules import Keep
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.foundation.people.rules import DataAbout
    from sagkyndig.journey.planning.queries import EditionPlan
    from sagkyndig.journey.programme.models import Edition


def known(editions: Collection[Edition]) -> dict[int, EditionPlan]:
    """The plan of each of them, with what waits for an answer; four queries."""
    return queries.plans_with_agreements(editions)


def step_status(edition: Edition, plan: EditionPlan) -> StepStatus:
    """Done when no forløb lacks anything and no municipality lacks a forløb."""
    href = reverse("planning:course_runs", args=[edition.pk])
    waiting = plan.without_run
    if not plan.runs:
        return StepStatus(Progress.COMING, wording.nothing_planned(len(waiting)), href)
    incomplete = sum(bool(run.missing) for run in plan.runs)
    sentence = wording.plan_status(
        runs=len(plan.runs), incomplete=incomplete, days=plan.days_in_use, enrolled=plan.enrolled, without=waiting
    )
    return StepStatus(Progress.UNDER_WAY if incomplete or waiting else Progress.DONE, sentence, href)


def progress(_edition: Edition, plan: EditionPlan) -> list[Column]:
    """Municipality, e-learning day, physical day and with whom, and how many are enrolled."""
    runs = plan.runs
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


def todos_for(person: Person, edition: Edition, plan: EditionPlan) -> list[Todo]:
    """Programme managers are told what the forløb lack and who waits for them; contact persons what their own lacks."""
    if access.can_plan(person):
        return [
            *_to_answer(plan),
            *_to_open(edition, plan),
            *_to_remove(edition, plan),
            *_to_complete(edition, plan),
        ]
    return [*_offers_to(person, edition, plan), *_days_to_choose(person, edition, plan)]


def _to_answer(plan: EditionPlan) -> list[Todo]:
    return [
        Todo(
            each.sentence, "Svar", reverse("planning:answer_proposal", args=[each.edition_id, each.id]), each.edition_id
        )
        for each in plan.proposals
    ]


def _offers_to(person: Person, edition: Edition, plan: EditionPlan) -> list[Todo]:
    href = reverse("planning:my_course_run")
    return [
        Todo(wording.offered(each.asker), "Se tilbuddet", href, edition.pk)
        for each in plan.offers
        if access.is_contact_in(person, each.asked_code)
    ]


def _days_to_choose(person: Person, edition: Edition, plan: EditionPlan) -> list[Todo]:
    href = reverse("planning:my_course_run")
    return [
        Todo(
            wording.not_chosen(run.municipality, has_elearning=run.elearning_on is not None),
            "Se jeres forløb",
            href,
            edition.pk,
        )
        for run in plan.runs
        if (run.elearning_on is None or run.physical_on is None) and access.is_contact_in(person, run.code)
    ]


def _to_open(edition: Edition, plan: EditionPlan) -> list[Todo]:
    if not plan.without_run:
        return []
    href = reverse("planning:course_runs", args=[edition.pk])
    return [Todo(wording.without_run(plan.without_run), "Opret forløb", href, edition.pk)]


def _to_remove(edition: Edition, plan: EditionPlan) -> list[Todo]:
    return [
        Todo(
            wording.without_place(run.municipality),
            "Fjern forløbet",
            reverse("planning:course_run", args=[run.id]),
            edition.pk,
        )
        for run in plan.runs
        if not run.has_place
    ]


def _to_complete(edition: Edition, plan: EditionPlan) -> list[Todo]:
    return [
        Todo(run.missing_sentence, "Se forløbet", reverse("planning:course_run", args=[run.id]), edition.pk)
        for run in plan.runs
        if run.missing_sentence and run.has_place
    ]


def names(_edition: Edition, plan: EditionPlan) -> Names:
    """The forløb by their municipality and the physical days by their date, as the log speaks of them."""
    return {
        "planning.courserun": {str(run.id): run.municipality for run in plan.runs},
        "planning.learningday": {
            str(run.learning_day_id): long_date(run.physical_on) for run in plan.runs if run.physical_on
        },
    }


def board(edition: Edition, plan: EditionPlan, today: date) -> Board:
    """Every forløb, what it lacks, who must act, and whom to write to."""
    return boards.board(edition, plan, today)


def data_about(person: Person) -> list[DataAbout]:
    """What this step keeps about the person."""
    return data_from(TRACES, person)


def erase(person: Person, *, at: datetime) -> None:
    """Let go of the person. CannotBeErased for the contact person of a forløb that is not held."""
    erasure.erase(person=person, at=at)


def holdings() -> list[Holding]:
    """Contact persons and participants, until their edition is over."""
    return keeping.holdings()


def old(before: Mapping[Keep, date]) -> Mapping[Keep, int]:
    """Links to enrol by, absences and disqualifications that have been kept long enough."""
    return keeping.old(before)


def forget(before: Mapping[Keep, date], *, at: datetime) -> Mapping[Keep, int]:
    """Delete them."""
    return erasure.forget(before=before, at=at)
