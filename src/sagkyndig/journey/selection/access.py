"""May this person? Only programme managers write; the gates let all staff of the board read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


def can_select(person: Person) -> bool:
    """Programme managers; an administrator does not, without that role."""
    return person.is_staff_of_board and person.has_role(Role.PROGRAMME_MANAGER)
