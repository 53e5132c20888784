"""The pages of one edition: what it is about, its team, its dates, beginning and ending it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.people import queries as people
from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import Crumbs, found
from sagkyndig.journey.places import programme_crumbs, step_crumbs
from sagkyndig.journey.programme import access, actions, queries
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind, day_off_sentence
from sagkyndig.journey.programme.rules.states import NotAllowedNow
from sagkyndig.journey.programme.rules.team import TeamRole
from sagkyndig.journey.programme.web.forms import EditionForm, KeyDateForm, TeamMemberForm
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

YEAR_IS_TAKEN = "Programmet har allerede en runde i det år. Vælg et andet år, eller ret runden."


@open_to_staff
def edition(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """What the edition is about, its team and its dates."""
    edition = _edition(edition_id)
    context = {
        "page": queries.edition_page(edition),
        "can_manage": access.can_manage_programmes(request.user),
        "crumbs": _crumbs(edition),
    }
    return render(request, "programme/edition.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def create_edition(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Create an edition from nothing; one that begins from last year's is made in the lobby."""
    programme = found(queries.programme, programme_id)
    form = EditionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_edition(programme=programme, **_fields(form), actor=request.user, at=timezone.now())
        except actions.YearIsTaken:
            form.add_error("year", YEAR_IS_TAKEN)
        else:
            messages.success(request, f"{made.name} er oprettet. Vælg nu holdet.")
            mention_hints(request, form)
            return redirect("programme:edition", made.pk)
    crumbs = programme_crumbs(programme, ("Opret runde", None))
    return render(request, "programme/create_edition.html", {"form": form, "programme": programme, "crumbs": crumbs})


@open_to(Role.PROGRAMME_MANAGER)
def edit_edition(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Change what the edition is about."""
    stored = _edition(edition_id)
    form = EditionForm(request.POST or None, initial=_stored(stored))
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_edition(
                edition=stored, seen_version=form.seen_version, **_fields(form), actor=request.user, at=timezone.now()
            )
        except actions.YearIsTaken:
            form.add_error("year", YEAR_IS_TAKEN)
        except ChangedMeanwhile:
            stored = _edition(edition_id)
            changed = form.differences_from(_stored(stored))
            form.stand_on(stored.version)
        else:
            messages.success(request, "Rettelserne er gemt.")
            mention_hints(request, form)
            return redirect("programme:edition", edition_id)
    context = {
        "form": form,
        "changed": changed,
        "edition": stored,
        "crumbs": _crumbs(stored, ("Ret runden", None)),
    }
    return render(request, "programme/edit_edition.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def start_edition(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Ask, then let the edition run."""
    edition = _edition(edition_id)
    if request.method == "POST":
        try:
            actions.start_edition(edition=edition, actor=request.user, at=timezone.now())
        except NotAllowedNow:
            messages.warning(request, f"{edition.name} var allerede i gang.")
        else:
            messages.success(request, f"{edition.name} er i gang.")
        return redirect("programme:edition", edition_id)
    context = {
        "heading": f"Sæt {edition.name.lower()} i gang?",
        "text": "Runden vises som »i gang« for alle, der arbejder med den.",
        "button": "Sæt runden i gang",
        "back": reverse("programme:edition", args=[edition_id]),
        "crumbs": _crumbs(edition, ("Sæt runden i gang", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def finish_edition(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Ask, then end the edition."""
    edition = _edition(edition_id)
    if request.method == "POST":
        try:
            actions.finish_edition(edition=edition, actor=request.user, at=timezone.now())
        except NotAllowedNow:
            messages.warning(request, f"{edition.name} er ikke i gang og kan derfor ikke afsluttes.")
        else:
            messages.success(request, f"{edition.name} er færdig.")
        return redirect("programme:edition", edition_id)
    context = {
        "heading": f"Afslut {edition.name.lower()}?",
        "text": "Når runden er afsluttet, står den som »færdig« og forsvinder fra listerne over det, der venter.",
        "button": "Afslut runden",
        "warning": True,
        "back": reverse("programme:edition", args=[edition_id]),
        "crumbs": _crumbs(edition, ("Afslut runden", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def team(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The team, with a form to add somebody."""
    edition = _edition(edition_id)
    form = TeamMemberForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        colleague = people.person(int(typed["person"]))
        try:
            actions.add_team_member(
                edition=edition,
                person=colleague,
                role=TeamRole(typed["role"]),
                is_lead_teacher=typed["is_lead_teacher"],
                actor=request.user,
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
        "edition": edition,
        "team": queries.team(edition),
        "crumbs": _crumbs(edition, ("Hold", None)),
    }
    return render(request, "programme/team.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def remove_team_member(request: SignedInRequest, edition_id: int, member_id: int) -> HttpResponse:
    """Take somebody off the team; somebody who is gone already stays gone."""
    member = queries.team_member(edition_id, member_id)
    if member is not None:
        name = member.person.name
        actions.remove_team_member(member=member, actor=request.user, at=timezone.now())
        messages.success(request, f"{name} er taget af holdet.")
    return redirect("programme:team", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def make_lead_teacher(request: SignedInRequest, edition_id: int, member_id: int) -> HttpResponse:
    """Let a teacher of the team go through all forløb."""
    member = queries.team_member(edition_id, member_id)
    if member is None or TeamRole(member.role) is not TeamRole.TEACHER:
        raise Http404
    actions.make_lead_teacher(member=member, actor=request.user, at=timezone.now())
    messages.success(request, f"{member.person.name} er gennemgående underviser.")
    return redirect("programme:team", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
def key_dates(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """The dates, with a form to add one."""
    edition = _edition(edition_id)
    form = KeyDateForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        typed = form.cleaned_data
        try:
            actions.set_key_date(
                edition=edition,
                kind=KeyDateKind(typed["kind"]),
                on=typed["on"],
                label=typed["label"],
                actor=request.user,
                at=timezone.now(),
            )
        except actions.DateIsSet:
            form.add_error("kind", "Runden har allerede den dato. Fjern den først, hvis den skal være en anden.")
        else:
            messages.success(request, "Datoen er tilføjet.")
            if sentence := day_off_sentence(typed["on"]):
                messages.warning(request, sentence)
            mention_hints(request, form)
            return redirect("programme:key_dates", edition_id)
    context = {
        "form": form,
        "edition": edition,
        "key_dates": queries.key_dates(edition),
        "crumbs": _crumbs(edition, ("Datoer", None)),
    }
    return render(request, "programme/key_dates.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def remove_key_date(request: SignedInRequest, edition_id: int, key_date_id: int) -> HttpResponse:
    """Take a date off; one that is gone already stays gone."""
    key_date = queries.key_date(edition_id, key_date_id)
    if key_date is not None:
        actions.remove_key_date(key_date=key_date, actor=request.user, at=timezone.now())
        messages.success(request, "Datoen er fjernet.")
    return redirect("programme:key_dates", edition_id)


def _edition(edition_id: int) -> Edition:
    return found(queries.edition, edition_id)


def _crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    return step_crumbs(edition, "programme:edition", *more)


def _fields(form: EditionForm) -> dict[str, Any]:
    return {**form.typed, "provisions": law.provisions(form.typed["provisions"])}


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
