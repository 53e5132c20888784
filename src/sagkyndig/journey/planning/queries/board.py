"""The forløb of an edition as its board takes them: who they are, what they lack, whom to write to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q
from django.urls import reverse

from sagkyndig.journey.planning.models import CourseRun, DayTeacher
from sagkyndig.journey.planning.rules.lacking import RunNow, lacks
from sagkyndig.journey.programme.rules.states import EditionState, is_open
from sagkyndig.journey.selection import queries as selection
from sagkyndig.journey.signs import Board, RunOnBoard
from sagkyndig.pure.danish import sort_key

if TYPE_CHECKING:
    from sagkyndig.journey.planning.queries.plans import EditionPlan
    from sagkyndig.journey.programme.models import Edition


def board(edition: Edition, plan: EditionPlan, today: date) -> Board:
    """By the municipality's name; a finished edition lacks nothing. Three queries."""
    runs = list(
        CourseRun.objects.select_related("municipality", "contact_person", "learning_day")
        .prefetch_related(Prefetch("learning_day__teachers", DayTeacher.objects.select_related("person")))
        .filter(edition=edition)
        .annotate(enrolled=Count("enrolments", filter=Q(enrolments__left_on=None)))
    )
    runs.sort(key=lambda run: sort_key(run.municipality.name))
    rows = tuple(_row(run, today) for run in runs)
    if not is_open(EditionState(edition.state)):
        return Board(rows)
    return Board(rows, tuple(lack for now in _now(edition, runs, plan) for lack in lacks(now, today)))


def _row(run: CourseRun, today: date) -> RunOnBoard:
    day, contact = run.learning_day, run.contact_person
    dates = [on for on in (run.elearning_on, day.on if day else None) if on and on >= today]
    return RunOnBoard(
        id=run.pk,
        municipality=run.municipality.name,
        region=run.municipality.region,
        teachers=tuple((each.person_id, each.person.name) for each in day.teachers.all()) if day else (),
        next_on=min(dates, default=None),
        enrolled=run.enrolled,  # type: ignore[attr-defined]
        contact_id=contact.pk if contact else None,
        contact=contact.name if contact else "",
        contact_email=contact.email if contact and contact.ended_on is None else "",
        reminded_on=run.contact_reminded_on,
        remind_href=reverse("planning:remind_municipality", args=[run.pk]) if contact and not contact.ended_on else "",
    )


def _now(edition: Edition, runs: Iterable[CourseRun], plan: EditionPlan) -> list[RunNow]:
    began = selection.days_of_yes(edition)
    proposing = {each.municipality for each in plan.proposals}
    awaits = {each.asker: each.asked for each in plan.offers}
    asked: dict[str, list[str]] = {}
    for offer in plan.offers:
        asked.setdefault(offer.asked, []).append(offer.asker)
    return [
        RunNow(
            id=run.pk,
            has_contact=run.contact_person is not None,
            elearning_on=run.elearning_on,
            physical_on=run.learning_day.on if run.learning_day else None,
            enrolled=run.enrolled,  # type: ignore[attr-defined]
            began_on=began.get(run.municipality_id),
            proposes_a_day=run.municipality.name in proposing,
            awaits=awaits.get(run.municipality.name, ""),
            asked_by=tuple(asked.get(run.municipality.name, ())),
            teachers=len(run.learning_day.teachers.all()) if run.learning_day else 0,
            has_lead=any(each.is_lead for each in run.learning_day.teachers.all()) if run.learning_day else False,
            has_place=bool(run.learning_day.place) if run.learning_day else False,
            is_host=run.learning_day.host_run_id in {None, run.pk} if run.learning_day else False,
        )
        for run in runs
    ]
