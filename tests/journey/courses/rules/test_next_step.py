"""What to do first with a draft."""

from __future__ import annotations

import pytest

from sagkyndig.journey.courses.rules.next_step import NextStep, Standing, Step, next_step
from sagkyndig.journey.courses.rules.states import PartState


def part(number: int, state: PartState, *, mine: bool = False, comments: int = 0) -> Standing:
    return Standing(number, state, comments, mine)


@pytest.mark.parametrize(
    ("parts", "expected"),
    [
        ([part(1, PartState.APPROVED)], NextStep(Step.PUBLISH)),
        ([part(1, PartState.APPROVED), part(2, PartState.REVIEW, mine=True)], NextStep(Step.WAIT, 1, 2)),
        ([part(1, PartState.REVIEW, mine=True), part(2, PartState.DRAFT)], NextStep(Step.WRITE, 1, 2)),
        ([part(1, PartState.DRAFT), part(2, PartState.DRAFT, comments=2)], NextStep(Step.ANSWER, 1, 2)),
        ([part(1, PartState.REVIEW, comments=1), part(2, PartState.REVIEW)], NextStep(Step.READ, 1, 2)),
        ([part(1, PartState.REVIEW, comments=1)], NextStep(Step.ANSWER, 1, 1)),
    ],
)
def test_what_others_wait_for_comes_first(parts: list[Standing], expected: NextStep) -> None:
    assert next_step(parts, has_pages=True) == expected
    assert next_step(parts, has_pages=False) == NextStep(Step.BEGIN)
