"""Accepting a proposed tour, or some lines of it: all of them in one go, or none."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people import queries as people
from sagkyndig.journey.planning.actions._letters import tell_contact
from sagkyndig.journey.planning.actions.days import assign_teacher, hold_learning_day, join_learning_day
from sagkyndig.journey.planning.models import CourseRun, DayProposal, DayTeacher, LearningDay
from sagkyndig.journey.planning.queries.tour import tour_world
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.journey.planning.rules.refusals import LineCannotBe, NothingChosen, TourHasChanged
from sagkyndig.journey.planning.rules.tour import TOUR_POLICY, Asked, Option, TourWorld
from sagkyndig.journey.planning.rules.tour.lines import Line, line_of
from sagkyndig.journey.planning.rules.tour.options import slots
from sagkyndig.journey.planning.rules.tour.stamp import stamp
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.danish import date_with_weekday, listing

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition

DAY_FROM_TOUR = "planning/tour_day"


@transaction.atomic
def accept_tour(
    *, edition: Edition, lines: Sequence[Line], seen: str, actor: Person, at: datetime
) -> list[LearningDay]:
    """Hold the days of these lines with their teachers, and tell the contact persons; the days that were set or changed.

    `seen` is the stamp of what the proposal stood on. TourHasChanged; LineCannotBe; NothingChosen. Nothing at all is done
    the second time.
    """
    if not lines:
        raise NothingChosen
    locked = programmes.edition_to_change(edition.pk)
    world = tour_world(locked, timezone.localdate(at))
    if world is None or stamp(world) != seen:
        if _stands(lines):
            return []
        raise TourHasChanged
    options = _options(lines, world)
    days = [_hold(option, world, locked, actor=actor, at=at) for option in options]
    record("planning.tour_accepted", actor=actor, about=edition, at=at, days=len(days))
    for option, day in zip(options, days, strict=True):
        _tell(option, day, at=at)
    return days


def _options(lines: Sequence[Line], world: TourWorld) -> list[Option]:
    """The lines as what may be proposed: a line that no rule would let through is refused."""
    allowed = {
        line_of(option): option for slot in slots(world, Asked(), TOUR_POLICY) for option in slot if option.is_news
    }
    served = [run for line in lines for run in line.runs]
    taken = [(line.on, line.day) for line in lines]
    if len(set(served)) < len(served) or len(set(taken)) < len(taken) or not all(line in allowed for line in lines):
        raise LineCannotBe
    return [allowed[line] for line in lines]


def _hold(option: Option, world: TourWorld, edition: Edition, *, actor: Person, at: datetime) -> LearningDay:
    runs = [CourseRun.objects.get(pk=run.id) for run in option.runs]
    if option.day is None:
        starts_at, ends_at = option.hours(world.period)
        host = next((run for run in runs if option.host and run.pk == option.host.id), None)
        day = hold_learning_day(
            edition=edition,
            on=option.on,
            starts_at=starts_at,
            ends_at=ends_at,
            runs=runs,
            host_run=host,
            actor=actor,
            at=at,
        )
    else:
        day = LearningDay.objects.get(pk=option.day.id)
        for run in runs:
            join_learning_day(run=run, day=day, actor=actor, at=at)
    for teacher in option.adds:
        is_lead = teacher == world.team.lead
        assign_teacher(day=day, person=people.person(teacher.id), is_lead=is_lead, actor=actor, at=at)
    _settle_proposals(option, actor, at)
    return day


def _settle_proposals(option: Option, actor: Person, at: datetime) -> None:
    """A date that the municipality asked for is a yes; it no longer asks for the others."""
    mine = DayProposal.objects.filter(course_run__in=[run.id for run in option.runs], state=Answer.OPEN.value)
    mine.filter(on=option.on).update(state=Answer.YES.value, answered_by=actor, answered_at=at)
    mine.update(state=Answer.TAKEN_BACK.value)


def _stands(lines: Sequence[Line]) -> bool:
    """Whether all of it is so already, as after a double click."""
    for line in lines:
        days = set(CourseRun.objects.filter(pk__in=line.runs).values_list("learning_day", "learning_day__on"))
        there = DayTeacher.objects.filter(person__in=line.teachers, on=line.on, day__in=[day for day, _ in days if day])
        if line.runs and (len(days) != 1 or days.pop()[1] != line.on or there.count() < len(line.teachers)):
            return False
        if not line.runs and DayTeacher.objects.filter(day=line.day, person__in=line.teachers).count() < len(
            line.teachers
        ):
            return False
    return True


def _tell(option: Option, day: LearningDay, *, at: datetime) -> None:
    """The contact persons of the day, where somebody newly comes: when it is, who comes, and that another can be proposed."""
    if not option.runs:
        return
    host = option.host.municipality if option.host else option.day.host if option.day else None
    new = {run.id for run in option.runs}
    everybody = {run.id: run.municipality for run in option.everybody}
    for run in CourseRun.objects.select_related("contact_person", "municipality").filter(pk__in=everybody):
        name = run.municipality.name
        words: dict[str, int | str] = {
            "day": date_with_weekday(day.on),
            "is_new": int(run.pk in new),
            "municipality": name,
            "with_whom": listing([each for key, each in everybody.items() if key != run.pk]),
            "who_comes": listing([each.municipality for each in option.runs]),
            "host": host or "",
            "is_host": int(host == name),
        }
        tell_contact(run, DAY_FROM_TOUR, words, at=at)
