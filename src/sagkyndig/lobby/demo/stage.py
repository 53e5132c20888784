"""What the demo plays on, and its scenes: each happens at its time, so that the log reads like a real one."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.models import CourseRun
    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.models import Standing
    from sagkyndig.lobby.files.demo_world import DemoWorld

# When, and what is done then; the time is handed in as the action's own.
Scene = tuple[datetime, Callable[[datetime], object]]
Scenes = Iterator[Scene]


@dataclass
class Stage:
    """The world and what has come of it so far: staff by key; standings and forløb by the municipality's name."""

    world: DemoWorld
    staff: dict[str, Person]
    edition: Edition
    standings: dict[str, Standing] = field(default_factory=dict)
    runs: dict[str, CourseRun] = field(default_factory=dict)

    @property
    def manager(self) -> Person:
        return self.staff["manager"]

    @property
    def evaluator(self) -> Person:
        return self.staff["evaluator"]


def in_order(scenes: list[Scene]) -> list[Scene]:
    """By time; scenes of the same minute stay in the order they were told."""
    return sorted(scenes, key=lambda scene: scene[0])
