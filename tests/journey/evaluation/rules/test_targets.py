"""Whether a target is reached is told from counts."""

from __future__ import annotations

import pytest

from sagkyndig.journey.evaluation.rules.targets import Target, Verdict, verdict
from sagkyndig.pure.figures import Choice, Tally

TARGET = Target("praksis", ("I høj grad", "I nogen grad"), 75)


def tally(high: int, some: int, maybe: int, unanswered: int = 0) -> Tally:
    return Tally((Choice("I høj grad", high), Choice("I nogen grad", some), Choice("Måske", maybe)), unanswered)


@pytest.mark.parametrize(
    ("answers", "outcome"),
    [
        (tally(10, 29, 5), Verdict.REACHED),
        (tally(3, 3, 2), Verdict.REACHED),  # exactly 75
        (tally(149, 0, 51), Verdict.NOT_REACHED),  # 74.5 is printed as 75 and is still short of it
        (tally(3, 3, 0, unanswered=3), Verdict.NOT_REACHED),  # the unanswered are among those who were asked
        (tally(4, 0, 0), Verdict.CANNOT_BE_TOLD),
        (tally(0, 0, 0), Verdict.CANNOT_BE_TOLD),
    ],
)
def test_verdict(answers: Tally, outcome: Verdict) -> None:
    assert verdict(TARGET, answers) is outcome
