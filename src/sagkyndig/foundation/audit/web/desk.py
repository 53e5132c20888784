"""The administrator's page of what was done."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from sagkyndig.foundation.audit import queries
from sagkyndig.foundation.people.gates import open_to
from sagkyndig.foundation.people.rules import Role


@open_to(Role.ADMINISTRATOR)
@require_GET
def entries(request: HttpRequest) -> HttpResponse:
    """Who did what, when, and about what; newest first."""
    log = queries.entries_page(request.GET.get("side"))
    labels = dict(Role.pairs())
    rows = [
        (row, [labels.get(role, role) for role in row.roles], labels.get(row.role or "") or row.municipality)
        for row in log.rows
    ]
    return render(
        request,
        "audit/entries.html",
        {"log": log, "rows": rows, "crumbs": [("Forside", "/"), ("Hændelser", None)]},
    )
