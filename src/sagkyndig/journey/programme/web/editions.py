"""The pages of one edition: what it is about, its team, its dates, beginning and ending it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.gates import open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import access, actions, queries
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.states import NotAllowedNow
from sagkyndig.journey.programme.rules.team import TeamRole
from sagkyndig.journey.programme.rules.versions import ChangedMeanwhile
from sagkyndig.journey.programme.web.desk import Crumbs, found_programme, person, programmes_crumbs
from sagkyndig.journey.programme.web.forms import EditionForm, KeyDateForm, TeamMemberForm

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

YEAR_IS_TAKEN = "Programmet har allerede en runde i det år. Vælg et andet år, eller ret runden."


@open_to_staff
def edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """What the edition is about, its team and its dates."""
    found = found_edition(edition_id)
    context = {
        "page": queries.edition_page(found),
        "can_manage": access.can_manage_programmes(person(request)),
        "crumbs": edition_crumbs(found, ("Program", None)),
    }
    return render(request, "programme/edition.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def create_edition(request: HttpRequest, programme_id: int) -> HttpResponse:
    """Create an edition from nothing; one that begins from last year's is made in the lobby."""
    programme = found_programme(programme_id)
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_edition(
                programme=programme, **_fields(form), actor=person(request), at=timezone.now()
            )
        except actions.YearIsTaken:
            form.add_error("year", YEAR_IS_TAKEN)
        else:
            messages.success(request, f"{made.name} er oprettet. Vælg nu holdet.")
            return redirect("programme:edition", made.pk)
    href = reverse("programme:programme", args=[programme.pk])
    crumbs = programmes_crumbs((programme.name, href), ("Opret runde", None))
    return render(request, "programme/create_edition.html", {"form": form, "programme": programme, "crumbs": crumbs})


