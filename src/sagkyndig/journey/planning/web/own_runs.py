"""Which forløb a contact person's page is about: the own one, in an open edition, after the municipality's yes."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import access, queries
from sagkyndig.journey.programme.rules.states import EditionState, is_open
from sagkyndig.journey.selection import queries as selection

if TYPE_CHECKING:
    from django.forms import Form

    from sagkyndig.foundation.ui.web.places import Crumbs
    from sagkyndig.journey.planning.models import CourseRun
    from sagkyndig.journey.planning.rules.refusals import PlanningRefused

ANSWER_FIRST = "Svar først på tilbuddet. Så kan I vælge dage."
OwnView = Callable[..., HttpResponse]


def own_run_page(view: OwnView) -> OwnView:
    """Opens for contact persons; the view gets the own forløb. That of another municipality is not found."""

    @wraps(view)
    def opened(request: SignedInRequest, run_id: int, *args: Any, **kwargs: Any) -> HttpResponse:
        run = found(queries.course_run, run_id)
        if not access.is_contact_for(request.user, run) or not is_open(EditionState(run.edition.state)):
            raise Http404
        if not selection.has_said_yes(run.edition, run.municipality_id):
            messages.info(request, ANSWER_FIRST)
            return redirect("planning:my_course_run")
        return view(request, run, *args, **kwargs)

    return open_to(Role.CONTACT_PERSON)(opened)  # type: ignore[return-value]


def own_crumbs(*more: tuple[str, str | None]) -> Crumbs:
    """The way to a page of the own forløb."""
    return [("Mit forløb", reverse("planning:my_course_run")), *more]


def joint_crumbs(run: CourseRun, *more: tuple[str, str | None]) -> Crumbs:
    """The way to a page about sharing the day."""
    here = reverse("planning:joint_day", args=[run.pk]) if more else None
    return own_crumbs(("Del dagen", here), *more)


def put(error: PlanningRefused, form: Form) -> None:
    """The sentence at its field where the form has it, else above the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))
