"""Of somebody who is erased nothing is left to give access to, or to correct."""

from __future__ import annotations

from sagkyndig.foundation.people import texts
from sagkyndig.foundation.people.actions.refusals import AccessAlreadyEnded
from sagkyndig.foundation.people.models import Person


def refuse_erased(person: Person) -> None:
    """AccessAlreadyEnded, for good."""
    if person.erased_at is not None:
        raise AccessAlreadyEnded(texts.ERASED_HAS_NO_ACCESS)
