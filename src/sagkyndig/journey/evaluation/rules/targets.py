"""A target for a question, fixed before the first answer: which answers, and how large a share."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from sagkyndig.pure.figures import HidingPolicy, Tally, is_hidden


@dataclass(frozen=True)
class Target:
    """At least `percent` of those who sent the questionnaire give one of the answers in `labels`."""

    column: str
    labels: tuple[str, ...]
    percent: int


class Verdict(StrEnum):
    REACHED = "nået"
    NOT_REACHED = "ikke nået"
    CANNOT_BE_TOLD = "kan ikke afgøres"


def verdict(target: Target, tally: Tally, policy: HidingPolicy = HidingPolicy()) -> Verdict:
    """Whether the target is reached, from counts and not from rounded shares; too few answers tell nothing."""
    if is_hidden(tally, is_breakdown=False, policy=policy):
        return Verdict.CANNOT_BE_TOLD
    reached = sum(choice.count for choice in tally.choices if choice.label in target.labels)
    return Verdict.REACHED if reached * 100 >= target.percent * tally.n else Verdict.NOT_REACHED
