"""The programme manager's pages of the plan and of one forløb; all staff may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import access, actions, queries
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.web.forms import CourseRunForm, JoinForm
from sagkyndig.journey.planning.web.places import plan_crumbs, run_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.danish import capitalised, in_words
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun


@open_to_staff
def course_runs(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The edition's forløb and physical days, and what they lack."""
    edition = found(programmes.edition, edition_id)
    page = queries.planning_page(edition, timezone.localdate())
    context = {
        "page": page,
        "teaches": page.is_taught_by(request.user),
        "can_plan": access.can_plan(request.user),
        "may_note_absence": request.user.has_role(Role.TEACHER, Role.PROGRAMME_MANAGER),
        "crumbs": plan_crumbs(edition),
    }
    return render(request, "planning/course_runs.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def open_course_runs(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Open a forløb for each chosen municipality that has none."""
    edition = found(programmes.edition, edition_id)
    opened = actions.open_course_runs(edition=edition, actor=request.user, at=timezone.now())
    if opened:
        messages.success(
            request,
            f"{capitalised(in_words(len(opened)))} forløb er oprettet." if len(opened) > 1 else "Forløbet er oprettet.",
        )
    else:
        messages.info(request, "Alle valgte kommuner har allerede et forløb.")
    return redirect("planning:course_runs", edition_id)


@open_to_staff
def course_run(request: SignedInRequest, run_id: int) -> HttpResponse:
    """One municipality's forløb: contact, days, colleagues."""
    page = found(queries.course_run_page, run_id, timezone.localdate())
    context = {
        "page": page,
        "wishes": queries.wishes_of([page.run], page.run.edition),
        "can_plan": access.can_plan(request.user),
        "crumbs": run_crumbs(page.run),
    }
    return render(request, "planning/course_run.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def edit_course_run(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Change contact person and e-learning day."""
    run = found(queries.course_run, run_id)
    form = CourseRunForm(request.POST or None, initial=_stored(run))
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_course_run(
                run=run, seen_version=form.seen_version, **form.typed, actor=request.user, at=timezone.now()
            )
        except ChangedMeanwhile:
            run = queries.course_run(run_id)
            changed = form.differences_from(_stored(run))
            form.stand_on(run.version)
        except PlanningRefused as error:
            form.add_error("elearning_on", str(error))
        except PersonError as error:
            form.add_error("contact_email", str(error))
        else:
            messages.success(request, "Forløbet er rettet.")
            return redirect("planning:course_run", run_id)
    context = {"form": form, "changed": changed, "run": run, "crumbs": run_crumbs(run, ("Ret forløbet", None))}
    return render(request, "planning/edit_course_run.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def join_learning_day(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Choose a physical day that stands already, alone or together with others."""
    page = found(queries.course_run_page, run_id, timezone.localdate())
    form = JoinForm(request.POST or None, days=page.other_days)
    if request.method == "POST" and form.is_valid():
        try:
            actions.join_learning_day(
                run=page.run,
                day=found(queries.learning_day, int(form.cleaned_data["day"])),
                actor=request.user,
                at=timezone.now(),
            )
        except PlanningRefused as error:
            form.add_error("day", str(error))
        else:
            messages.success(request, f"{page.row.municipality} er med på dagen.")
            return redirect("planning:course_run", run_id)
    context = {"form": form, "page": page, "crumbs": run_crumbs(page.run, ("Vælg fysisk dag", None))}
    return render(request, "planning/join_learning_day.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def leave_learning_day(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Take the forløb off its physical day."""
    run = found(queries.course_run, run_id)
    actions.leave_learning_day(run=run, actor=request.user, at=timezone.now())
    messages.success(request, f"{run.municipality.name} er ikke længere med på dagen.")
    return redirect("planning:course_run", run_id)


@open_to(Role.PROGRAMME_MANAGER)
def remove_course_run(request: SignedInRequest, run_id: int) -> HttpResponse:
    """Ask, then remove a forløb that nobody is enrolled in."""
    run = found(queries.course_run, run_id)
    if request.method == "POST":
        try:
            actions.remove_course_run(run=run, actor=request.user, at=timezone.now())
        except PlanningRefused as error:
            messages.error(request, str(error))
            return redirect("planning:course_run", run_id)
        messages.success(request, f"Forløbet for {run.municipality.name} er fjernet.")
        return redirect("planning:course_runs", run.edition_id)
    context = {
        "heading": f"Fjern forløbet for {run.municipality.name}?",
        "text": "Kontaktperson og datoer forsvinder. Kommunen bliver stående i udvælgelsen.",
        "button": "Fjern forløbet",
        "warning": True,
        "back": reverse("planning:course_run", args=[run_id]),
        "crumbs": run_crumbs(run, ("Fjern forløbet", None)),
    }
    return render(request, "ui/confirm.html", context)


def _stored(run: CourseRun) -> dict[str, Any]:
    contact = run.contact_person
    return {
        "version": run.version,
        "contact_name": contact.name if contact else "",
        "contact_email": contact.email if contact else "",
        "elearning_on": run.elearning_on,
    }
