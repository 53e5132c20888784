"""The law register as staff read it."""

from __future__ import annotations

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from sagkyndig.foundation.law import queries
from sagkyndig.foundation.people.gates import SignedInRequest, open_to_staff
from sagkyndig.foundation.people.rules import Role

# Whom the lobby's page of what must be reviewed again opens for.
_REVIEWERS = (Role.CASE_AUTHOR, Role.PROGRAMME_MANAGER, Role.TEACHER)


@open_to_staff
@require_safe
def register(request: SignedInRequest) -> HttpResponse:
    """Every provision and precedent that courses may name, law by law; `lov` and `ord` narrow it."""
    page = queries.register_page(
        group=request.GET.get("lov", "").strip(), sought=request.GET.get("ord", "").strip(), today=timezone.localdate()
    )
    crumbs = [("Forside", "/"), ("Lovregister", None)]
    may_review = request.user.has_role(*_REVIEWERS)
    return render(request, "law/register.html", {"page": page, "may_review": may_review, "crumbs": crumbs})
