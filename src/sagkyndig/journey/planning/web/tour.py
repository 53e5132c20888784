"""The programme manager's page of the whole tour: a proposal to accept, in whole or in part, or to ask for anew."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.queries.tour_pages import tour_page
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.rules.tour.lines import read_asked, read_line
from sagkyndig.journey.planning.web.places import plan_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.danish import capitalised, in_words

if TYPE_CHECKING:
    from sagkyndig.journey.planning.rules.tour import Asked
    from sagkyndig.journey.programme.models import Edition


@open_to(Role.PROGRAMME_MANAGER)
def tour(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """What a proposal looks at; a POST makes one. Nothing is stored: what is held or forbidden comes with the form."""
    edition = found(programmes.edition, edition_id)
    return _show(request, edition, _asked(request) if request.method == "POST" else None)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def accept_tour(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Set the days of the lines that are ticked; where that cannot be, say why and propose anew."""
    edition = found(programmes.edition, edition_id)
    try:
        days = actions.accept_tour(
            edition=edition,
            lines=[line for line in map(read_line, request.POST.getlist("godtag")) if line],
            seen=request.POST.get("stempel", ""),
            actor=request.user,
            at=timezone.now(),
        )
    except PlanningRefused as error:
        return _show(request, edition, _asked(request), refused=str(error))
    if days:
        number = "En fysisk dag" if len(days) == 1 else f"{capitalised(in_words(len(days)))} fysiske dage"
        messages.success(request, f"{number} er sat. Kontaktpersonerne får en mail.")
    else:
        messages.info(request, "Forslaget er allerede godtaget.")
    return redirect("planning:course_runs", edition_id)


def _asked(request: SignedInRequest) -> Asked:
    asked = request.POST.getlist
    return read_asked(asked("hold"), asked("ikke_dag"), asked("ikke_underviser"), asked("foer"))


def _show(request: SignedInRequest, edition: Edition, asked: Asked | None, refused: str = "") -> HttpResponse:
    context = {
        "page": tour_page(edition, timezone.localdate(), asked),
        "refused": refused,
        "crumbs": plan_crumbs(edition, ("Forslag til en samlet plan", None)),
    }
    return render(request, "planning/tour.html", context)
