"""The manager's page that invites municipalities, several at once or one, and the one that asks one more contact person."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.deadlines import deadline_hints, proposed
from sagkyndig.journey.selection.rules.states import TRANSITIONS, SelectionRefused, StandingState
from sagkyndig.journey.selection.web.invitation_forms import AnotherPersonForm, InviteForm

if TYPE_CHECKING:
    from collections.abc import Sequence

    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.queries import ToInvite
    from sagkyndig.journey.selection.rules.deadlines import Deadlines

NOTHING_SENT = "Kommunerne er inviteret i forvejen, eller ingen er udvalgt. Der er ikke sendt noget nu."


@open_to(Role.PROGRAMME_MANAGER)
def invite_several(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """Tick those to invite, see what is sent to whom, and send it: all of it or nothing."""
    edition = found(programmes.edition, edition_id)
    to_invite = queries.municipalities_to_invite(edition)
    if not to_invite:
        messages.info(request, NOTHING_SENT)
        return redirect("selection:standings", edition_id)
    return _inviting(request, edition, to_invite, proposed(timezone.localdate()), has_ticks=True)


@open_to(Role.PROGRAMME_MANAGER)
def invite(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """The same for one municipality; a reserve has a deadline of its own, and one whose deadline passed gets a new one."""
    standing = found(queries.standing, standing_id)
    if standing.edition_id != edition_id:
        raise Http404
    state = StandingState(standing.state)
    if StandingState.INVITED not in TRANSITIONS[state]:
        said = f"{standing.municipality.name} står som »{wording.STANDING_STATES[state]}«. Der er ikke sendt noget nu."
        messages.info(request, said)
        return redirect("selection:standings", edition_id)
    dates = proposed(timezone.localdate(), is_reserve=standing.replaces_id is not None)
    return _inviting(request, standing.edition, [queries.to_invite(standing)], dates, has_ticks=False)


def _inviting(
    request: SignedInRequest, edition: Edition, to_invite: Sequence[ToInvite], dates: Deadlines, *, has_ticks: bool
) -> HttpResponse:
    form = InviteForm(
        request.POST or None,
        to_invite=to_invite,
        today=timezone.localdate(),
        has_ticks=has_ticks,
        initial={"answer_by": dates.answer_by, "remind_on": dates.remind_on},
    )
    if form.is_about_others:
        messages.info(request, NOTHING_SENT)
        return redirect("selection:standings", edition.pk)
    one = to_invite[0].name if len(to_invite) == 1 else ""
    title = f"Invitér {one}" if one else "Invitér de udvalgte kommuner"
    context: dict[str, Any] = {"edition": edition, "form": form, "title": title, "one": one}
    if request.method == "POST" and form.is_valid():
        if request.POST.get("op") == "send" and (sent := _sent(request, edition, form)) is not None:
            return sent
        if not form.errors:
            context |= _preview(edition, form)
    context["crumbs"] = step_crumbs(edition, "selection:standings", ("Invitér", None))
    return render(request, "selection/invite.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def invite_another(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """Send an offer that stands open to one more contact person."""
    standing = found(queries.standing, standing_id)
    if standing.edition_id != edition_id:
        raise Http404
    name = standing.municipality.name
    form = AnotherPersonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            actions.invite_another_person(standing=standing, **form.cleaned_data, actor=request.user, at=timezone.now())
        except PersonError as error:
            form.add_error("email", str(error))
        except SelectionRefused as error:
            form.add_error(None, wording.refusal(error, name))
        else:
            messages.success(request, f"Tilbuddet er også sendt til {form.cleaned_data['name']}.")
            return redirect("selection:standings", edition_id)
    crumbs = step_crumbs(standing.edition, "selection:standings", ("Endnu en kontaktperson", None))
    return render(request, "selection/invite_another.html", {"standing": standing, "form": form, "crumbs": crumbs})


def _sent(request: SignedInRequest, edition: Edition, form: InviteForm) -> HttpResponse | None:
    """Back to the list once all is sent; None with what is in the way beside the municipality that it is about."""
    chosen = form.chosen
    try:
        actions.invite_municipalities(
            invitations=[(queries.standing(each.standing_id), form.contacts(each)) for each in chosen],
            answer_by=form.cleaned_data["answer_by"],
            remind_on=form.cleaned_data["remind_on"],
            actor=request.user,
            at=timezone.now(),
        )
    except actions.NotInvited as refused:
        cause, name = refused.cause, refused.standing.municipality.name
        said = wording.refusal(cause, name) if isinstance(cause, SelectionRefused) else str(cause)
        where = next(each.field for each in chosen if each.standing_id == refused.standing.pk)
        form.add_error(where, said if len(chosen) == 1 else f"{said} Der er ikke sendt noget til nogen.")
        return None
    messages.success(request, wording.invited([each.name for each in chosen]))
    return redirect("selection:standings", edition.pk)


def _preview(edition: Edition, form: InviteForm) -> dict[str, Any]:
    """The first mail as it is read, whom all of them go to, and what there is to say about the dates."""
    dates = form.cleaned_data
    first = form.chosen[0]
    name, email = form.contacts(first)[0]
    municipality = queries.standing(first.standing_id).municipality
    return {
        "preview": queries.invitation_preview(edition, municipality, name, email, dates["answer_by"]),
        "reader": name,
        "reader_in": first.name,
        "sendings": len(form.chosen),
        "mails": sum(len(form.contacts(each)) for each in form.chosen),
        "hints": deadline_hints(dates["answer_by"], dates["remind_on"], today=form.today),
    }
