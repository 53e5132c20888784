"""Taking the list of municipalities in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from sagkyndig.foundation.audit.actions import Actor, record
from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.foundation.municipalities.rules import MunicipalityRow


@transaction.atomic
def load_municipalities(*, rows: Collection[MunicipalityRow], actor: Actor | None, at: datetime) -> int:
    """Add those that are new and bring the others up to date, by code. Nobody is removed. The number of rows taken in."""
    Municipality.objects.bulk_create(
        [Municipality(code=row.code, name=row.name, region=row.region, population=row.population) for row in rows],
        update_conflicts=True,
        unique_fields=["code"],
        update_fields=["name", "region", "population"],
    )
    record("municipalities.loaded", actor=actor, about=None, at=at, rows=len(rows))
    return len(rows)
