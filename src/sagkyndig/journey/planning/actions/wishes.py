"""What a municipality wishes the physical day to take up: topics in its own words, and cases of the course."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.utils import timezone

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.planning.actions._locks import locked_run
from sagkyndig.journey.planning.models import CourseRun, Wish
from sagkyndig.journey.planning.queries.wishes import cases_to_choose
from sagkyndig.journey.planning.rules.enrolling import TooLateToWish, WishIsThere, WishNotOfThisCourse, may_wish
from sagkyndig.pure.tables import plain

if TYPE_CHECKING:
    from collections.abc import Collection

    from sagkyndig.foundation.people.models import Person


@transaction.atomic
def wish_for_topic(*, run: CourseRun, text: str, actor: Person | None, at: datetime) -> Wish:
    """Write a topic down. WishIsThere where the same words stand already; TooLateToWish."""
    locked = _locked(run, at)
    said = " ".join(text.split())
    if any(plain(each) == plain(said) for each in _topics(locked)):
        raise WishIsThere
    wish = Wish.objects.create(course_run=locked, text=said, written_by=actor, written_at=at)
    record("planning.topic_wished_for", actor=actor, about=locked, at=at)
    return wish


@transaction.atomic
def wish_for_cases(*, run: CourseRun, keys: Collection[str], actor: Person | None, at: datetime) -> None:
    """Let these cases of the edition's course be the municipality's wishes, and no others. TooLateToWish."""
    locked = _locked(run, at)
    known = {each.key for each in cases_to_choose(locked.edition)}
    if unknown := set(keys) - known:
        raise WishNotOfThisCourse(unknown)
    wished = Wish.objects.filter(course_run=locked, case_key__in=known)
    there = set(wished.values_list("case_key", flat=True))
    if there == set(keys):
        return
    wished.exclude(case_key__in=keys).delete()
    Wish.objects.bulk_create(
        Wish(course_run=locked, case_key=key, written_by=actor, written_at=at) for key in sorted(set(keys) - there)
    )
    record("planning.cases_wished_for", actor=actor, about=locked, at=at, count=len(set(keys)))


@transaction.atomic
def take_wish_back(*, wish: Wish, actor: Person | None, at: datetime) -> None:
    """Take a wish off the list. TooLateToWish."""
    locked = _locked(wish.course_run, at)
    taken, _ = Wish.objects.filter(pk=wish.pk).delete()
    if taken:
        record("planning.wish_taken_back", actor=actor, about=locked, at=at)


def _locked(run: CourseRun, at: datetime) -> CourseRun:
    locked = locked_run(run)
    day = locked.learning_day
    if not may_wish(locked.edition.state, day.on if day else None, timezone.localdate(at)):
        raise TooLateToWish
    return locked


def _topics(run: CourseRun) -> list[str]:
    return list(Wish.objects.filter(course_run=run, case_key="").values_list("text", flat=True))
