"""Search in everything that is written: the words are in the address, so personal data must not be."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.foundation.ui.web.guard import personal_data_faults
from sagkyndig.lobby.queries.search import search_page
from sagkyndig.lobby.rules.search import REFUSED


@open_to_staff
@require_safe
def search(request: SignedInRequest) -> HttpResponse:
    """What stands about the words in `q`. A number of somebody's is sent away from the address before anything is shown."""
    typed = request.GET.get("q", "")
    if personal_data_faults(typed):
        messages.error(request, REFUSED)
        return redirect("lobby:search")
    crumbs = [("Forside", reverse("lobby:home")), ("Søg", None)]
    return render(request, "lobby/search.html", {"page": search_page(typed, request.user), "crumbs": crumbs})
