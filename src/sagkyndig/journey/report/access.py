"""Who may do what with a report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

WRITES = (Role.EVALUATOR,)
PUBLISHES = (Role.EVALUATOR, Role.PROGRAMME_MANAGER)


def can_write(person: Person) -> bool:
    """Edit texts, type facts, answer findings."""
    return person.has_role(*WRITES)


def can_publish(person: Person) -> bool:
    """Publish the report and the article."""
    return person.has_role(*PUBLISHES)
