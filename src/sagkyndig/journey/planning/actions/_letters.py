"""Mails about days that are proposed and days that are shared; they name municipalities and dates, and no people."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from django.urls import reverse

from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.danish import date_with_weekday, listing

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun, DayProposal, LearningDay

PROPOSED, ANSWERED = "planning/day_proposed", "planning/day_answered"
ASKED, JOINT_ANSWERED, LEFT = "planning/joint_asked", "planning/joint_answered", "planning/joint_left"


def tell_of_proposals(run: CourseRun, proposals: Sequence[DayProposal], *, at: datetime) -> None:
    """The edition's managers are told which dates a municipality asks for; where it has none, all who are managers."""
    if not proposals:
        return
    words: dict[str, int | str] = {
        "municipality": run.municipality.name,
        "days": listing([date_with_weekday(each.on) for each in proposals]),
        "note": proposals[0].note,
        "page": reverse("planning:course_runs", args=[run.edition_id]),
    }
    for each in programmes.managers(run.edition) or people.staff_with_role(Role.PROGRAMME_MANAGER):
        post.queue_mail(template=PROPOSED, to=each, at=at, context=words)


def tell_of_answer(proposal: DayProposal, *, at: datetime) -> None:
    """The contact person is told what became of a proposed date."""
    words: dict[str, int | str] = {
        "day": date_with_weekday(proposal.on),
        "is_yes": int(proposal.state == Answer.YES.value),
        "reason": proposal.reason,
    }
    tell_contact(proposal.course_run, ANSWERED, words, at=at)


def tell_of_offer(asker: CourseRun, asked: CourseRun, day: LearningDay, message: str, *, at: datetime) -> None:
    """The other municipality's contact person is told who asks to share which day, and by whom it is held."""
    words: dict[str, int | str] = {
        "municipality": asker.municipality.name,
        "day": date_with_weekday(day.on),
        "is_theirs": int(day.pk == asked.learning_day_id),
        "message": message,
    }
    tell_contact(asked, ASKED, words, at=at)


def tell_of_joint_answer(asker: CourseRun, asked: CourseRun, day: LearningDay, *, is_yes: bool, at: datetime) -> None:
    """The one who asked is told the answer."""
    words: dict[str, int | str] = {
        "municipality": asked.municipality.name,
        "day": date_with_weekday(day.on),
        "is_yes": int(is_yes),
    }
    tell_contact(asker, JOINT_ANSWERED, words, at=at)


def tell_who_left(
    left: CourseRun, remaining: Sequence[CourseRun], day: LearningDay, new_host: CourseRun | None, *, at: datetime
) -> None:
    """Those who stay on the day are told who left it, and one of them that it now is the host."""
    for run in remaining:
        words: dict[str, int | str] = {
            "municipality": left.municipality.name,
            "day": date_with_weekday(day.on),
            "is_host": int(new_host is not None and run.pk == new_host.pk),
        }
        tell_contact(run, LEFT, words, at=at)


def tell_contact(run: CourseRun, template: str, words: dict[str, int | str], *, at: datetime) -> None:
    """A mail to the contact person, where there is one with access."""
    contact = run.contact_person
    if contact is not None and contact.ended_on is None:
        post.queue_mail(template=template, to=contact, at=at, context=words)
