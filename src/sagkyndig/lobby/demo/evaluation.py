"""The evaluation of 2023: questionnaire and targets before the first day, the answers after the last."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation import actions, queries
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.lobby.demo.stage import Scenes, Stage


def scenes(stage: Stage) -> Scenes:
    """The targets are fixed while nobody can know the answers."""
    story = stage.world.evaluation
    yield at(story.prepared_on, 9), partial(_prepare, stage)
    yield at(story.imported_on, 10), partial(_import_answers, stage)


def _prepare(stage: Stage, when: datetime) -> None:
    story = stage.world.evaluation
    kept = actions.keep_questionnaire(source=story.questionnaire, actor=stage.evaluator, at=when)
    survey = actions.prepare_survey(edition=stage.edition, questionnaire=kept, actor=stage.evaluator, at=when)
    for target in story.targets:
        actions.state_target(
            survey=survey,
            column=target.column,
            labels=target.labels,
            percent=target.percent,
            actor=stage.evaluator,
            at=when,
        )


def _import_answers(stage: Stage, when: datetime) -> None:
    """The file is looked at, and confirmed with the columns as they were recognised."""
    story, survey = stage.world.evaluation, queries.survey_of(stage.edition)
    if survey is None:
        raise LookupError("The survey is prepared before answers come in.")
    pending = actions.receive_answers(
        survey=survey, filename=story.answers_filename, content=story.answers, actor=stage.evaluator, at=when
    )
    preview = queries.import_preview(pending.pk)
    actions.confirm_answers(
        pending=pending,
        columns={each.column: each.chosen for each in preview.columns if each.chosen},
        reconstructed_from=story.reconstructed_from,
        actor=stage.evaluator,
        at=when,
    )
