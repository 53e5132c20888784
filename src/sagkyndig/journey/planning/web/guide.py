"""The guide to the e-learning day, to be read on the screen and on paper."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import queries
from sagkyndig.journey.planning.rules.guide import as_page
from sagkyndig.journey.planning.web.own_lists import list_crumbs
from sagkyndig.journey.planning.web.places import run_crumbs


@open_to(Role.CONTACT_PERSON, Role.PARTICIPANT, Role.PROGRAMME_MANAGER, Role.TEACHER)
@require_GET
def guide(request: SignedInRequest, run_id: int) -> HttpResponse:
    """For the contact person and those enrolled, and for the board to see what they are sent."""
    run = found(queries.readable_run, run_id, request.user)
    crumbs = run_crumbs(run, ("Vejledning", None)) if request.user.is_staff_of_board else list_crumbs("Vejledning")
    context = {"run": run, "guide": as_page(queries.guide_of(run)), "crumbs": crumbs}
    return render(request, "planning/guide.html", context)
