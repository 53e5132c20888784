"""A physical day that two municipalities share: asking, answering, taking back and leaving. Both must agree."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.actions import _letters as letters
from sagkyndig.journey.planning.actions._calendar import tell_calendars
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.actions._teaching import neighbours_on_the_day
from sagkyndig.journey.planning.actions.days import join_learning_day, leave_learning_day, remove_learning_day
from sagkyndig.journey.planning.models import CourseRun, DayProposal, JointOffer, LearningDay
from sagkyndig.journey.planning.rules.days import is_in_order
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.journey.planning.rules.refusals import (
    AlreadyAsked,
    AnotherEdition,
    DaysArePast,
    NothingToShare,
    OfferIsOver,
)
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import queries as selection

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def offer_joint_day(
    *, asker: CourseRun, asked: CourseRun, day: LearningDay, message: str = "", actor: Person, at: datetime
) -> JointOffer:
    """Ask another municipality to share a day that one of the two has. Nothing changes until it has said yes.

    AnotherEdition; NothingToShare; DaysArePast; AlreadyAsked, also where the other asked first.
    """
    programmes.edition_to_change(asker.edition_id)
    mine, theirs = locked_run(asker), locked_run(asked)
    if mine.edition_id != theirs.edition_id or mine.pk == theirs.pk:
        raise AnotherEdition
    joining = _joining(mine, theirs, day)
    if joining is None or not is_in_order(joining.elearning_on, day.on):
        raise NothingToShare(theirs.municipality.name)
    if day.on <= timezone.localdate(at):
        raise DaysArePast
    if JointOffer.objects.filter(asker=theirs, asked=mine, state=Answer.OPEN.value, day=day).exists():
        raise AlreadyAsked
    try:
        with transaction.atomic():
            offer = JointOffer.objects.create(
                asker=mine, asked=theirs, day=day, message=message.strip(), made_by=actor, made_at=at
            )
    except IntegrityError as error:
        raise AlreadyAsked from error
    record("planning.joint_day_offered", actor=actor, about=mine, at=at, to=theirs.municipality_id, day=day.pk)
    letters.tell_of_offer(mine, theirs, day, offer.message, at=at)
    return offer


@transaction.atomic
def accept_joint_day(*, offer: JointOffer, actor: Person, at: datetime) -> LearningDay:
    """Say yes: the one without that day comes to it, and gives up the day it had.

    OfferIsOver when it is answered, taken back, the day is gone, or one of the two is out of the edition; DaysArePast; ElearningNotFirst; RuleForbids.
    """
    locked, mine, theirs, day = _open(offer)
    if day is None or (joining := _joining(mine, theirs, day)) is None or not _take_part(mine, theirs):
        raise OfferIsOver
    if day.on <= timezone.localdate(at):
        raise DaysArePast
    before = joining.learning_day
    others = neighbours_on_the_day(joining)
    if before is not None and others:
        _leave(joining, before, others, actor=actor, at=at)
    join_learning_day(run=joining, day=day, actor=actor, at=at)
    if before is not None and not others:
        _close_offers(Q(day=before))
        remove_learning_day(day=before, actor=actor, at=at)
    _answer(locked, Answer.YES, actor, at)
    # Whoever has come to a day no longer asks for another.
    _close_offers(Q(asker=joining) & ~Q(day=day))
    DayProposal.objects.filter(course_run=joining, state=Answer.OPEN.value).update(state=Answer.TAKEN_BACK.value)
    record("planning.joint_day_accepted", actor=actor, about=theirs, at=at, by=mine.municipality_id, day=day.pk)
    letters.tell_of_joint_answer(mine, theirs, day, is_yes=True, at=at)
    return day


@transaction.atomic
def decline_joint_day(*, offer: JointOffer, actor: Person, at: datetime) -> JointOffer:
    """Say no. OfferIsOver."""
    locked, mine, theirs, day = _open(offer)
    _answer(locked, Answer.NO, actor, at)
    record("planning.joint_day_declined", actor=actor, about=theirs, at=at, to=mine.municipality_id)
    if day is not None:
        letters.tell_of_joint_answer(mine, theirs, day, is_yes=False, at=at)
    return locked


@transaction.atomic
def take_back_joint_offer(*, offer: JointOffer, actor: Person, at: datetime) -> JointOffer:
    """The municipality that asked no longer does. OfferIsOver."""
    locked, mine, theirs, _day = _open(offer)
    locked.state = Answer.TAKEN_BACK.value
    locked.save(update_fields=["state"])
    record("planning.joint_day_taken_back", actor=actor, about=mine, at=at, to=theirs.municipality_id)
    return locked


@transaction.atomic
def leave_joint_day(*, run: CourseRun, actor: Person, at: datetime) -> CourseRun:
    """Leave a day that is shared; the own one must be found anew. A host hands the role to the next by name.

    OfferIsOver where the day is not shared; DaysArePast.
    """
    programmes.edition_to_change(run.edition_id)
    locked = locked_run(run)
    others, day = neighbours_on_the_day(locked), locked.learning_day
    if day is None or not others:
        raise OfferIsOver
    if day.on <= timezone.localdate(at):
        raise DaysArePast
    _leave(locked, day, others, actor=actor, at=at)
    return locked


def _leave(run: CourseRun, day: LearningDay, others: list[CourseRun], *, actor: Person, at: datetime) -> None:
    was_host = day.host_run_id == run.pk
    new_host = others[0] if was_host else None
    _close_offers((Q(asker=run) | Q(asked=run)) & Q(day=day))
    leave_learning_day(run=run, actor=actor, at=at)
    if new_host is not None:
        kept = LearningDay.objects.select_for_update(of=("self",)).get(pk=day.pk)
        # The room was the old host's.
        kept.host_run, kept.place, kept.seats = new_host, "", None
        kept.version, kept.updated_at = kept.version + 1, at
        kept.save()
        tell_calendars(day=kept)
    record("planning.joint_day_left", actor=actor, about=run, at=at, day=day.pk)
    letters.tell_who_left(run, others, day, new_host, at=at)


def _open(offer: JointOffer) -> tuple[JointOffer, CourseRun, CourseRun, LearningDay | None]:
    """The offer, who asks and who is asked, and the day, all locked through their edition. OfferIsOver."""
    programmes.edition_to_change(CourseRun.objects.get(pk=offer.asker_id).edition_id)
    locked = JointOffer.objects.select_for_update(of=("self",)).select_related("day").get(pk=offer.pk)
    if locked.state != Answer.OPEN.value:
        raise OfferIsOver
    return locked, locked_run(locked.asker), locked_run(locked.asked), locked.day


def _joining(mine: CourseRun, theirs: CourseRun, day: LearningDay) -> CourseRun | None:
    """The one of the two who would come to the other's day; None where neither or both have it."""
    have = [each for each in (mine, theirs) if each.learning_day_id == day.pk]
    if len(have) != 1:
        return None
    return theirs if have[0] is mine else mine


def _take_part(*runs: CourseRun) -> bool:
    return all(selection.has_said_yes(run.edition, run.municipality_id) for run in runs)


def _answer(offer: JointOffer, answer: Answer, actor: Person, at: datetime) -> None:
    offer.state, offer.answered_by, offer.answered_at = answer.value, actor, at
    offer.save(update_fields=["state", "answered_by", "answered_at"])


def _close_offers(which: Q) -> None:
    JointOffer.objects.filter(which, state=Answer.OPEN.value).update(state=Answer.TAKEN_BACK.value)
