"""How long things are kept: what the authority has decided, what the coming night deletes, and deciding anew."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.organisation import actions as organisation
from sagkyndig.foundation.organisation.queries import Keeping, keeping
from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role
from sagkyndig.lobby import texts
from sagkyndig.lobby.queries.retention import retention_page
from sagkyndig.lobby.web.forms import RetentionForm
from sagkyndig.pure.versions import ChangedMeanwhile


@open_to(Role.ADMINISTRATOR)
def retention(request: SignedInRequest) -> HttpResponse:
    """What is kept how long, and what goes next."""
    context = {
        "page": retention_page(timezone.localdate()),
        "crumbs": [("Forside", reverse("lobby:home")), ("Opbevaring", None)],
    }
    return render(request, "lobby/retention.html", context)


@open_to(Role.ADMINISTRATOR)
def decide_retention(request: SignedInRequest) -> HttpResponse:
    """Decide for how many months each kind is kept."""
    form = RetentionForm(request.POST or None, initial=_stored(keeping()))
    changed = None
    if request.method == "POST" and form.is_valid():
        months = {Keep(kind): number for kind, number in form.typed.items()}
        try:
            organisation.decide_retention(
                months=months, seen_version=form.seen_version, actor=request.user, at=timezone.now()
            )
        except ChangedMeanwhile:
            now = keeping()
            changed = form.differences_from(_stored(now))
            form.stand_on(now.version)
        else:
            messages.success(request, texts.RETENTION_DECIDED)
            return redirect("lobby:retention")
    context = {
        "form": form,
        "changed": changed,
        "crumbs": [
            ("Forside", reverse("lobby:home")),
            ("Opbevaring", reverse("lobby:retention")),
            ("Ret perioderne", None),
        ],
    }
    return render(request, "lobby/decide_retention.html", context)


def _stored(now: Keeping) -> dict[str, Any]:
    return {**{kind.value: months for kind, months in now.months.items()}, "version": now.version}
