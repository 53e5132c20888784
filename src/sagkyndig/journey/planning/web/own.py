"""The page of one's own forløb, for contact persons and participants: phone first, and nobody else's data."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import queries


@open_to(Role.CONTACT_PERSON, Role.PARTICIPANT)
def my_course_run(request: SignedInRequest) -> HttpResponse:
    """The days, the place, and for a contact person who is enrolled."""
    return render(request, "planning/my_course_run.html", {"runs": queries.my_course_runs(request.user)})
