"""Mails for the tests."""

from __future__ import annotations

from datetime import datetime

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.post import actions
from sagkyndig.foundation.post.models import OutgoingMail
from tests.factories.people import ADDED_AT, make_municipal_person


def make_mail(*, to: Person | None = None, template: str = actions.NEW_LINK, at: datetime = ADDED_AT) -> OutgoingMail:
    """A mail that waits in the outbox."""
    return actions.queue_mail(template=template, to=to or make_municipal_person(), at=at)
