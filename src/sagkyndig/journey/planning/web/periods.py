"""When teaching can be: the manager sets an edition's teaching period, teachers say on which days they cannot."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import access, actions
from sagkyndig.journey.planning.queries import agreements
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.web.agreement_forms import AbsenceForm, PeriodForm
from sagkyndig.journey.planning.web.own_runs import put
from sagkyndig.journey.planning.web.places import plan_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.versions import ChangedMeanwhile


@open_to(Role.PROGRAMME_MANAGER)
def teaching_period(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The first and the last day of teaching, and the hours that a day usually has."""
    edition = found(programmes.edition, edition_id)
    form = PeriodForm(request.POST or None, initial=agreements.period_to_change(edition))
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.set_teaching_period(
                edition=edition, seen_version=form.seen_version, **form.typed, actor=request.user, at=timezone.now()
            )
        except ChangedMeanwhile as error:
            changed = form.differences_from(agreements.period_to_change(edition))
            form.stand_on(error.version)
        except PlanningRefused as error:
            put(error, form)
        else:
            messages.success(request, "Undervisningsperioden er gemt. Kontaktpersonerne ser nu de ledige dage.")
            return redirect("planning:course_runs", edition_id)
    crumbs = plan_crumbs(edition, ("Undervisningsperiode", None))
    context = {"form": form, "changed": changed, "edition": edition, "crumbs": crumbs}
    return render(request, "planning/teaching_period.html", context)


@open_to(Role.TEACHER, Role.PROGRAMME_MANAGER)
def absences(request: SignedInRequest) -> HttpResponse:
    """On which days one cannot teach; a programme manager sees and notes it for all teachers."""
    can_plan = access.can_plan(request.user)
    teachers = people.staff_with_role(Role.TEACHER) if can_plan else [request.user]
    form = AbsenceForm(request.POST or None, teachers=teachers if can_plan else ())
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        person = next((each for each in teachers if str(each.pk) == typed.get("person")), request.user)
        try:
            actions.note_absence(
                person=person,
                first_on=typed["first_on"],
                last_on=typed["last_on"] or typed["first_on"],
                actor=request.user,
                at=timezone.now(),
            )
        except PlanningRefused as error:
            put(error, form)
        else:
            messages.success(request, "Dagene er noteret. De tilbydes ikke til kommunerne.")
            return redirect("planning:absences")
    rows = agreements.absences_of(teachers, timezone.localdate())
    context = {
        "form": form,
        "rows": rows,
        "can_plan": can_plan,
        "crumbs": [("Forside", reverse("lobby:home")), ("Dage, du ikke kan undervise", None)],
    }
    return render(request, "planning/absences.html", context)


@open_to(Role.TEACHER, Role.PROGRAMME_MANAGER)
@require_POST
def remove_absence(request: SignedInRequest, absence_id: int) -> HttpResponse:
    """The own absence, or for a programme manager anybody's."""
    absence = found(agreements.absence, absence_id)
    if absence.person_id != request.user.pk and not access.can_plan(request.user):
        raise Http404
    actions.remove_absence(absence=absence, actor=request.user, at=timezone.now())
    messages.success(request, "Fraværet er fjernet.")
    return redirect("planning:absences")
