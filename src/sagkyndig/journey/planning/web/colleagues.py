"""The contact person keeps the municipality's list of colleagues: phone first, nobody else's list, until the e-learning day."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules import enrolling
from sagkyndig.journey.planning.rules.refusals import AlreadyEnrolled, PlanningRefused
from sagkyndig.journey.planning.rules.roles import JobRole
from sagkyndig.journey.planning.web.colleague_forms import ColleagueForm
from sagkyndig.journey.planning.web.own_lists import list_crumbs, of_own_open_run, of_own_run
from sagkyndig.pure.danish import capitalised, in_words

if TYPE_CHECKING:
    from sagkyndig.journey.planning.models import CourseRun, Enrolment

CANNOT_BE_USED = (
    "Adressen kan ikke bruges til en kollega i {municipality}. Se efter, om den er rigtig, eller ring til os."
)


@open_to(Role.CONTACT_PERSON)
@of_own_run
@require_GET
def colleagues(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Who is enrolled and how far each has come, the link to share, and the invitations."""
    page = queries.colleagues_page(run, timezone.localdate())
    return render(request, "planning/colleagues.html", {"page": page, "run": run, "crumbs": list_crumbs("Kolleger")})


@open_to(Role.CONTACT_PERSON)
@of_own_open_run
def enrol_colleague(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """One colleague; afterwards the form is ready for the next."""
    form = ColleagueForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            enrolment = actions.enrol_colleague(run=run, **_fields(form), actor=request.user, at=timezone.now())
        except AlreadyEnrolled as error:
            form.add_error("email", str(error))
        except PersonError:
            form.add_error("email", CANNOT_BE_USED.format(municipality=run.municipality.name))
        else:
            told = " og får invitationen med det samme" if enrolment.invited_at else ""
            messages.success(request, f"{enrolment.person.name} er tilmeldt{told}.")
            return redirect(
                "planning:enrol_own_colleague" if "one_more" in request.POST else "planning:colleagues", run.pk
            )
    context = {"form": form, "run": run, "crumbs": list_crumbs(("Kolleger", _list(run)), "Tilmeld en kollega")}
    return render(request, "planning/colleagues_new.html", context)


@open_to(Role.CONTACT_PERSON)
@of_own_open_run
def correct_colleague(request: SignedInRequest, run: CourseRun, enrolment_id: int) -> HttpResponse:
    """Write a colleague right, until the e-learning day is over."""
    enrolment = _enrolment(run, enrolment_id)
    initial = {
        "name": enrolment.person.name,
        "email": enrolment.person.email,
        "job_role": enrolment.job_role,
        "department": enrolment.department,
    }
    form = ColleagueForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_enrolment(enrolment=enrolment, **_fields(form), actor=request.user, at=timezone.now())
        except enrolling.EmailIsInUse as error:
            form.add_error("email", str(error))
        except PersonError:
            form.add_error("email", CANNOT_BE_USED.format(municipality=run.municipality.name))
        else:
            messages.success(request, "Rettelsen er gemt.")
            return redirect("planning:colleagues", run.pk)
    crumbs = list_crumbs(("Kolleger", _list(run)), f"Ret {enrolment.person.name}")
    return render(
        request,
        "planning/colleagues_correct.html",
        {"form": form, "run": run, "enrolment": enrolment, "crumbs": crumbs},
    )


@open_to(Role.CONTACT_PERSON)
@of_own_open_run
def withdraw_colleague(request: SignedInRequest, run: CourseRun, enrolment_id: int) -> HttpResponse:
    """Ask, then take a colleague off the list; the way back stands on the list."""
    enrolment = _enrolment(run, enrolment_id)
    name = enrolment.person.name
    if request.method == "POST":
        actions.withdraw_enrolment(enrolment=enrolment, actor=request.user, at=timezone.now())
        messages.success(request, f"{name} er afmeldt. Du kan fortryde nederst på listen.")
        return redirect("planning:colleagues", run.pk)
    context = {
        "heading": f"Afmeld {name}?",
        "text": f"{name} får ikke flere mails om forløbet og kan ikke åbne det. Du kan fortryde bagefter.",
        "button": "Afmeld",
        "back": _list(run),
        "crumbs": list_crumbs(("Kolleger", _list(run)), "Afmeld"),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.CONTACT_PERSON)
@of_own_open_run
@require_POST
def restore_colleague(request: SignedInRequest, run: CourseRun, enrolment_id: int) -> HttpResponse:
    """Put somebody back on the list; nothing is lost by it, so it is not asked about."""
    enrolment = _enrolment(run, enrolment_id)
    try:
        actions.restore_enrolment(enrolment=enrolment, actor=request.user, at=timezone.now())
    except PersonError as error:
        messages.error(request, str(error))
    else:
        messages.success(request, f"{enrolment.person.name} er tilmeldt igen.")
    return redirect("planning:colleagues", run.pk)


@open_to(Role.CONTACT_PERSON)
@of_own_run
def send_invitations(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Ask, then send: everybody who has not been invited gets a mail."""
    page = queries.colleagues_page(run, timezone.localdate())
    if request.method == "POST":
        try:
            sent = actions.send_invitations(run=run, actor=request.user, at=timezone.now())
        except PlanningRefused as error:
            messages.error(request, str(error))
        else:
            said = capitalised(in_words(sent))
            messages.success(request, f"{said} {'invitation er' if sent == 1 else 'invitationer er'} på vej.")
        return redirect("planning:colleagues", run.pk)
    if not (page.waiting and page.can_invite):
        return redirect("planning:colleagues", run.pk)
    return render(
        request,
        "planning/colleagues_invite.html",
        {"page": page, "run": run, "crumbs": list_crumbs(("Kolleger", _list(run)), "Send invitationer")},
    )


@open_to(Role.CONTACT_PERSON)
@of_own_open_run
@require_POST
def make_link(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Make the link, or another in its place."""
    had_one = queries.colleagues_page(run, timezone.localdate()).link is not None
    actions.make_enrolment_link(run=run, actor=request.user, at=timezone.now())
    messages.success(request, "Det nye link er lavet. Det gamle virker ikke mere." if had_one else "Linket er lavet.")
    return redirect(f"{_list(run)}#link")


@open_to(Role.CONTACT_PERSON)
@of_own_run
@require_POST
def close_link(request: SignedInRequest, run: CourseRun) -> HttpResponse:
    """Let the link open nothing any more."""
    actions.close_enrolment_link(run=run, actor=request.user, at=timezone.now())
    messages.success(request, "Linket er lukket. De, der har tilmeldt sig, står stadig på listen.")
    return redirect(f"{_list(run)}#link")


def _enrolment(run: CourseRun, enrolment_id: int) -> Enrolment:
    enrolment = queries.own_enrolment(run, enrolment_id)
    if enrolment is None:
        raise Http404
    return enrolment


def _fields(form: ColleagueForm) -> dict[str, Any]:
    return {**form.cleaned_data, "job_role": JobRole(form.cleaned_data["job_role"])}


def _list(run: CourseRun) -> str:
    return reverse("planning:colleagues", args=[run.pk])
