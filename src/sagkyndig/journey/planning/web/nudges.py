"""»Mind dem om det« on the board of an edition."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.rules.wording import reminded


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def remind_municipality(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Send the reminder, say what was sent and to whom, and go back to the board."""
    run = found(queries.course_run, run_id)
    try:
        told = actions.remind_municipality(run=run, actor=request.user, at=timezone.now())
    except PlanningRefused as error:
        messages.warning(request, str(error))
    else:
        contact = run.contact_person.name if run.contact_person else ""
        messages.success(request, reminded(contact, run.municipality.name, [each.title for each in told]))
    return redirect("lobby:edition", run.edition_id)
