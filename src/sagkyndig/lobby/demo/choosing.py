"""The choice of 2023: the usual criteria are set, and the manager decides on the list that they give."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.journey.selection import actions
from sagkyndig.journey.selection import queries as municipalities_chosen
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.lobby.demo.stage import Scenes, Stage

NOTE = "Listen er drøftet med underviserne den 16. januar 2023. Ingen kommuner er valgt til eller fra."


def scenes(stage: Stage) -> Scenes:
    """Criteria before noon, the decision after: the invented figures lead to the story's own municipalities."""
    decided_on = stage.world.selection.decided_on
    yield at(decided_on, 11, 30), partial(_set_criteria, stage)
    yield at(decided_on, 13), partial(_decide, stage)


def _set_criteria(stage: Stage, when: datetime) -> None:
    actions.set_criteria(edition=stage.edition, actor=stage.manager, at=when)


def _decide(stage: Stage, when: datetime) -> None:
    actions.decide(edition=stage.edition, note=NOTE, actor=stage.manager, at=when)
    for standing in municipalities_chosen.standings(stage.edition):
        stage.standings[standing.municipality.name] = standing
