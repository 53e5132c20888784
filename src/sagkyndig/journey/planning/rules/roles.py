"""The work that an enrolled person does in the municipality."""

from __future__ import annotations

from enum import StrEnum


class JobRole(StrEnum):
    """What the person does at work, as the municipality says it."""

    CASEWORKER = "caseworker"
    ADVISER = "adviser"
    PROFESSIONAL_LEADER = "professional_leader"
    OTHER = "other"


JOB_ROLES: dict[JobRole, str] = {
    JobRole.CASEWORKER: "Sagsbehandler",
    JobRole.ADVISER: "Rådgiver",
    JobRole.PROFESSIONAL_LEADER: "Faglig leder",
    JobRole.OTHER: "Anden",
}
