"""One's own days as a file for one's calendar: for people in the municipalities, and for teachers."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.http import HttpResponse
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import queries
from sagkyndig.journey.planning.files.calendar import own_calendar
from sagkyndig.pure.formats.icalendar import content_type, written

if TYPE_CHECKING:
    from sagkyndig.journey.planning.rules.calendar import OwnDay


@open_to(Role.CONTACT_PERSON, Role.PARTICIPANT)
def my_days(request: SignedInRequest) -> HttpResponse:
    """The e-learning day and the physical day of one's own forløb."""
    days = queries.my_days(request.user, timezone.localdate())
    return _download(days, "laeringsforloeb.ics")


@open_to(Role.TEACHER)
def days_i_teach(request: SignedInRequest) -> HttpResponse:
    """The physical days that one teaches."""
    days = queries.days_i_teach(request.user, timezone.localdate())
    return _download(days, "undervisning.ics")


def _download(days: tuple[OwnDay, ...], filename: str) -> HttpResponse:
    calendar = own_calendar(days, sender=queries.sender(), stamped_at=timezone.now())
    response = HttpResponse(written(calendar), content_type=content_type(calendar.method))
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    response["Cache-Control"] = "private, no-store"
    return response
