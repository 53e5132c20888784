"""The courses: taken in by their author, read through and approved by a colleague, published and used."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING

from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.lobby.demo.story_time import at

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import CourseVersion
    from sagkyndig.lobby.demo.stage import Scenes, Stage
    from sagkyndig.lobby.files.demo_world import CourseStory


def scenes(stage: Stage) -> Scenes:
    """Each course from its first draft to where it has come."""
    for story in stage.world.courses:
        yield at(story.imported_on, 9), partial(_import, stage, story)
        yield at(story.imported_on, 10), partial(_choose, stage, story)
        yield at(story.sent_on, 14), partial(_send, stage, story)
        if story.remarked_on:
            yield at(story.remarked_on, 9, 20), partial(_remark, stage, story)
        if story.approved_on:
            yield at(story.approved_on, 15), partial(_approve, stage, story)
        if story.published_on:
            yield at(story.published_on, 10), partial(_publish, stage, story)


def _import(stage: Stage, story: CourseStory, when: datetime) -> None:
    actions.import_folder(folder=story.folder, actor=stage.staff[story.author], at=when)


def _choose(stage: Stage, story: CourseStory, when: datetime) -> None:
    edition = next(each for each in programmes.editions() if each.year == story.year)
    actions.choose_course(edition=edition, course=_version(story).course, actor=stage.manager, at=when)


def _send(stage: Stage, story: CourseStory, when: datetime) -> None:
    for part in queries.parts_in_order(_version(story), modules=story.sent_modules):
        actions.send_part(part=part, seen_revision=part.revision, actor=stage.staff[story.author], at=when)


def _remark(stage: Stage, story: CourseStory, when: datetime) -> None:
    part = queries.parts_in_order(_version(story), modules=story.sent_modules)[-1]
    actions.comment_on(part=part, text=story.remark, actor=stage.staff[story.reader], at=when)


def _approve(stage: Stage, story: CourseStory, when: datetime) -> None:
    for part in queries.parts_in_order(_version(story)):
        actions.approve_part(part=part, seen_revision=part.revision, actor=stage.staff[story.reader], at=when)


def _publish(stage: Stage, story: CourseStory, when: datetime) -> None:
    """With open marks for the jurist, and so for demonstration."""
    actions.publish_version(version=_version(story), for_demonstration=True, actor=stage.staff[story.author], at=when)


def _version(story: CourseStory) -> CourseVersion:
    return queries.versions_of(story.folder.name)[0]
