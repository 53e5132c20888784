"""What a monitor asks: does it work? It answers with facts about the machinery, none about people."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from sagkyndig.foundation.ui import queries


@never_cache
@login_not_required
@require_safe
def health(_: HttpRequest) -> JsonResponse:
    """200 where the database answers and is up to date; 503 where not."""
    state = queries.health(at=timezone.now())
    return JsonResponse(
        {
            "status": "ok" if state.is_well else "fejl",
            "database": "ok" if state.database_answers else "svarer ikke",
            "migrationer": "ok" if state.is_migrated else "mangler",
            "opgaver_i_ko": state.tasks_waiting,
            "aeldste_opgave_sekunder": state.oldest_task_seconds,
        },
        status=200 if state.is_well else 503,
    )


health.opens_for = ("everyone",)  # type: ignore[attr-defined]  # as the gates of `people` mark views; ui lies below people
