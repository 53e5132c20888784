"""What leans on the law: an entry of the register with all of ours behind it, and what must be reviewed again."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from sagkyndig.foundation.people.gates import SignedInRequest, open_to, open_to_staff
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.ui.web.places import found
from sagkyndig.journey.signs import Leaning
from sagkyndig.lobby.queries.law_changes import ChangedLaw, law_changes_page, law_entry_page
from sagkyndig.lobby.web.doors import may_open


@dataclass(frozen=True)
class ShownLeaning:
    """Something that leans on the law, with the address of its page where this person may open it."""

    leaning: Leaning
    href: str | None
    is_waiting: bool = True


@open_to_staff
@require_safe
def law_entry(request: SignedInRequest, entry_id: int) -> HttpResponse:
    """One provision or precedent: what it says, since when, how sure we are, and what leans on it."""
    page = found(law_entry_page, entry_id, timezone.localdate())
    context = {
        "page": page,
        "entry": page.about,
        "rows": [_shown(request, each.leaning, is_waiting=each.is_waiting) for each in page.held_up],
        "may_review": may_open(request.user, reverse("lobby:law_changes")),
        "crumbs": [
            ("Forside", reverse("lobby:home")),
            ("Lovregister", reverse("law:register")),
            (page.about.row.name, None),
        ],
    }
    return render(request, "lobby/law_entry.html", context)


@open_to(Role.CASE_AUTHOR, Role.PROGRAMME_MANAGER, Role.TEACHER)
@require_safe
def law_changes(request: SignedInRequest) -> HttpResponse:
    """What has changed in the law, and what must be reviewed again because of it. Authors work it off."""
    page = law_changes_page(timezone.localdate())
    context = {
        "page": page,
        "waiting": [(each, _rows(request, each)) for each in page.waiting],
        "can_review": request.user.has_role(Role.CASE_AUTHOR),
        "crumbs": [
            ("Forside", reverse("lobby:home")),
            ("Lovregister", reverse("law:register")),
            ("Skal gennemgås igen", None),
        ],
    }
    return render(request, "lobby/law_changes.html", context)


def _rows(request: SignedInRequest, changed: ChangedLaw) -> list[ShownLeaning]:
    return [_shown(request, each) for each in changed.waiting]


def _shown(request: SignedInRequest, leaning: Leaning, *, is_waiting: bool = True) -> ShownLeaning:
    return ShownLeaning(leaning, leaning.href if may_open(request.user, leaning.href) else None, is_waiting)
