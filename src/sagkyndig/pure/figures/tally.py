"""What was counted for one question, and the one way a share of it is rounded."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import reduce


def whole_percent(count: int, n: int) -> int:
    """`count` of `n` in whole percent, halves up, by whole numbers only. Nobody of nobody is 0 percent.

    ValueError where `count` is not between 0 and `n`.
    """
    if not 0 <= count <= n:
        raise ValueError(f"{count} is not a part of {n}")
    return (200 * count + n) // (2 * n) if n else 0


@dataclass(frozen=True)
class Choice:
    """One option of a question and how many chose it."""

    label: str
    count: int

    def __post_init__(self) -> None:
        if self.count < 0:
            raise ValueError(f"{self.label!r} was chosen {self.count} times")


@dataclass(frozen=True)
class Tally:
    """The answers to one question, in the order of its options, and how many sent the questionnaire without one."""

    choices: tuple[Choice, ...]
    unanswered: int

    def __post_init__(self) -> None:
        if self.unanswered < 0:
            raise ValueError(f"{self.unanswered} unanswered")
        if len(set(self.labels)) < len(self.choices):
            raise ValueError(f"an option stands twice: {self.labels}")

    @property
    def n(self) -> int:
        """Everyone who sent the questionnaire, unanswered included."""
        return self.unanswered + sum(choice.count for choice in self.choices)

    @property
    def labels(self) -> tuple[str, ...]:
        return tuple(choice.label for choice in self.choices)

    @property
    def counts(self) -> tuple[int, ...]:
        """How many stand in each category, unanswered last."""
        return (*(choice.count for choice in self.choices), self.unanswered)

    def plus(self, other: Tally) -> Tally:
        """Both added, option by option. ValueError where they are not about the same options in the same order."""
        if self.labels != other.labels:
            raise ValueError(f"cannot add {other.labels} to {self.labels}")
        pairs = zip(self.choices, other.choices, strict=True)
        return Tally(
            tuple(Choice(mine.label, mine.count + theirs.count) for mine, theirs in pairs),
            self.unanswered + other.unanswered,
        )


def added(tallies: Iterable[Tally]) -> Tally:
    """All tallies in one; there must be at least one."""
    return reduce(Tally.plus, tallies)
