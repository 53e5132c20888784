"""The report of 2023: facts that no step can compute, texts that only people can write, findings, publication."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.journey.evaluation import queries as evaluations
from sagkyndig.journey.report import actions, queries
from sagkyndig.journey.report.rules.facts import BY_KEY
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.lobby.demo.stage import Scenes, Stage


def scenes(stage: Stage) -> Scenes:
    """From the first typed fact to the published report and article."""
    story = stage.world.report
    yield at(story.written_on, 9), partial(_state_facts, stage)
    yield at(story.written_on, 13), partial(_write_texts, stage)
    yield at(story.findings_answered_on, 10), partial(_answer_findings, stage)
    yield (
        at(story.published_on, 10),
        lambda when: actions.publish_report(edition=stage.edition, actor=stage.evaluator, at=when),
    )


def _state_facts(stage: Stage, when: datetime) -> None:
    """What the steps compute is left to them: typed beside it, it could only be the same or wrong."""
    computed = queries.facts_of(stage.edition, evaluations.results_of(stage.edition)).computed
    for key, value in stage.world.report.facts.items():
        if key in BY_KEY and key not in computed:
            actions.state_fact(
                edition=stage.edition,
                key=key,
                value=tuple(value) if isinstance(value, list) else value,
                source=stage.world.report.source,
                actor=stage.evaluator,
                at=when,
            )


def _write_texts(stage: Stage, when: datetime) -> None:
    for key, text in stage.world.report.texts.items():
        actions.write_text(edition=stage.edition, key=key, text=text, seen_version=0, actor=stage.evaluator, at=when)


def _answer_findings(stage: Stage, when: datetime) -> None:
    for row in queries.workshop_page(stage.edition.pk).findings:
        actions.answer_finding(
            edition=stage.edition,
            finding_key=row.finding.key,
            answer=stage.world.report.answers[row.finding.kind.value],
            actor=stage.evaluator,
            at=when,
        )
