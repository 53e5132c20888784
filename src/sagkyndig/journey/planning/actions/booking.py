"""The physical day as a contact person books it, and dates that are proposed where none of the free ones suits."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.actions import _letters as letters
from sagkyndig.journey.planning.actions._calendar import tell_calendars
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.actions._teaching import days_taught, hold_or_move, require_movable
from sagkyndig.journey.planning.models import CourseRun, DayProposal, LearningDay
from sagkyndig.journey.planning.queries.availability import availability
from sagkyndig.journey.planning.rules.days import day_off_finding, is_in_order
from sagkyndig.journey.planning.rules.free_days import FreeDay, pair_for
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.journey.planning.rules.refusals import (
    AlreadyAsked,
    DayNotFree,
    DaysArePast,
    ElearningNotFirst,
    EndsBeforeItStarts,
    NotTheHost,
    OfferIsOver,
    ReasonIsMissing,
    TeachesElsewhere,
    require_allowed,
)
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def book_learning_day(
    *,
    run: CourseRun,
    on: date,
    place: str = "",
    seats: int | None = None,
    beside: Person | None = None,
    actor: Person | None,
    at: datetime,
) -> LearningDay:
    """Hold the physical day on a date on which the lead teacher and another are free; a day one has alone moves there.

    `beside` is who is asked to teach beside the lead teacher. DayNotFree, also when another municipality was quicker;
    SharesTheDay; DaysArePast; ElearningNotFirst.
    """
    edition = programmes.edition_to_change(run.edition_id)
    locked = locked_run(run)
    require_movable(locked, at)
    _require_later(locked, on, at)
    known = availability(edition)
    free = next((each for each in known.free_days([locked.municipality.name]) if each.on == on), None)
    if free is None or known.period is None:
        raise DayNotFree(on)
    try:
        day = hold_or_move(
            locked,
            on=on,
            hours=(known.period.starts_at, known.period.ends_at),
            place=place,
            seats=seats,
            teachers=pair_for(free, days_taught(locked), beside.pk if beside else None),
            lead=known.team.lead,
            actor=actor,
            at=at,
        )
    except TeachesElsewhere as error:  # in another edition, in the same moment
        raise DayNotFree(on) from error
    record("planning.learning_day_booked", actor=actor, about=locked, at=at, on=on.isoformat(), day=day.pk)
    _settle_proposals(locked)
    return day


@transaction.atomic
def describe_room(
    *,
    run: CourseRun,
    seen_version: int,
    place: str,
    seats: int | None,
    starts_at: time,
    ends_at: time,
    actor: Person | None,
    at: datetime,
) -> LearningDay:
    """Where the municipality receives the others, how many it holds, and when. NotTheHost; ChangedMeanwhile; DaysArePast."""
    locked = locked_run(run)
    if locked.learning_day_id is None:
        raise OfferIsOver
    day = LearningDay.objects.select_for_update(of=("self",)).get(pk=locked.learning_day_id)
    if day.host_run_id not in {None, locked.pk}:
        host = CourseRun.objects.select_related("municipality").get(pk=day.host_run_id)
        raise NotTheHost(host.municipality.name)
    require_version(stored=day.version, seen=seen_version)
    if day.on < timezone.localdate(at):
        raise DaysArePast
    if ends_at <= starts_at:
        raise EndsBeforeItStarts(starts_at, ends_at)
    day.place, day.seats, day.starts_at, day.ends_at = place.strip(), seats, starts_at, ends_at
    day.host_run, day.version, day.updated_at = locked, day.version + 1, at
    day.save()
    tell_calendars(day=day)
    record("planning.room_described", actor=actor, about=day, at=at)
    return day


@transaction.atomic
def propose_days(
    *, run: CourseRun, dates: Sequence[date], note: str = "", actor: Person, at: datetime
) -> list[DayProposal]:
    """Ask the board for one of these dates because none of the free ones suits; the managers are told by mail.

    AlreadyAsked; DaysArePast; SharesTheDay; ElearningNotFirst; RuleForbids on a holiday.
    """
    programmes.edition_to_change(run.edition_id)
    locked = locked_run(run)
    require_movable(locked, at)
    made = []
    for on in sorted(set(dates)):
        _require_later(locked, on, at)
        require_allowed([day_off_finding("Dagen", on, "on")])
        try:
            with transaction.atomic():
                made.append(
                    DayProposal.objects.create(
                        course_run=locked, on=on, note=note.strip(), proposed_by=actor, proposed_at=at
                    )
                )
        except IntegrityError as error:
            raise AlreadyAsked from error
        record("planning.day_proposed", actor=actor, about=locked, at=at, on=on.isoformat())
    letters.tell_of_proposals(locked, made, at=at)
    return made


@transaction.atomic
def take_back_proposal(*, proposal: DayProposal, actor: Person | None, at: datetime) -> DayProposal:
    """The municipality no longer asks for the date. OfferIsOver."""
    locked = _open(proposal)
    locked.state = Answer.TAKEN_BACK.value
    locked.save(update_fields=["state"])
    record("planning.day_proposal_taken_back", actor=actor, about=locked.course_run, at=at, on=locked.on.isoformat())
    return locked


@transaction.atomic
def agree_to_day(*, proposal: DayProposal, actor: Person, at: datetime) -> LearningDay:
    """Hold the day that was proposed with those of the team who are free, also outside the teaching period.

    OfferIsOver; SharesTheDay; DaysArePast; ElearningNotFirst; RuleForbids on a holiday.
    """
    edition = programmes.edition_to_change(proposal.course_run.edition_id)
    locked = _open(proposal)
    run = locked_run(locked.course_run)
    require_movable(run, at)
    _require_later(run, locked.on, at)
    known = availability(edition)
    team = known.team
    free = team.free_on(locked.on, [run.municipality.name])
    has_lead = team.lead in free
    ordered = tuple(sorted(free, key=lambda each: each != team.lead))
    usual = known.period
    day = hold_or_move(
        run,
        on=locked.on,
        hours=(usual.starts_at, usual.ends_at) if usual else (time(9), time(15)),
        place=run.learning_day.place if run.learning_day else "",
        seats=run.learning_day.seats if run.learning_day else None,
        teachers=pair_for(FreeDay(locked.on, ordered, has_lead), days_taught(run)),
        lead=team.lead if has_lead else None,
        actor=actor,
        at=at,
    )
    _answer(locked, Answer.YES, "", actor, at)
    _settle_proposals(run)
    record("planning.day_proposal_agreed", actor=actor, about=run, at=at, on=locked.on.isoformat(), day=day.pk)
    return day


@transaction.atomic
def turn_down_day(*, proposal: DayProposal, reason: str, actor: Person, at: datetime) -> DayProposal:
    """Say no to a proposed date, and why. OfferIsOver; ReasonIsMissing."""
    if not reason.strip():
        raise ReasonIsMissing
    locked = _open(proposal)
    _answer(locked, Answer.NO, reason.strip(), actor, at)
    record("planning.day_proposal_turned_down", actor=actor, about=locked.course_run, at=at, on=locked.on.isoformat())
    return locked


def _open(proposal: DayProposal) -> DayProposal:
    locked: DayProposal = (
        DayProposal.objects.select_for_update(of=("self",)).select_related("course_run").get(pk=proposal.pk)
    )
    if locked.state != Answer.OPEN.value:
        raise OfferIsOver
    return locked


def _answer(proposal: DayProposal, answer: Answer, reason: str, actor: Person, at: datetime) -> None:
    proposal.state, proposal.reason = answer.value, reason
    proposal.answered_by, proposal.answered_at = actor, at
    proposal.save(update_fields=["state", "reason", "answered_by", "answered_at"])
    letters.tell_of_answer(proposal, at=at)


def _settle_proposals(run: CourseRun) -> None:
    """A municipality that has its day no longer asks for others."""
    DayProposal.objects.filter(course_run=run, state=Answer.OPEN.value).update(state=Answer.TAKEN_BACK.value)


def _require_later(run: CourseRun, on: date, at: datetime) -> None:
    if on <= timezone.localdate(at):
        raise DaysArePast
    if run.elearning_on and not is_in_order(run.elearning_on, on):
        raise ElearningNotFirst(run.municipality.name, run.elearning_on, on)
