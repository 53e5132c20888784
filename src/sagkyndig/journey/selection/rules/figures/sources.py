"""Where appeal figures come from, and what else may be under way in a municipality."""

from __future__ import annotations

from enum import StrEnum

# The three maps of the ministry. The first holds the two others.
AREAS = ("Socialområdet", "Børnehandicap", "Voksenhandicap")


class SourceKind(StrEnum):
    """Who published the figures: the map has areas, the portal has provisions."""

    MAP = "map"
    PORTAL = "portal"
    OTHER = "other"


class InitiativeKind(StrEnum):
    """What a municipality is already part of."""

    TASKFORCE = "taskforce"
    SUPERVISION = "supervision"
    ACTION_PLAN = "action_plan"
    COURSE = "course"
    OTHER = "other"
