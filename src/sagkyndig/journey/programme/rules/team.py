"""The roles in an edition's team, and who may be its lead teacher."""

from __future__ import annotations

from enum import StrEnum


class TeamRole(StrEnum):
    """What a person does in the team of an edition. The values are those of the roles that people hold."""

    PROGRAMME_MANAGER = "programme_manager"
    TEACHER = "teacher"
    EVALUATOR = "evaluator"
    CASE_AUTHOR = "case_author"


class OnlyTeachersLead(Exception):
    """Only a teacher can be the lead teacher (gennemgående underviser)."""


def require_teacher(role: TeamRole) -> None:
    """Raise OnlyTeachersLead unless the role is teacher."""
    if role is not TeamRole.TEACHER:
        raise OnlyTeachersLead
