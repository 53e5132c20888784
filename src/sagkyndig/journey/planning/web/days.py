"""The programme manager's pages of physical days; all staff may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import access, actions, queries
from sagkyndig.journey.planning.rules.refusals import PlanningRefused
from sagkyndig.journey.planning.web.forms import LearningDayForm, NewLearningDayForm, TeacherForm
from sagkyndig.journey.planning.web.places import day_crumbs, plan_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.danish import date_with_weekday
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import LearningDay


@open_to_staff
def learning_day(request: SignedInRequest, day_id: int) -> HttpResponse:
    """When and where, who is there and who teaches."""
    page = found(queries.learning_day_page, day_id, timezone.localdate())
    context = {
        "page": page,
        "wishes": queries.wishes_of(page.day.course_runs.all(), page.day.edition),
        "can_plan": access.can_plan(request.user),
        "crumbs": day_crumbs(page.day),
    }
    return render(request, "planning/learning_day.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def new_learning_day(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Put a physical day on the calendar; `?forloeb=` ticks the forløb one came from."""
    edition = found(programmes.edition, edition_id)
    rows = queries.course_runs(edition)
    initial = {"runs": request.GET.getlist("forloeb"), "starts_at": "09:00", "ends_at": "15:00"}
    form = NewLearningDayForm(request.POST or None, runs=rows, initial=initial)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            day = actions.hold_learning_day(
                edition=edition,
                on=typed["on"],
                starts_at=typed["starts_at"],
                ends_at=typed["ends_at"],
                place=typed["place"],
                seats=typed["seats"],
                runs=[found(queries.course_run, int(run_id)) for run_id in typed["runs"]],
                actor=request.user,
                at=timezone.now(),
            )
        except PlanningRefused as error:
            _put(error, form)
        else:
            messages.success(request, f"Dagen er oprettet: {date_with_weekday(day.on)}. Tilføj nu underviserne.")
            return redirect("planning:learning_day", day.pk)
    crumbs = plan_crumbs(edition, ("Opret en fysisk dag", None))
    return render(request, "planning/new_learning_day.html", {"form": form, "edition": edition, "crumbs": crumbs})


@open_to(Role.PROGRAMME_MANAGER)
def edit_learning_day(request: SignedInRequest, day_id: int) -> HttpResponse:
    """Change date, time, place and host."""
    page = found(queries.learning_day_page, day_id, timezone.localdate())
    day = page.day
    form = LearningDayForm(request.POST or None, runs=page.runs, initial=_stored(day))
    changed = None
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.correct_learning_day(
                day=day,
                seen_version=form.seen_version,
                on=typed["on"],
                starts_at=typed["starts_at"],
                ends_at=typed["ends_at"],
                place=typed["place"],
                seats=typed["seats"],
                host_run=found(queries.course_run, int(typed["host_run"])) if typed["host_run"] else None,
                actor=request.user,
                at=timezone.now(),
            )
        except ChangedMeanwhile:
            day = queries.learning_day(day_id)
            changed = form.differences_from(_stored(day))
            form.stand_on(day.version)
        except PlanningRefused as error:
            _put(error, form)
        else:
            messages.success(request, "Dagen er rettet.")
            return redirect("planning:learning_day", day_id)
    context = {"form": form, "changed": changed, "day": day, "crumbs": day_crumbs(day, ("Ret dagen", None))}
    return render(request, "planning/edit_learning_day.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def assign_teacher(request: SignedInRequest, day_id: int) -> HttpResponse:
    """Let one of the edition's teachers teach on the day."""
    day = found(queries.learning_day, day_id)
    teachers = programmes.teachers(day.edition)
    form = TeacherForm(request.POST or None, teachers=teachers)
    if request.method == "POST" and form.is_valid():
        teacher = found(people.person, int(form.cleaned_data["person"]))
        try:
            actions.assign_teacher(
                day=day,
                person=teacher,
                is_lead=form.cleaned_data["is_lead"],
                actor=request.user,
                at=timezone.now(),
            )
        except PlanningRefused as error:
            _put(error, form)
        else:
            messages.success(request, f"{teacher.name} underviser på dagen.")
            return redirect("planning:learning_day", day_id)
    crumbs = day_crumbs(day, ("Tilføj underviser", None))
    context = {"form": form, "day": day, "has_teachers": bool(teachers), "crumbs": crumbs}
    return render(request, "planning/assign_teacher.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def withdraw_teacher(request: SignedInRequest, day_id: int, teacher_id: int) -> HttpResponse:
    """Take a teacher off the day."""
    teacher = found(queries.day_teacher, teacher_id)
    if teacher.day_id != day_id:
        raise Http404
    name = teacher.person.name
    actions.withdraw_teacher(teacher=teacher, actor=request.user, at=timezone.now())
    messages.success(request, f"{name} underviser ikke længere på dagen.")
    return redirect("planning:learning_day", day_id)


@open_to(Role.PROGRAMME_MANAGER)
def remove_learning_day(request: SignedInRequest, day_id: int) -> HttpResponse:
    """Ask, then take the day off the calendar."""
    day = found(queries.learning_day, day_id)
    if request.method == "POST":
        actions.remove_learning_day(day=day, actor=request.user, at=timezone.now())
        messages.success(request, "Dagen er aflyst. Dens forløb mangler nu en fysisk dag.")
        return redirect("planning:course_runs", day.edition_id)
    context = {
        "heading": f"Aflys {date_with_weekday(day.on)}?",
        "text": "Forløbene på dagen kommer til at mangle en fysisk dag, og underviserne bliver fri.",
        "button": "Aflys dagen",
        "warning": True,
        "back": reverse("planning:learning_day", args=[day_id]),
        "crumbs": day_crumbs(day, ("Aflys dagen", None)),
    }
    return render(request, "ui/confirm.html", context)


def _put(error: PlanningRefused, form: Form) -> None:
    """The sentence at its field where the form has it, else above the form."""
    form.add_error(error.field if error.field in form.fields else None, str(error))


def _stored(day: LearningDay) -> dict[str, Any]:
    return {
        "version": day.version,
        "on": day.on,
        "starts_at": day.starts_at,
        "ends_at": day.ends_at,
        "place": day.place,
        "seats": day.seats,
        "host_run": str(day.host_run_id or ""),
    }
