"""The manager's page of the text of invitations: what it says."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.guard import mention_hints
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.places import step_crumbs
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.rules.letters import PLACEHOLDERS
from sagkyndig.journey.selection.web.invitation_forms import InvitationTextForm


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
