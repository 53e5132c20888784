"""A stamp of what a proposal stands on, so that it is not accepted after the world has changed."""

from __future__ import annotations

from dataclasses import replace
from hashlib import sha256

from sagkyndig.journey.planning.rules.tour.world import TourWorld


def stamp(world: TourWorld) -> str:
    """The same for the same world, another one for another. How many are enrolled changes by the hour and is left out."""
    team = world.team
    parts = (
        [replace(run, people=0) for run in world.runs],
        world.days,
        world.period,
        (team.teachers, team.lead, team.away, sorted(team.taught), team.disqualified),
        world.from_on,
        world.elsewhere,
    )
    return sha256(repr(parts).encode()).hexdigest()[:16]
