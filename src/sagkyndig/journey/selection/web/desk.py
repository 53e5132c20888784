"""The programme manager's page of the selection; all staff may read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_POST

from sagkyndig.foundation.municipalities import queries as municipalities
from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import Crumbs, found
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import access, actions, queries
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.states import AlreadyOnTheList, AlreadyReplaced, SelectionRefused, StandingState
from sagkyndig.journey.selection.web.forms import ChooseForm, DeclineForm, ReplaceForm, TakeBackForm, WithdrawForm
from sagkyndig.pure.danish import genitive

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.models import Standing


@open_to_staff
def standings(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Who is on the edition's list, and how many places are filled."""
    edition = _edition(edition_id)
    form = ChooseForm(taken=queries.codes_on_the_list(edition)) if access.can_select(request.user) else None
    return _standings(request, edition, form)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def choose(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Put a municipality on the list."""
    edition = _edition(edition_id)
    form = ChooseForm(request.POST, taken=queries.codes_on_the_list(edition))
    if not form.is_valid():
        return _standings(request, edition, form)
    municipality = municipalities.municipality(form.cleaned_data["municipality"])
    as_reserve = form.cleaned_data["as_reserve"]
    put = actions.consider_municipality if as_reserve else actions.choose_municipality
    try:
        put(
            edition=edition,
            municipality=municipality,
            note=form.cleaned_data["note"],
            actor=request.user,
            at=timezone.now(),
        )
    except SelectionRefused as error:
        form.add_error("municipality", wording.refusal(error, municipality.name))
        return _standings(request, edition, form)
    messages.success(request, f"{municipality.name} er {'sat på reservelisten' if as_reserve else 'udvalgt'}.")
    mention_hints(request, form)
    return redirect("selection:standings", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def accept(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """The municipality said yes."""
    standing = _standing(edition_id, standing_id)
    try:
        actions.record_acceptance(standing=standing, actor=request.user, at=timezone.now())
    except SelectionRefused as error:
        messages.error(request, wording.refusal(error, standing.municipality.name))
    else:
        messages.success(request, f"{standing.municipality.name} deltager.")
    return redirect("selection:standings", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def complete(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """The municipality has been through its forløb."""
    standing = _standing(edition_id, standing_id)
    try:
        actions.record_completion(standing=standing, actor=request.user, at=timezone.now())
    except SelectionRefused as error:
        messages.error(request, wording.refusal(error, standing.municipality.name))
    else:
        messages.success(request, f"{genitive(standing.municipality.name)} forløb er færdigt.")
    return redirect("selection:standings", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
def decline(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """The municipality said no, and why."""
    standing = _standing(edition_id, standing_id)
    name = standing.municipality.name
    form = DeclineForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.record_decline(
                standing=standing,
                reason=form.cleaned_data["reason"],
                ask_again_on=form.cleaned_data["ask_again_on"],
                actor=request.user,
                at=timezone.now(),
            )
        except SelectionRefused as error:
            form.add_error(None, wording.refusal(error, name))
        else:
            messages.success(request, f"Det er noteret, at {name} har sagt nej.")
            mention_hints(request, form)
            return redirect("selection:standings", edition_id)
    return _step(request, standing, form, "selection/decline.html", f"{name} siger nej")


@open_to(Role.PROGRAMME_MANAGER)
def withdraw(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """The municipality is no longer in it, and why."""
    standing = _standing(edition_id, standing_id)
    name = standing.municipality.name
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.withdraw_municipality(
                standing=standing, reason=form.cleaned_data["reason"], actor=request.user, at=timezone.now()
            )
        except SelectionRefused as error:
            form.add_error(None, wording.refusal(error, name))
        else:
            messages.success(request, f"{name} er udgået.")
            mention_hints(request, form)
            return redirect("selection:standings", edition_id)
    return _step(request, standing, form, "selection/withdraw.html", f"Lad {name} udgå")


@open_to(Role.PROGRAMME_MANAGER)
@require_POST
def move(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """A reserve changes places with the one above or below."""
    standing = _standing(edition_id, standing_id)
    try:
        actions.move_reserve(
            standing=standing, up=request.POST.get("op") == "op", actor=request.user, at=timezone.now()
        )
    except SelectionRefused as error:
        messages.error(request, wording.refusal(error, standing.municipality.name))
    return redirect("selection:standings", edition_id)


@open_to(Role.PROGRAMME_MANAGER)
def replace(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """Another municipality gets the place of one that said no. Pressed twice, it says so and does nothing."""
    standing = _standing(edition_id, standing_id)
    name = standing.municipality.name
    if standing.state == StandingState.REPLACED.value:
        messages.info(request, wording.refusal(AlreadyReplaced(), name))
        return redirect("selection:standings", edition_id)
    proposed = queries.next_reserve(standing)
    form = ReplaceForm(
        request.POST or None,
        taken=queries.codes_on_the_list(standing.edition),
        initial={"municipality": proposed.code if proposed else ""},
    )
    if request.method == "POST" and form.is_valid():
        other = municipalities.municipality(form.cleaned_data["municipality"])
        try:
            chosen = actions.replace_municipality(
                declined=standing,
                by=other,
                note=form.cleaned_data["note"],
                actor=request.user,
                at=timezone.now(),
            )
        except SelectionRefused as error:
            about = other.name if isinstance(error, AlreadyOnTheList) else name
            form.add_error(None, wording.refusal(error, about))
        else:
            messages.success(request, f"{other.name} erstatter {name}. Send tilbuddet nu, eller vent til senere.")
            mention_hints(request, form)
            return redirect("selection:invite", edition_id, chosen.pk)
    return _step(request, standing, form, "selection/replace.html", f"Erstat {name}")


@open_to(Role.PROGRAMME_MANAGER)
def take_back(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """Ask, then undo the latest step."""
    standing = _standing(edition_id, standing_id)
    name = standing.municipality.name
    form = TakeBackForm(request.POST if request.method == "POST" else None, initial={"seen": standing.state})
    if request.method == "POST" and form.is_valid():
        try:
            actions.take_back(standing=standing, seen=form.seen_state, actor=request.user, at=timezone.now())
        except SelectionRefused as error:
            messages.error(request, wording.refusal(error, name))
        else:
            messages.success(request, "Skridtet er taget tilbage. Hvad der var sket, står i hændelserne.")
        return redirect("selection:standings", edition_id)
    state = StandingState(standing.state)
    try:
        back = queries.back_of(standing)
    except SelectionRefused as error:
        messages.error(request, wording.refusal(error, name))
        return redirect("selection:standings", edition_id)
    context = {
        "heading": wording.taking_back(name, state, back),
        "text": wording.taken_back(name, state, back),
        "button": "Tag tilbage" if back else "Tag af listen",
        "back": reverse("selection:standings", args=[edition_id]),
        "form": form,
        "crumbs": _crumbs(standing.edition, ("Tag tilbage", None)),
    }
    return render(request, "ui/confirm.html", context)


def _standings(request: SignedInRequest, edition: Edition, form: ChooseForm | None) -> HttpResponse:
    context = {
        "page": queries.standings_page(edition),
        "form": form,
        "can_select": access.can_select(request.user),
        "crumbs": _crumbs(edition),
    }
    return render(request, "selection/standings.html", context)


def _step(request: SignedInRequest, standing: Standing, form: Any, template: str, title: str) -> HttpResponse:
    context = {"standing": standing, "form": form, "crumbs": _crumbs(standing.edition, (title, None))}
    return render(request, template, context)


def _edition(edition_id: int) -> Edition:
    return found(programmes.edition, edition_id)


def _standing(edition_id: int, standing_id: int) -> Standing:
    standing = found(queries.standing, standing_id)
    if standing.edition_id != edition_id:
        raise Http404
    return standing


def _crumbs(edition: Edition, *more: tuple[str, str | None]) -> Crumbs:
    return step_crumbs(edition, "selection:standings", *more)
