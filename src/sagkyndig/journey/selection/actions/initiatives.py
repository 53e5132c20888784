"""What else goes on in a municipality: added, corrected, removed and put back."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.selection.actions.decisions import keep_reckonings
from sagkyndig.journey.selection.models import Initiative
from sagkyndig.journey.selection.rules.figures import InitiativeKind
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.foundation.people.models import Person


class EndsBeforeItBegins(Exception):
    """An initiative ends on the day it begins or later."""


class NameIsMissing(Exception):
    """An initiative of another kind says what it is."""


class NotThere(Exception):
    """The initiative was removed; it is put back before it is corrected."""


@transaction.atomic
def add_initiative(
    *,
    municipality: Municipality,
    kind: InitiativeKind,
    name: str = "",
    begins_on: date,
    ends_on: date | None = None,
    source: str,
    actor: Person | None,
    at: datetime,
) -> Initiative:
    """Note that a municipality is part of something. EndsBeforeItBegins; NameIsMissing."""
    _require(kind, name, begins_on, ends_on)
    added = Initiative.objects.create(
        municipality=municipality,
        kind=kind.value,
        name=name.strip(),
        begins_on=begins_on,
        ends_on=ends_on,
        source=source.strip(),
    )
    record("selection.initiative_added", actor=actor, about=added, at=at, municipality=municipality.code)
    keep_reckonings(at=at)
    return added


@transaction.atomic
def correct_initiative(
    *,
    initiative: Initiative,
    kind: InitiativeKind,
    name: str = "",
    begins_on: date,
    ends_on: date | None = None,
    source: str,
    seen_version: int,
    actor: Person,
    at: datetime,
) -> Initiative:
    """Correct what is known of it. ChangedMeanwhile; NotThere; EndsBeforeItBegins; NameIsMissing."""
    _require(kind, name, begins_on, ends_on)
    locked = Initiative.objects.select_for_update().get(pk=initiative.pk)
    if locked.removed_at is not None:
        raise NotThere
    require_version(stored=locked.version, seen=seen_version)
    locked.kind, locked.name, locked.source = kind.value, name.strip(), source.strip()
    locked.begins_on, locked.ends_on = begins_on, ends_on
    locked.version += 1
    locked.save()
    record("selection.initiative_corrected", actor=actor, about=locked, at=at, municipality=locked.municipality_id)
    keep_reckonings(at=at)
    return locked


@transaction.atomic
def remove_initiative(*, initiative: Initiative, actor: Person, at: datetime) -> None:
    """Take it off the list; it can be put back."""
    if Initiative.objects.filter(pk=initiative.pk, removed_at__isnull=True).update(removed_at=at):
        record(
            "selection.initiative_removed",
            actor=actor,
            about=initiative,
            at=at,
            municipality=initiative.municipality_id,
        )
        keep_reckonings(at=at)


@transaction.atomic
def put_back_initiative(*, initiative: Initiative, actor: Person, at: datetime) -> None:
    """Put it on the list again."""
    if Initiative.objects.filter(pk=initiative.pk, removed_at__isnull=False).update(removed_at=None):
        record(
            "selection.initiative_put_back",
            actor=actor,
            about=initiative,
            at=at,
            municipality=initiative.municipality_id,
        )
        keep_reckonings(at=at)


def _require(kind: InitiativeKind, name: str, begins_on: date, ends_on: date | None) -> None:
    if ends_on is not None and ends_on < begins_on:
        raise EndsBeforeItBegins
    if kind is InitiativeKind.OTHER and not name.strip():
        raise NameIsMissing
