"""The figures that the selection stands on: invented extracts come in, and what else goes on is noted."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.foundation.municipalities.queries import municipality
from sagkyndig.journey.selection.actions import figures, initiatives
from sagkyndig.journey.selection.rules.figures import InitiativeKind, SourceKind
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.lobby.demo.stage import Scenes, Stage
    from sagkyndig.lobby.files.demo_world import FigureStory, InitiativeStory


def scenes(stage: Stage) -> Scenes:
    """Each extract on its day, and each initiative when the manager heard of it."""
    for place, story in enumerate(stage.world.figures):
        yield at(story.imported_on, 9, place), partial(_import, stage, story)
    for place, told in enumerate(stage.world.initiatives):
        yield at(told.noted_on, 10, place), partial(_note, stage, told)


def _import(stage: Stage, story: FigureStory, when: datetime) -> None:
    figures.import_figures(
        filename=story.filename,
        content=story.content,
        source_kind=SourceKind.OTHER,
        source=story.source,
        extracted_on=story.extracted_on,
        note=story.note,
        actor=stage.manager,
        at=when,
    )


def _note(stage: Stage, story: InitiativeStory, when: datetime) -> None:
    initiatives.add_initiative(
        municipality=municipality(stage.world.municipality_code(story.municipality)),
        kind=InitiativeKind(story.kind),
        begins_on=story.begins_on,
        ends_on=story.ends_on,
        source=story.source,
        actor=stage.manager,
        at=when,
    )
