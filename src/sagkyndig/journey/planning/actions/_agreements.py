"""What falls away with a forløb or a day: proposals, offers, links and wishes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db.models import Q

from sagkyndig.journey.planning.models import DayProposal, EnrolmentLink, JointOffer, Wish
from sagkyndig.journey.planning.rules.joining import Answer

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun, LearningDay


def forget_agreements(run: CourseRun) -> None:
    """Before a forløb is removed: nothing that was agreed on with it is left."""
    JointOffer.objects.filter(Q(asker=run) | Q(asked=run)).delete()
    for model in (DayProposal, EnrolmentLink, Wish):
        model.objects.filter(course_run=run).delete()


def forget_day(day: LearningDay) -> None:
    """Before a day is removed: an offer to share it is taken back, and can no longer be accepted."""
    JointOffer.objects.filter(day=day, state=Answer.OPEN.value).update(state=Answer.TAKEN_BACK.value)
    JointOffer.objects.filter(day=day).update(day=None)
