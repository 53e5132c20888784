"""The selection of 2023: ten are offered a place, one declines, another takes the place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sagkyndig.foundation.municipalities.queries import municipality
from sagkyndig.journey.selection import actions
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.models import Standing
    from sagkyndig.lobby.demo.beginning import Staff
    from sagkyndig.lobby.files.demo_world import DemoWorld


def play(world: DemoWorld, edition: Edition, staff: Staff) -> None:
    """From the choice to the last yes."""
    manager, story = staff["manager"], world.selection
    standings: dict[str, Standing] = {}
    for place, name in enumerate(story.chosen):
        standings[name] = actions.choose_municipality(
            edition=edition,
            municipality=municipality(world.municipality_code(name)),
            actor=manager,
            at=at(story.decided_on, 13, place),
        )
    declined = story.declined
    happenings = [(on, name) for name, on in story.accepted.items()]
    happenings += [(declined.on, declined.municipality), (declined.replaced_on, declined.replaced_by)]
    for on, name in sorted(happenings):
        if (on, name) == (declined.on, declined.municipality):
            actions.record_decline(standing=standings[name], reason=declined.reason, actor=manager, at=at(on, 11))
        elif (on, name) == (declined.replaced_on, declined.replaced_by):
            standings[name] = actions.replace_municipality(
                declined=standings[declined.municipality],
                by=municipality(world.municipality_code(name)),
                actor=manager,
                at=at(on, 14),
            )
        else:
            actions.record_acceptance(standing=standings[name], actor=manager, at=at(on, 9))
