"""The demo's way in: one button for each invented person. There is no such page outside a demonstration."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.foundation.people.gates import let_in, open_to_everyone
from sagkyndig.lobby.queries.demo_people import demo_page, demo_person
from sagkyndig.lobby.texts import NO_DEMO_PERSON


@open_to_everyone
@require_http_methods(["GET", "HEAD", "POST"])
def demo(request: HttpRequest) -> HttpResponse:
    """404 unless both the setting and the database say that this is a demonstration."""
    if not (settings.DEMO and organisations.is_demonstration()):
        raise Http404
    if request.method == "POST":
        person = demo_person(request.POST.get("person", ""), settings.CONTENT_DIR)
        if person is not None:
            let_in(request, person)
            return redirect("lobby:home")
        messages.error(request, NO_DEMO_PERSON)
        return redirect("lobby:demo")
    return render(request, "lobby/demo.html", {"page": demo_page(settings.CONTENT_DIR), "hide_log_in": True})
