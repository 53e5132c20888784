"""The way into the list of one's own municipality: whose it is, whether it can still be kept, and the way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from sagkyndig.journey.planning import queries
from sagkyndig.journey.planning.rules.enrolling import TooLateToEnrol, may_enrol
from sagkyndig.journey.planning.web.own_runs import own_crumbs
from sagkyndig.journey.selection import queries as selection

if TYPE_CHECKING:
    from sagkyndig.foundation.people.gates import SignedInRequest
    from sagkyndig.foundation.ui.web.places import Crumbs

View = Callable[..., HttpResponse]
TAKES_NO_PART = (
    "{municipality} er ikke med i runden, så siden kan ikke åbnes. Ring eller skriv til os, hvis det er forkert."
)


def of_own_run(view: View) -> View:
    """The view is given the forløb of one's own municipality while it takes part; of anybody else's there is nothing here."""

    @wraps(view)
    def within(request: SignedInRequest, run_id: int, **places: Any) -> HttpResponse:
        run = queries.own_run(run_id, request.user)
        if run is None:
            raise Http404
        if not selection.has_said_yes(run.edition, run.municipality_id):
            messages.info(request, TAKES_NO_PART.format(municipality=run.municipality.name))
            return redirect("planning:my_course_run")
        return view(request, run, **places)

    return within


def of_own_open_run(view: View) -> View:
    """The same while the list is the municipality's to keep; afterwards one is told so, and led back to it."""

    @of_own_run
    @wraps(view)
    def within(request: SignedInRequest, run: Any, **places: Any) -> HttpResponse:
        if not may_enrol(run.edition.state, run.elearning_on, timezone.localdate()):
            messages.error(request, str(TooLateToEnrol()))
            return redirect("planning:colleagues", run.pk)
        return view(request, run, **places)

    return within


def list_crumbs(*places: str | tuple[str, str | None]) -> Crumbs:
    """The way from one's own forløb to the page."""
    way = [each if isinstance(each, tuple) else (each, None) for each in places]
    return own_crumbs(*way)
