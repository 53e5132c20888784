"""The manager's pages of an invitation: its text, and sending it to one municipality after a look at it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.actions import PersonError
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.rules import wording
from sagkyndig.journey.selection.rules.deadlines import deadline_hints, proposed
from sagkyndig.journey.selection.rules.letters import PLACEHOLDERS
from sagkyndig.journey.selection.rules.states import NotAllowedNow, SelectionRefused
from sagkyndig.journey.selection.web.invitation_forms import RECIPIENTS, InvitationTextForm, InviteForm

if TYPE_CHECKING:
    from datetime import date

    from sagkyndig.journey.selection.models import Standing



@open_to(Role.PROGRAMME_MANAGER)
def invitation_text(request: SignedInRequest, edition_id: int) -> HttpResponse:
    """What the edition's invitations say."""
    edition = found(programmes.edition, edition_id)
    text = queries.invitation_text(edition)
    form = InvitationTextForm(request.POST or None, initial={"subject": text.subject, "body": text.body})
    if request.method == "POST" and form.is_valid():
        actions.write_invitation_text(edition=edition, **form.cleaned_data, actor=request.user, at=timezone.now())
        messages.success(request, "Teksten er gemt og bruges i de invitationer, der sendes herefter.")
        mention_hints(request, form)
        return redirect("selection:standings", edition_id)
    crumbs = step_crumbs(edition, "selection:standings", ("Invitationens tekst", None))
    context = {"edition": edition, "form": form, "placeholders": PLACEHOLDERS.items(), "crumbs": crumbs}
    return render(request, "selection/invitation_text.html", context)


@open_to(Role.PROGRAMME_MANAGER)
def invite(request: SignedInRequest, edition_id: int, standing_id: int) -> HttpResponse:
    """Whom, by when, a look at exactly what is sent, and the button that sends it."""
    standing = found(queries.standing, standing_id)
    if standing.edition_id != edition_id:
        raise Http404
    today = timezone.localdate()
    form = InviteForm(request.POST or None, today=today, initial=_proposed(standing, today))
    preview, hints = None, ()
    if request.method == "POST" and form.is_valid():
        if request.POST.get("op") == "send" and (sent := _sent(request, standing, form)) is not None:
            return sent
        name, email = form.contacts[0]
        preview = queries.invitation_preview(
            standing.edition, standing.municipality, name, email, form.cleaned_data["answer_by"]
        )
        hints = deadline_hints(form.cleaned_data["answer_by"], form.cleaned_data["remind_on"], today=today)
    context: dict[str, Any] = {
        "standing": standing,
        "form": form,
        "preview": preview,
        "hints": hints,
        "crumbs": step_crumbs(standing.edition, "selection:standings", ("Invitér", None)),
    }
    return render(request, "selection/invite.html", context)


def _proposed(standing: Standing, today: date) -> dict[str, Any]:
    """The dates, shorter for one that comes in for another, and the contact persons that are known there."""
    dates = proposed(today, is_reserve=standing.replaces_id is not None)
    known = queries.known_contacts([standing.municipality_id]).get(standing.municipality_id, ())
    contacts = {
        key: word
        for number, (name, email) in enumerate(known[:RECIPIENTS], start=1)
        for key, word in ((f"name_{number}", name), (f"email_{number}", email))
    }
    return {"answer_by": dates.answer_by, "remind_on": dates.remind_on, **contacts}


def _sent(request: SignedInRequest, standing: Standing, form: InviteForm) -> HttpResponse | None:
    """Back to the list once it is sent; None with what is in the way in the form."""
    name = standing.municipality.name
    try:
        actions.invite_municipality(
            standing=standing,
            contacts=form.contacts,
            answer_by=form.cleaned_data["answer_by"],
            remind_on=form.cleaned_data["remind_on"],
            actor=request.user,
            at=timezone.now(),
        )
    except NotAllowedNow as error:
        messages.info(request, f"{name} står som »{wording.STANDING_STATES[error.state]}«. Der er ikke sendt noget nu.")
    except SelectionRefused as error:
        form.add_error(None, wording.refusal(error, name))
        return None
    except PersonError as error:
        form.add_error(None, str(error))
        return None
    else:
        messages.success(request, wording.invited([name]))
    return redirect("selection:standings", standing.edition_id)
