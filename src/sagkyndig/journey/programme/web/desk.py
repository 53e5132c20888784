"""The programme manager's pages of programmes; all staff may read them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.places import programme_crumbs, programmes_crumbs
from sagkyndig.journey.programme import access, actions, queries
from sagkyndig.journey.programme.web.forms import ProgrammeForm
from sagkyndig.pure.versions import ChangedMeanwhile

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Programme

NAME_IS_TAKEN = "Et andet program hedder det samme. Vælg et andet navn."


@open_to_staff
def programmes(request: SignedInRequest) -> HttpResponse:
    """The list of programmes."""
    context = {
        "page": queries.programmes_page(),
        "can_manage": access.can_manage_programmes(request.user),
        "crumbs": [("Forside", reverse("lobby:home")), ("Programmer", None)],
    }
    return render(request, "programme/programmes.html", context)


@open_to_staff
def programme(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """One programme with its editions."""
    page = found(queries.programme_page, programme_id)
    context = {
        "page": page,
        "can_manage": access.can_manage_programmes(request.user),
        "crumbs": programmes_crumbs((page.name, None)),
    }
    return render(request, "programme/programme.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def new_programme(request: SignedInRequest) -> HttpResponse:
    """Create a programme."""
    form = ProgrammeForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            made = actions.create_programme(**form.typed, actor=request.user, at=timezone.now())
        except actions.NameIsTaken:
            form.add_error("name", NAME_IS_TAKEN)
        else:
            messages.success(request, f"Programmet »{made.name}« er oprettet.")
            mention_hints(request, form)
            return redirect("programme:programme", made.pk)
    crumbs = programmes_crumbs(("Nyt program", None))
    return render(request, "programme/new_programme.html", {"form": form, "crumbs": crumbs})


@open_to(Role.PROGRAMME_MANAGER)
def edit_programme(request: SignedInRequest, programme_id: int) -> HttpResponse:
    """Change a programme's text."""
    stored = found(queries.programme, programme_id)
    form = ProgrammeForm(request.POST or None, initial=_stored(stored))
    changed = None
    if request.method == "POST" and form.is_valid():
        try:
            actions.correct_programme(
                programme=stored, seen_version=form.seen_version, **form.typed, actor=request.user, at=timezone.now()
            )
        except actions.NameIsTaken:
            form.add_error("name", NAME_IS_TAKEN)
        except ChangedMeanwhile:
            stored = found(queries.programme, programme_id)
            changed = form.differences_from(_stored(stored))
            form.stand_on(stored.version)
        else:
            messages.success(request, "Rettelserne er gemt.")
            mention_hints(request, form)
            return redirect("programme:programme", programme_id)
    context = {
        "form": form,
        "changed": changed,
        "programme": stored,
        "crumbs": programme_crumbs(stored, ("Ret program", None)),
    }
    return render(request, "programme/edit_programme.html", context)


def _stored(programme: Programme) -> dict[str, Any]:
    return {
        "version": programme.version,
        "name": programme.name,
        "area": programme.area,
        "basis": programme.basis,
        "agreed_on": programme.agreed_on,
        "purpose": programme.purpose,
    }
