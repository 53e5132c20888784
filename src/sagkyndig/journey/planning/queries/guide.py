"""The guide to the e-learning day as one municipality reads it."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from django.conf import settings
from django.urls import reverse

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.journey.planning.files.guide import read_guide
from sagkyndig.journey.planning.models import Enrolment
from sagkyndig.journey.planning.rules.guide import GuideFacts, filled_in

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun


@cache
def authored_guide() -> str:
    """The guide as it is written; read once."""
    return read_guide(settings.CONTENT_DIR / "planning" / "vejledning.md")


def guide_of(run: CourseRun) -> str:
    """The guide filled in for the forløb, in Markdown; two queries."""
    departments = list(
        Enrolment.objects.filter(course_run=run, left_on=None).order_by().values_list("department", flat=True)
    )
    ours = organisations.ours()
    facts = GuideFacts(
        municipality=run.municipality.name,
        elearning_on=run.elearning_on,
        starts_at=run.elearning_starts_at,
        ends_at=run.elearning_ends_at,
        enrolled=len(departments),
        departments=len({each.casefold() for each in departments if each}),
        new_link=f"{settings.SITE_ADDRESS}{reverse('post:new_link')}",
        authority=ours.name,
        phone=ours.phone,
        phone_hours=ours.phone_hours,
        email=ours.email,
    )
    return filled_in(authored_guide(), facts)
