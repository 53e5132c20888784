"""The administrator's page about the authority."""

from __future__ import annotations

from dataclasses import asdict

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from sagkyndig.foundation.organisation import actions, queries
from sagkyndig.foundation.organisation.web.forms import OrganisationForm
from sagkyndig.foundation.people.gates import SignedInRequest, open_to
from sagkyndig.foundation.people.rules import Role


@open_to(Role.ADMINISTRATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def ours(request: SignedInRequest) -> HttpResponse:
    """Who we are, to be corrected."""
    standing = queries.ours()
    known = {} if standing == queries.NAMELESS else asdict(standing)
    form = OrganisationForm(request.POST or None, initial=known)
    if request.method == "POST" and form.is_valid():
        actions.describe_organisation(**form.cleaned_data, actor=request.user, at=timezone.now())
        messages.success(request, "Oplysningerne om myndigheden er gemt.")
        return redirect("organisation:ours")
    return render(request, "organisation/ours.html", {"form": form, "crumbs": [("Forside", "/"), ("Myndighed", None)]})
