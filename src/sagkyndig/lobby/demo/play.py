"""Plays the whole demo into an empty installation."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.organisation import queries as organisations
from sagkyndig.foundation.people import queries as people
from sagkyndig.journey.programme import queries as programmes
from sagkyndig.lobby.demo import (
    beginning,
    course_runs,
    courses,
    editions,
    enrolment,
    evaluation,
    figures,
    report,
    selection,
)
from sagkyndig.lobby.demo.stage import Stage, in_order
from sagkyndig.lobby.files.demo_world import read_world

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


class CannotPlay(Exception):
    """The demo can only be played into an empty installation; `str()` says in Danish what is there already."""


@dataclass(frozen=True)
class Played:
    """What came of it: the edition of 2023."""

    edition: Edition


@transaction.atomic
def play(*, content: Path) -> Played:
    """The whole demo, or nothing. `content` is the project's folder of authored material. CannotPlay."""
    _require_empty()
    world = read_world(content)
    staff = beginning.set_up(world, content=content)
    stage = Stage(world, staff, edition=editions.begin_first(world, staff))
    scenes = [
        *editions.scenes(stage),
        *courses.scenes(stage),
        *figures.scenes(stage),
        *selection.scenes(stage),
        *course_runs.scenes(stage),
        *enrolment.scenes(stage),
        *evaluation.scenes(stage),
        *report.scenes(stage),
    ]
    for when, happen in in_order(scenes):
        happen(when)
    return Played(programmes.edition(stage.edition.pk))


def _require_empty() -> None:
    if organisations.is_demonstration():
        raise CannotPlay("Demonstrationen er spillet allerede. Slet dens data, hvis den skal spilles forfra.")
    if people.staff() or programmes.programmes():
        raise CannotPlay("Installationen er taget i brug. Demonstrationen kan kun spilles i en tom installation.")
