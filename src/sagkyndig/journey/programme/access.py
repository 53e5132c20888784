"""May this person? All staff of the board read; only programme managers write."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


def can_read_programmes(person: Person) -> bool:
    """Staff of the board, whatever their roles."""
    return person.is_staff_of_board


def can_manage_programmes(person: Person) -> bool:
    """Programme managers; an administrator does not, without that role."""
    return person.is_staff_of_board and person.has_role(Role.PROGRAMME_MANAGER)