@open_to(Role.PROGRAMME_MANAGER)
def edit_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Change what the edition is about."""
    stored = found_edition(edition_id)
    form = EditionForm(request.POST or None, initial=_stored(stored))
    changed = None
    if request.method == "POST" and form.is_valid():
        seen = form.cleaned_data["version"] or 0
        try:
            actions.correct_edition(
                edition=stored, seen_version=seen, **_fields(form), actor=person(request), at=timezone.now()
            )
        except actions.YearIsTaken:
            form.add_error("year", YEAR_IS_TAKEN)
        except ChangedMeanwhile:
            stored = found_edition(edition_id)
            changed = form.differences_from(_stored(stored))
            typed = request.POST.copy()
            typed["version"] = str(stored.version)
            form = EditionForm(typed)
        else:
            messages.success(request, "Rettelserne er gemt.")
            return redirect("programme:edition", edition_id)
    context = {
        "form": form,
        "changed": changed,
        "edition": stored,
        "crumbs": edition_crumbs(stored, _step_crumb(stored), ("Ret runden", None)),
    }
    return render(request, "programme/edit_edition.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def start_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Ask, then let the edition run."""
    found = found_edition(edition_id)
    if request.method == "POST":
        try:
            actions.start_edition(edition=found, actor=person(request), at=timezone.now())
        except NotAllowedNow:
            messages.warning(request, f"{found.name} var allerede i gang.")
        else:
            messages.success(request, f"{found.name} er i gang.")
        return redirect("programme:edition", edition_id)
    context = {
        "heading": f"Sæt {found.name.lower()} i gang?",
        "text": "Runden vises som »i gang« for alle, der arbejder med den.",
        "button": "Sæt runden i gang",
        "back": reverse("programme:edition", args=[edition_id]),
        "crumbs": edition_crumbs(found, _step_crumb(found), ("Sæt runden i gang", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def finish_edition(request: HttpRequest, edition_id: int) -> HttpResponse:
    """Ask, then end the edition."""
    found = found_edition(edition_id)
    if request.method == "POST":
        try:
            actions.finish_edition(edition=found, actor=person(request), at=timezone.now())
        except NotAllowedNow:
            messages.warning(request, f"{found.name} er ikke i gang og kan derfor ikke afsluttes.")
        else:
            messages.success(request, f"{found.name} er færdig.")
        return redirect("programme:edition", edition_id)
    context = {
        "heading": f"Afslut {found.name.lower()}?",
        "text": "Når runden er afsluttet, står den som »færdig« og forsvinder fra listerne over det, der venter.",
        "button": "Afslut runden",
        "warning": True,
        "back": reverse("programme:edition", args=[edition_id]),
        "crumbs": edition_crumbs(found, _step_crumb(found), ("Afslut runden", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def team(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The team, with a form to add somebody."""
    found = found_edition(edition_id)
    form = TeamMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        colleague = people.person(int(typed["person"]))
        try:
            actions.add_team_member(
                edition=found,
                person=colleague,
                role=TeamRole(typed["role"]),
                is_lead_teacher=typed["is_lead_teacher"],
                actor=person(request),
                at=timezone.now(),
            )
        except actions.AlreadyInTheTeam:
            form.add_error("person", f"{colleague.name} har allerede den rolle i runden.")
        except actions.AnotherLeads:
            form.add_error("is_lead_teacher", "Runden har allerede en gennemgående underviser. Der kan kun være én.")
        else:
            messages.success(request, f"{colleague.name} er på holdet.")
            return redirect("programme:team", edition_id)
    context = {
        "form": form,
        "edition": found,
        "team": queries.team(found),
        "crumbs": edition_crumbs(found, _step_crumb(found), ("Hold", None)),
    }
    return render(request, "programme/team.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def remove_team_member(request: HttpRequest, edition_id: int, member_id: int) -> HttpResponse:
    """Take somebody off the team; somebody who is gone already stays gone."""
    member = queries.team_member(edition_id, member_id)
    if member is not None:
        name = member.person.name
        actions.remove_team_member(member=member, actor=person(request), at=timezone.now())
        messages.success(request, f"{name} er taget af holdet.")
    return redirect("programme:team", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def make_lead_teacher(request: HttpRequest, edition_id: int, member_id: int) -> HttpResponse:
    """Let a teacher of the team go through all forløb."""
    member = queries.team_member(edition_id, member_id)
    if member is None or TeamRole(member.role) is not TeamRole.TEACHER:
        raise Http404
    actions.make_lead_teacher(member=member, actor=person(request), at=timezone.now())
    messages.success(request, f"{member.person.name} er gennemgående underviser.")
    return redirect("programme:team", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
def key_dates(request: HttpRequest, edition_id: int) -> HttpResponse:
    """The dates, with a form to add one."""
    found = found_edition(edition_id)
    form = KeyDateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.set_key_date(
                edition=found,
                kind=KeyDateKind(typed["kind"]),
                on=typed["on"],
                label=typed["label"],
                actor=person(request),
                at=timezone.now(),
            )
        except actions.DateIsSet:
            form.add_error("kind", "Runden har allerede den dato. Fjern den først, hvis den skal være en anden.")
        else:
            messages.success(request, "Datoen er tilføjet.")
            return redirect("programme:key_dates", edition_id)
    context = {
        "form": form,
        "edition": found,
        "key_dates": queries.key_dates(found),
        "crumbs": edition_crumbs(found, _step_crumb(found), ("Datoer", None)),
    }
    return render(request, "programme/key_dates.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def remove_key_date(request: HttpRequest, edition_id: int, key_date_id: int) -> HttpResponse:
    """Take a date off; one that is gone already stays gone."""
    key_date = queries.key_date(edition_id, key_date_id)
    if key_date is not None:
        actions.remove_key_date(key_date=key_date, actor=person(request), at=timezone.now())
        messages.success(request, "Datoen er fjernet.")
    return redirect("programme:key_dates", edition_id)


def found_edition(edition_id: int) -> Edition:
    """The edition, or the page that says there is none."""
    try:
        return queries.edition(edition_id)
    except ObjectDoesNotExist as error:
        raise Http404 from error


def edition_crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    """The way from the front page to a page of this edition."""
    return programmes_crumbs(
        (edition.programme.name, reverse("programme:programme", args=[edition.programme_id])),
        (edition.name, reverse("lobby:edition", args=[edition.pk])),
        *more,
    )


def _step_crumb(edition: Edition) -> tuple[str, str]:
    return "Program", reverse("programme:edition", args=[edition.pk])


def _fields(form: EditionForm) -> dict[str, Any]:
    fields = {name: value for name, value in form.cleaned_data.items() if name != "version"}
    return {**fields, "provisions": law.provisions(fields["provisions"])}


def _stored(edition: Edition) -> dict[str, Any]:
    return {
        "version": edition.version,
        "year": edition.year,
        "theme": edition.theme,
        "provisions": list(queries.provisions_of(edition)),
        "places": edition.places,
        "purpose": edition.purpose,
        "starts_on": edition.starts_on,
        "ends_on": edition.ends_on,
    }
