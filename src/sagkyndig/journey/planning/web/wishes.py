"""The contact person's wishes for the physical day: topics in one's own words, and cases of the course."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.enrolling import may_wish
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.web.colleague_forms import CasesForm, WishForm
from sagkyndig.journey.planning.web.own_lists import list_crumbs, of_own_run

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun


@open_to(Role.CONTACT_PERSON)
@of_own_run
def wishes(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """The wishes so far, a topic to add, and the cases to choose among."""
    mine, cases = queries.wishes_of_run(run), queries.cases_to_choose(run.edition)
    wished = [each.case_key for each in mine.cases]
    chooses = request.method == "POST" and "choose" in request.POST
    form = WishForm(request.POST if request.method == "POST" and not chooses else None)
    cases_form = CasesForm(request.POST if chooses else None, cases=cases, initial={"cases": wished})
    try:
        if chooses and cases_form.is_valid():
            actions.wish_for_cases(
                run=run, keys=cases_form.cleaned_data["cases"], actor=request.user, at=timezone.now()
            )
            messages.success(request, "Jeres valg er gemt.")
            return redirect("planning:wishes", run.pk)
        if form.is_bound and form.is_valid():
            actions.wish_for_topic(run=run, text=form.cleaned_data["text"], actor=request.user, at=timezone.now())
            messages.success(request, "Ønsket er gemt.")
            mention_hints(request, form)
            return redirect("planning:wishes", run.pk)
    except PlanningRefused as error:
        (cases_form if chooses else form).add_error("cases" if chooses else "text", str(error))
    day = run.learning_day
    context = {
        "run": run,
        "mine": mine,
        "form": cases_form if chooses else form,
        "wish_form": form,
        "cases_form": cases_form if cases else None,
        "may_wish": may_wish(run.edition.state, day.on if day else None, timezone.localdate()),
        "crumbs": list_crumbs("Ønsker"),
    }
    return render(request, "planning/wishes.html", context)


@open_to(Role.CONTACT_PERSON)
@require_POST
@of_own_run
def take_wish_back(request: SignedInRequest, run: CourseRun, wish_id: int) -> HttpResponse:
    """Take a wish off the list."""
    wish = found(queries.wish, wish_id)
    if wish.course_run_id != run.pk:
        raise Http404
    try:
        actions.take_wish_back(wish=wish, actor=request.user, at=timezone.now())
    except PlanningRefused as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Ønsket er fjernet.")
    return redirect("planning:wishes", run.pk)
