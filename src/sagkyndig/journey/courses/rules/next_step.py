"""What somebody who opens a draft of a course should do first."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum

from sagkyndig.journey.courses.rules.states import PartState


class Step(StrEnum):
    """In the order of haste: what others wait for comes first."""

    BEGIN = "begin"  # the course has no page
    READ = "read"  # a colleague waits for somebody to read
    ANSWER = "answer"  # a colleague has remarked on it
    WRITE = "write"
    WAIT = "wait"  # the rest is for a colleague to read
    PUBLISH = "publish"


@dataclass(frozen=True)
class Standing:
    """How far a part has come. `is_mine`: the reader wrote the last words or asked for it to be read."""

    id: int
    state: PartState
    open_comments: int
    is_mine: bool


@dataclass(frozen=True)
class NextStep:
    """`count` parts are meant, of which `first` is the id of the first one, None where it leads to no part."""

    step: Step
    count: int = 0
    first: int | None = None


def next_step(parts: Sequence[Standing], *, has_pages: bool) -> NextStep:
    """The first of the steps that something is waiting for, with how many parts, and which one first."""
    if not has_pages:
        return NextStep(Step.BEGIN)
    waiting = (
        (Step.READ, [each for each in parts if can_be_read(each)]),
        (Step.ANSWER, [each for each in parts if each.open_comments]),
        (Step.WRITE, [each for each in parts if each.state is PartState.DRAFT]),
        (Step.WAIT, [each for each in parts if each.state is PartState.REVIEW]),
    )
    return next((_of(step, found) for step, found in waiting if found), NextStep(Step.PUBLISH))


def can_be_read(part: Standing) -> bool:
    """It waits to be read, by another than the one who wrote it, and nothing is left to answer first."""
    return part.state is PartState.REVIEW and not part.is_mine and not part.open_comments


def _of(step: Step, found: Collection[Standing]) -> NextStep:
    return NextStep(step, len(found), next(iter(found)).id)
