"""Who may do what in the evaluation."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.foundation.people.rules import Role

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person

EVALUATES = (Role.EVALUATOR,)


def can_evaluate(person: Person) -> bool:
    """Import answers, fix targets, state how many were asked."""
    return person.has_role(*EVALUATES)
