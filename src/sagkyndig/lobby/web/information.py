"""Help, privacy and accessibility: pages that everybody may read."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from sagkyndig.foundation.organisation.queries import keeping
from sagkyndig.foundation.people.gates import open_to_everyone
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.lobby import texts


@open_to_everyone
@require_safe
def help_page(request: HttpRequest) -> HttpResponse:
    """What each role does, one's own roles first, and where to call."""
    own = request.user.roles if isinstance(request.user, Person) else ()
    order = [*own, *(role for role in Role if role not in own)]
    roles = [{"name": role.label, "text": texts.WHAT_A_ROLE_DOES[role], "is_own": role in own} for role in order]
    return render(request, "lobby/help.html", {"roles": roles, "crumbs": _crumbs("Hjælp")})


@open_to_everyone
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """Which data, why, how long, and what one can ask for."""
    months = {kind.value: number for kind, number in keeping().months.items()}
    return render(request, "lobby/privacy.html", {"months": months, "crumbs": _crumbs("Privatliv")})


@open_to_everyone
@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the authority needs for its statement: what was tested, what is lacking, whom to write to."""
    return render(request, "lobby/accessibility.html", {"crumbs": _crumbs("Tilgængelighed")})


def _crumbs(title: str) -> list[tuple[str, str | None]]:
    return [("Forside", reverse("lobby:home")), (title, None)]
