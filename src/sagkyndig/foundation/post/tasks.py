"""What the worker does about mails."""

from __future__ import annotations

from typing import Any

from django.utils import timezone
from django_tasks import default_task_backend, task

from sagkyndig.foundation.post import actions


@task()
def send_mails() -> int:
    """Send what is due, and come back when a mail that failed is to be tried again. How many were sent."""
    sending = actions.send_due_mails(at=timezone.now())
    if sending.next_try_at is not None and default_task_backend.supports_defer:
        send_mails.using(run_after=sending.next_try_at).enqueue()
    return sending.sent


def wake_the_worker(**_kwargs: Any) -> None:
    """A mail waits in the outbox."""
    send_mails.enqueue()
