"""The programme manager's pages for enrolling a municipality's colleagues."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.refusals import AlreadyEnrolled
from sagkyndig.journey.planning.rules.roles import JobRole
from sagkyndig.journey.planning.web.forms import EnrolmentForm
from sagkyndig.journey.planning.web.places import run_crumbs

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import Enrolment


@open_to(Role.PROGRAMME_MANAGER)
def enrol(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Enrol one colleague; afterwards the form is ready for the next."""
    run = found(queries.course_run, run_id)
    form = EnrolmentForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.enrol_colleague(run=run, **_fields(form), actor=request.user, at=timezone.now())
        except (AlreadyEnrolled, PersonError) as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, f"{form.cleaned_data['name']} er tilmeldt. Tilmeld den næste, eller gå tilbage.")
            return redirect("planning:enrol", run_id)
    crumbs = run_crumbs(run, ("Tilmeld kolleger", None))
    return render(request, "planning/enrol.html", {"form": form, "run": run, "crumbs": crumbs})


@open_to(Role.PROGRAMME_MANAGER)
def correct_enrolment(request: SignedInRequest, run_id: int, enrolment_id: int) -> HttpResponse:
    """Write a colleague right."""
    enrolment = _enrolment(run_id, enrolment_id)
    initial = {
        "name": enrolment.person.name,
        "email": enrolment.person.email,
        "job_role": enrolment.job_role,
        "department": enrolment.department,
    }
    form = EnrolmentForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_enrolment(enrolment=enrolment, **_fields(form), actor=request.user, at=timezone.now())
        except PersonError as error:
            form.add_error("email", str(error))
        else:
            messages.success(request, "Rettelsen er gemt.")
            return redirect("planning:course_run", run_id)
    crumbs = run_crumbs(enrolment.course_run, ("Ret tilmelding", None))
    context = {"form": form, "enrolment": enrolment, "crumbs": crumbs}
    return render(request, "planning/correct_enrolment.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def withdraw_enrolment(request: SignedInRequest, run_id: int, enrolment_id: int) -> HttpResponse:
    """Ask, then take a colleague off the list."""
    enrolment = _enrolment(run_id, enrolment_id)
    name = enrolment.person.name
    if request.method == "POST":
        actions.withdraw_enrolment(enrolment=enrolment, actor=request.user, at=timezone.now())
        messages.success(request, f"{name} er afmeldt.")
        return redirect("planning:course_run", run_id)
    context = {
        "heading": f"Afmeld {name}?",
        "text": f"{name} kan ikke længere se forløbets dage. Du kan tilmelde vedkommende igen senere.",
        "button": "Afmeld",
        "back": reverse("planning:course_run", args=[run_id]),
        "crumbs": run_crumbs(enrolment.course_run, ("Afmeld", None)),
    }
    return render(request, "ui/confirm.html", context)


def _enrolment(run_id: int, enrolment_id: int) -> Enrolment:
    enrolment = found(queries.enrolment, enrolment_id)
    if enrolment.course_run_id != run_id:
        raise Http404
    return enrolment


def _fields(form: EnrolmentForm) -> dict[str, Any]:
    return {**form.cleaned_data, "job_role": JobRole(form.cleaned_data["job_role"])}
