"""What the worker does about days: people are told soon after a change, when whoever changes them has come to rest."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django_tasks import default_task_backend, task

from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.rules.news import TOLD_AFTER


@task()
def send_calendar_news() -> int:
    """Tell people what they do not know of their days. How many mails were put in the outbox."""
    return actions.send_calendar_news(at=timezone.now())


def wake_the_worker(**_kwargs: Any) -> None:
    """A day, or who is on it, changed."""
    later = default_task_backend.supports_defer
    telling = send_calendar_news.using(run_after=timezone.now() + TOLD_AFTER) if later else send_calendar_news
    telling.enqueue()
