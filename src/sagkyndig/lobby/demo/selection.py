"""The selection of 2023: ten are offered a place, one declines, another takes the place."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.foundation.municipalities.queries import municipality
from sagkyndig.journey.selection import actions
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.models import Municipality
    from sagkyndig.lobby.demo.stage import Scenes, Stage


def scenes(stage: Stage) -> Scenes:
    """From the choice to the last yes, and the end of each municipality's forløb."""
    story = stage.world.selection
    for place, name in enumerate(story.chosen):
        yield at(story.decided_on, 13, place), partial(_choose, stage, name)
    for name, on in story.accepted.items():
        yield at(on, 9), partial(_accept, stage, name)
    yield at(story.declined.on, 11), partial(_decline, stage)
    yield at(story.declined.replaced_on, 14), partial(_replace, stage)
    for day in stage.world.days:
        for name in day.e_learning:
            yield at(day.on, 16), partial(_complete, stage, name)


def _named(stage: Stage, name: str) -> Municipality:
    return municipality(stage.world.municipality_code(name))


def _choose(stage: Stage, name: str, when: datetime) -> None:
    stage.standings[name] = actions.choose_municipality(
        edition=stage.edition, municipality=_named(stage, name), actor=stage.manager, at=when
    )


def _accept(stage: Stage, name: str, when: datetime) -> None:
    actions.record_acceptance(standing=stage.standings[name], actor=stage.manager, at=when)


def _decline(stage: Stage, when: datetime) -> None:
    declined = stage.world.selection.declined
    actions.record_decline(
        standing=stage.standings[declined.municipality], reason=declined.reason, actor=stage.manager, at=when
    )


def _replace(stage: Stage, when: datetime) -> None:
    declined = stage.world.selection.declined
    stage.standings[declined.replaced_by] = actions.replace_municipality(
        declined=stage.standings[declined.municipality],
        by=_named(stage, declined.replaced_by),
        actor=stage.manager,
        at=when,
    )


def _complete(stage: Stage, name: str, when: datetime) -> None:
    actions.record_completion(standing=stage.standings[name], actor=stage.manager, at=when)
