"""What a municipality has yet to do that somebody may have to be reminded of, with its deadlines."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.journey.planning.models import DayProposal, JointOffer
from sagkyndig.journey.planning.rules.enrolling import may_enrol
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.journey.planning.rules.reminders import ContactTask
from sagkyndig.journey.planning.rules.tasks import TITLES, Known, TaskKey, deadlines
from sagkyndig.journey.selection import queries as selection

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun


def contact_tasks(run: CourseRun, *, enrolled: int, today: date) -> tuple[ContactTask, ...]:
    """The days that are not chosen and the colleagues who are not enrolled, of those that have a deadline.

    A forløb that waits for somebody else's answer about its physical day has not forgotten it, and once the e-learning day
    is over there is nobody to enrol.
    """
    place = selection.own_places(run.contact_person).get(run.edition_id) if run.contact_person else None
    known = Known(
        is_accepted=True,
        began_on=place.answered_on if place else None,
        elearning_on=run.elearning_on,
        physical_on=run.learning_day.on if run.learning_day else None,
    )
    due = deadlines(known)
    left = {
        TaskKey.ELEARNING: run.elearning_on is None,
        TaskKey.PHYSICAL: run.learning_day is None and not _awaits_answer(run),
        TaskKey.COLLEAGUES: not enrolled and may_enrol(run.edition.state, run.elearning_on, today),
    }
    return tuple(
        ContactTask(TITLES[key], on) for key, is_left in left.items() if is_left and (on := due[key]) is not None
    )


def _awaits_answer(run: CourseRun) -> bool:
    return (
        DayProposal.objects.filter(course_run=run, state=Answer.OPEN.value).exists()
        or JointOffer.objects.filter(asker=run, state=Answer.OPEN.value).exists()
    )
