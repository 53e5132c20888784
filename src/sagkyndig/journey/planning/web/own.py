"""The page of one's own forløb, for contact persons and participants: phone first, and nobody else's data."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import queries


@open_to(Role.CONTACT_PERSON, Role.PARTICIPANT)
def my_course_run(request: SignedInRequest) -> HttpResponse:
    """The days and the place; for a contact person what to do, one task open at a time, and who is enrolled."""
    page = queries.my_page(request.user, timezone.localdate())
    return render(request, "planning/my_course_run.html", {"page": page, "runs": page.runs})
