"""What else goes on in the municipalities: the list that all staff read, and what the programme manager writes in it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST, require_safe

from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.journey.selection import access
from sagkyndig.journey.selection.actions import initiatives as actions
from sagkyndig.journey.selection.queries import initiatives as queries
from sagkyndig.journey.selection.rules.figures import InitiativeKind
from sagkyndig.journey.selection.web.figure_forms import InitiativeForm
from sagkyndig.journey.selection.web.figure_places import initiative_of, initiatives_crumbs
from sagkyndig.pure.versions import ChangedMeanwhile

IS_REMOVED = "Indsatsen er fjernet fra listen. Sæt den tilbage, før du retter den."


@open_to_staff
@require_safe
def initiatives(request: SignedInRequest) -> HttpResponse:
    """What goes on where, and what was removed from the list."""
    context = {
        "page": queries.initiatives_page(today=timezone.localdate()),
        "can_select": access.can_select(request.user),
        "crumbs": initiatives_crumbs(),
    }
    return render(request, "selection/figures/initiatives.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def add(request: SignedInRequest) -> HttpResponse:
    """Note that a municipality is part of something."""
    form = InitiativeForm(request.POST or None, is_new=True)
    if request.method == "POST" and form.is_valid():
        typed = {**form.typed, "kind": InitiativeKind(form.typed["kind"])}
        municipality = municipalities.municipality(typed.pop("municipality"))
        actions.add_initiative(**typed, municipality=municipality, actor=request.user, at=timezone.now())
        messages.success(request, f"Indsatsen i {municipality.name} er noteret.")
        mention_hints(request, form)
        return redirect("selection:initiatives")
    crumbs = initiatives_crumbs(("Notér en indsats", None))
    context = {"form": form, "heading": "Notér en indsats", "submit": "Notér indsatsen", "crumbs": crumbs}
    return render(request, "selection/figures/initiative.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def correct(request: SignedInRequest, initiative_id: int) -> HttpResponse:
    """Correct what is known of it."""
    stored = initiative_of(initiative_id)
    if stored.removed_at is not None:
        messages.error(request, IS_REMOVED)
        return redirect("selection:initiatives")
    form = InitiativeForm(request.POST or None, initial=_stored(stored))
    changed = None
    if request.method == "POST" and form.is_valid():
        typed = {**form.typed, "kind": InitiativeKind(form.typed["kind"])}
        try:
            actions.correct_initiative(
                **typed, initiative=stored, seen_version=form.seen_version, actor=request.user, at=timezone.now()
            )
        except ChangedMeanwhile:
            stored = initiative_of(initiative_id)
            changed = form.differences_from(_stored(stored))
            form.stand_on(stored.version)
        except actions.NotThere:
            messages.error(request, IS_REMOVED)
            return redirect("selection:initiatives")
        else:
            messages.success(request, f"Indsatsen i {stored.municipality.name} er rettet.")
            mention_hints(request, form)
            return redirect("selection:initiatives")
    heading = f"Ret indsatsen i {stored.municipality.name}"
    context = {
        "form": form,
        "changed": changed,
        "heading": heading,
        "submit": "Gem",
        "crumbs": initiatives_crumbs((heading, None)),
    }
    return render(request, "selection/figures/initiative.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def remove(request: SignedInRequest, initiative_id: int) -> HttpResponse:
    """Ask, then take it off the list."""
    stored = initiative_of(initiative_id)
    if request.method == "POST":
        actions.remove_initiative(initiative=stored, actor=request.user, at=timezone.now())
        messages.success(
            request, f"Indsatsen i {stored.municipality.name} er fjernet. Du kan sætte den tilbage nederst."
        )
        return redirect("selection:initiatives")
    context = {
        "heading": f"Fjern »{stored}« i {stored.municipality.name}?",
        "text": "Er den slut, så skriv hellere slutdatoen. En fjernet indsats tæller slet ikke med; du kan sætte den tilbage.",
        "button": "Fjern indsatsen",
        "back": reverse("selection:initiatives"),
        "crumbs": initiatives_crumbs(("Fjern", None)),
    }
    return render(request, "ui/confirm.html", context)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def put_back(request: SignedInRequest, initiative_id: int) -> HttpResponse:
    """Put it on the list again."""
    stored = initiative_of(initiative_id)
    actions.put_back_initiative(initiative=stored, actor=request.user, at=timezone.now())
    messages.success(request, f"Indsatsen i {stored.municipality.name} står på listen igen.")
    return redirect("selection:initiatives")


def _stored(stored: Any) -> dict[str, Any]:
    return {name: getattr(stored, name) for name in ("version", "kind", "name", "begins_on", "ends_on", "source")}
