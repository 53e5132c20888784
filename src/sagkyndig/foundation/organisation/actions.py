"""Describing the authority."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction

from sagkyndig.foundation.audit.actions import Actor, record
from sagkyndig.foundation.organisation.models import Organisation, Retention
from sagkyndig.foundation.organisation.queries import keeping
from sagkyndig.foundation.organisation.rules import Keep, require_within_bounds
from sagkyndig.pure.versions import require_version


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


@transaction.atomic
def decide_retention(*, months: Mapping[Keep, int], seen_version: int, actor: Actor | None, at: datetime) -> None:
    """For how many months each of these kinds is kept. OutOfBounds; ChangedMeanwhile."""
    # The one record is locked, so that two who decide at once see each other.
    list(Organisation.objects.select_for_update())
    now = keeping()
    require_version(stored=now.version, seen=seen_version)
    for kind, number in months.items():
        require_within_bounds(kind, number)
        if number == now.months[kind]:
            continue
        row = Retention.objects.filter(kind=kind.value).first() or Retention(kind=kind.value, version=0)
        row.months, row.changed_at, row.version = number, at, row.version + 1
        row.save()
        record("organisation.retention_decided", actor=actor, about=row, at=at, kind=kind.value, months=number)


def note_forgotten(*, kind: Keep, count: int, at: datetime) -> None:
    """Put in the log how much of a kind the night deleted; nothing where there was nothing."""
    if count:
        record("organisation.old_data_deleted", actor=None, about=None, at=at, kind=kind.value, count=count)
