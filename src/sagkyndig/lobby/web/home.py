"""The way in: what this person should do next, or where to sign in."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.foundation.people.gates import open_to_everyone
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.selection import queries as selection
from sagkyndig.lobby.queries.home import home_page


@open_to_everyone
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """Staff see what waits; people of a municipality go to their forløb, strangers to where one signs in."""
    person = request.user
    if not isinstance(person, Person):
        return redirect("lobby:demo" if settings.DEMO and organisations.is_demonstration() else "account_login")
    if not person.is_staff_of_board:
        offered = selection.waiting_offer(person, today=timezone.localdate())
        return redirect("selection:offer", offered) if offered else redirect("planning:my_course_run")
    context = {
        "page": home_page(person, timezone.localdate()),
        "can_begin": person.has_role(Role.PROGRAMME_MANAGER),
        "can_invite": person.has_role(Role.ADMINISTRATOR),
        "new_programme": reverse("programme:new_programme"),
        "programmes": reverse("programme:programmes"),
        "invite_staff": reverse("post:invite_staff"),
    }
    return render(request, "lobby/home.html", context)
