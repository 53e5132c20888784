"""Describing the authority."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from sagkyndig.foundation.audit.actions import Actor, record
from sagkyndig.foundation.organisation.models import Organisation


class DemonstrationIsDecidedAtTheStart(Exception):
    """A demonstration stays one, and an authority's own installation never becomes one."""


@transaction.atomic
def describe_organisation(
    *,
    name: str,
    genitive: str,
    actor: Actor | None,
    at: datetime,
    address: str = "",
    phone: str = "",
    phone_hours: str = "",
    email: str = "",
    web: str = "",
    accessibility_statement_url: str = "",
    is_demonstration: bool | None = None,
) -> Organisation:
    """Write who the authority is. `is_demonstration` is said with the first description only; None keeps what stands."""
    ours = Organisation.objects.first()
    if ours is not None and is_demonstration not in (None, ours.is_demonstration):
        raise DemonstrationIsDecidedAtTheStart
    if ours is None:
        ours = Organisation(is_demonstration=bool(is_demonstration))
    ours.name, ours.genitive = name.strip(), genitive.strip()
    ours.address = "\n".join(line.strip() for line in address.strip().splitlines())
    ours.phone, ours.phone_hours = phone.strip(), phone_hours.strip()
    ours.email, ours.web = email.strip(), web.strip()
    ours.accessibility_statement_url = accessibility_statement_url.strip()
    ours.save()
    record("organisation.described", actor=actor, about=ours, at=at)
    return ours
