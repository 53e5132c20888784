"""Who may do what with courses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

WRITES = (Role.CASE_AUTHOR,)
CHOOSES = (Role.PROGRAMME_MANAGER, Role.CASE_AUTHOR)


def can_write(person: Person) -> bool:
    """Write, read through, approve and publish; by whom the last words were written decides who may approve."""
    return person.has_role(*WRITES)


def can_choose(person: Person) -> bool:
    """Decide which course an edition uses."""
    return person.has_role(*CHOOSES)
