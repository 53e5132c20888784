"""Letting go of somebody in a municipality who is erased: the offers and answers stay, without a name."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

from django.utils import timezone

from sagkyndig.foundation.people.actions import CannotBeErased
from sagkyndig.journey.selection.queries.keeping import waiting_on
from sagkyndig.journey.selection.rules.personal import still_asked

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


def erase(*, person: Person, at: datetime) -> None:
    """Nothing here describes the person. CannotBeErased while an offer waits for nobody but them."""
    for municipality in waiting_on(person, timezone.localdate(at)):
        raise CannotBeErased(still_asked(municipality))
