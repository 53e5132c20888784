"""Taking provisions in."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

from django.db import transaction

from sagkyndig.foundation.audit.actions import Actor, record
from sagkyndig.foundation.law.models import Provision
from sagkyndig.foundation.law.rules import ProvisionRow


@transaction.atomic
def keep_provisions(*, rows: Collection[ProvisionRow], actor: Actor | None, at: datetime) -> int:
    """Add those that are new and write the others' headings anew, by short name. Nobody is removed. The number of rows."""
    Provision.objects.bulk_create(
        [Provision(short_name=row.short_name, title=row.title) for row in rows],
        update_conflicts=True,
        unique_fields=["short_name"],
        update_fields=["title"],
    )
    record("law.provisions_kept", actor=actor, about=None, at=at, rows=len(rows))
    return len(rows)
