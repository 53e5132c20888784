"""The contact person's pages of the two days, phone first: choosing them, the room, and proposing other dates."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.queries import own_choices
from sagkyndig.journey.planning.rules.days import day_off_finding, time_between_finding
from sagkyndig.journey.planning.rules.refusals import NoPlaceInTheEdition, OfferIsOver, PlanningRefused
from sagkyndig.journey.planning.web.own_forms import BookingForm, ElearningForm, ProposalForm, RoomForm, SeenForm
from sagkyndig.journey.planning.web.own_runs import own_crumbs, own_run_page, put
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.pure.danish import capitalised, date_with_weekday
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun, LearningDay
    from sagkyndig.journey.planning.rules.findings import Finding

HOURS = (time(9), time(15))


@open_to(Role.CONTACT_PERSON)
@require_POST
def begin(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Begin the own forløb after the yes, and go on to the first choice."""
    edition, person = found(programmes.edition, edition_id), request.user
    if person.municipality is None:
        return redirect("planning:my_course_run")
    try:
        run = actions.begin_course_run(
            edition=edition, municipality=person.municipality, actor=person, at=timezone.now()
        )
    except NoPlaceInTheEdition as error:
        messages.error(request, str(error))
        return redirect("planning:my_course_run")
    return redirect("planning:own_elearning_day", run.pk)


@own_run_page
def elearning_day(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Choose the e-learning day and confirm the hours; what the rules warn of is said before it is saved."""
    form = ElearningForm(request.POST or None, initial=_stored(run))
    changed: Any = None
    if request.method == "POST" and form.is_valid():
        warnings = _warnings(run, form.typed["on"])
        if warnings and SeenForm(request.POST).seen_on != form.typed["on"]:
            return _elearning_page(request, run, form, warnings=warnings)
        try:
            chosen = actions.set_aside_elearning_day(
                run=run, seen_version=form.seen_version, **form.typed, actor=request.user, at=timezone.now()
            )
        except ChangedMeanwhile:
            run = queries.course_run(run.pk)
            changed = form.differences_from(_stored(run))
            form.stand_on(run.version)
        except PlanningRefused as error:
            put(error, form)
        else:
            messages.success(request, f"E-læringsdagen er {date_with_weekday(chosen.elearning_on)}.")  # type: ignore[arg-type]
            return redirect("planning:my_course_run")
    return _elearning_page(request, run, form, changed=changed)


def _elearning_page(
    request: SignedInRequest, run: CourseRun, form: ElearningForm, *, warnings: Any = (), changed: Any = None
) -> HttpResponse:
    context = {
        "run": run,
        "form": form,
        "changed": changed,
        "warnings": warnings,
        "seen": form.typed["on"].isoformat() if warnings else "",
        "crumbs": own_crumbs(("E-læringsdag", None)),
    }
    return render(request, "planning/my_elearning_day.html", context)


@own_run_page
def physical_days(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """The dates on which the teachers are free, by month."""
    page = own_choices.days_to_choose(run, timezone.localdate())
    context = {"run": run, "page": page, "crumbs": own_crumbs(("Fysisk dag", None))}
    return render(request, "planning/my_physical_days.html", context)


@own_run_page
def book(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """One date, with what is expected of the room; the day is held when it is confirmed."""
    page = own_choices.days_to_choose(run, timezone.localdate())
    choice = page.find(_date(request.GET.get("dag", "")))
    if choice is None:
        messages.error(request, "Den dag er ikke ledig længere. Vælg en anden.")
        return redirect("planning:own_physical_days", run.pk)
    day = run.learning_day
    initial = {"place": day.place, "seats": day.seats} if day else {}
    form = BookingForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            held = actions.book_learning_day(
                run=run, on=choice.on, **form.cleaned_data, actor=request.user, at=timezone.now()
            )
        except PlanningRefused as error:
            messages.error(request, str(error))
            return redirect("planning:own_physical_days", run.pk)
        messages.success(request, f"{capitalised(date_with_weekday(held.on))} er nu jeres fysiske dag.")
        mention_hints(request, form)
        return redirect("planning:my_course_run")
    context = {
        "run": run,
        "page": page,
        "choice": choice,
        "form": form,
        "crumbs": own_crumbs(
            ("Fysisk dag", reverse("planning:own_physical_days", args=[run.pk])), ("Vælg dagen", None)
        ),
    }
    return render(request, "planning/my_booking.html", context)


@own_run_page
def room(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Where the physical day is held, for the municipality that finds the room."""
    day = run.learning_day
    if day is None or day.host_run_id not in {None, run.pk}:
        return redirect("planning:my_course_run")
    form = RoomForm(request.POST or None, initial=_room_of(day))
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.describe_room(
                run=run, seen_version=form.seen_version, **form.typed, actor=request.user, at=timezone.now()
            )
        except ChangedMeanwhile:
            day = queries.learning_day(day.pk)
            changed = form.differences_from(_room_of(day))
            form.stand_on(day.version)
        except OfferIsOver as error:
            messages.error(request, str(error))
            return redirect("planning:my_course_run")
        except PlanningRefused as error:
            put(error, form)
        else:
            messages.success(request, "Stedet er gemt.")
            mention_hints(request, form)
            return redirect("planning:my_course_run")
    context = {"run": run, "day": day, "form": form, "changed": changed, "crumbs": own_crumbs(("Sted", None))}
    return render(request, "planning/my_room.html", context)


@own_run_page
def propose(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Ask for other dates than the free ones."""
    form = ProposalForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.propose_days(
                run=run, dates=form.dates, note=form.cleaned_data["note"], actor=request.user, at=timezone.now()
            )
        except PlanningRefused as error:
            form.add_error(None, str(error))
        else:
            messages.success(request, "Forslaget er sendt. I får svar på mail, og I kan se det her.")
            mention_hints(request, form)
            return redirect("planning:my_course_run")
    context = {"run": run, "form": form, "crumbs": own_crumbs(("Foreslå andre dage", None))}
    return render(request, "planning/my_proposal.html", context)


@own_run_page
@require_POST
def take_back_proposal(request: SignedInRequest, run: CourseRun, proposal_id: int) -> HttpResponse:
    """The date is no longer asked for."""
    proposal = found(own_choices.own_proposal, run, proposal_id)
    try:
        actions.take_back_proposal(proposal=proposal, actor=request.user, at=timezone.now())
    except OfferIsOver as error:
        messages.error(request, str(error))
    else:
        messages.success(request, "Forslaget er taget tilbage.")
    return redirect("planning:my_course_run")


def _warnings(run: CourseRun, on: date) -> tuple[Finding, ...]:
    """What speaks against the date and does not forbid it. A date that is kept has been looked at."""
    if on == run.elearning_on:
        return ()
    physical_on = run.learning_day.on if run.learning_day else None
    known = [day_off_finding("E-læringsdagen", on, "on")]
    if physical_on:
        known.append(time_between_finding(on, physical_on))
    return tuple(each for each in known if each and not each.is_forbidden)


def _stored(run: CourseRun) -> dict[str, Any]:
    return {
        "version": run.version,
        "on": run.elearning_on,
        "starts_at": run.elearning_starts_at or HOURS[0],
        "ends_at": run.elearning_ends_at or HOURS[1],
    }


def _room_of(day: LearningDay) -> dict[str, Any]:
    return {
        "version": day.version,
        "place": day.place,
        "seats": day.seats,
        "starts_at": day.starts_at,
        "ends_at": day.ends_at,
    }


def _date(written: str) -> date | None:
    try:
        return date.fromisoformat(written)
    except ValueError:
        return None
