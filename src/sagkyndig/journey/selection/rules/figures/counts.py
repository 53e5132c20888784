"""What the board decided in the appeals of one municipality, as counts, and the reversal rate of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sagkyndig.foundation.law.rules import order_of
from sagkyndig.journey.selection.rules.figures.sources import AREAS
from sagkyndig.journey.selection.rules.ground import AppealCell, Outcomes
from sagkyndig.journey.selection.rules.policy import Policy


@dataclass(frozen=True)
class ReadingPolicy:
    """Below `fewest_for_a_percentage` decided appeals the counts are shown, and no percentage of them.

    It is the number that a municipality must have to be weighed: what is too little to choose by is too little to show.
    """

    fewest_for_a_percentage: int = Policy.fewest_decided


USUAL_READING = ReadingPolicy()


@dataclass(frozen=True)
class Counted:
    """Upheld and reversed appeals. What was dismissed, shelved or withdrawn was not decided and does not count."""

    upheld: int
    reversed: int

    @property
    def decided(self) -> int:
        return self.upheld + self.reversed

    @property
    def share(self) -> float | None:
        """The reversal rate as a share; None where nothing was decided."""
        return self.reversed / self.decided if self.decided else None

    @property
    def per_mille(self) -> int | None:
        """The reversal rate in tenths of a percent, halves up: what is shown."""
        return (2000 * self.reversed + self.decided) // (2 * self.decided) if self.decided else None

    def has_percentage(self, policy: ReadingPolicy = USUAL_READING) -> bool:
        return self.decided >= policy.fewest_for_a_percentage

    def plus(self, other: Counted) -> Counted:
        return Counted(self.upheld + other.upheld, self.reversed + other.reversed)


@dataclass(frozen=True)
class AppealCount:
    """One municipality, provision (`SEL 95`, or an area of the map) and year, as the source tells it.

    `changed` and `remitted` are None where the source tells only how many were reversed; `dismissed` where it tells
    nothing of them. Otherwise changed and remitted add up to reversed.
    """

    code: str
    provision: str
    year: int
    upheld: int
    reversed: int
    changed: int | None = None
    remitted: int | None = None
    dismissed: int | None = None

    @property
    def cell(self) -> AppealCell:
        """As the ranking looks at it: where only the sum of the reversed is known, it stands as changed."""
        changed, remitted = (self.reversed, 0) if self.changed is None else (self.changed, self.remitted or 0)
        return AppealCell(
            self.code, self.year, self.provision, Outcomes(self.upheld, changed, remitted, self.dismissed or 0)
        )


def added(counts: Iterable[Counted]) -> Counted:
    """All of them in one: several years and provisions are pooled by adding appeals, never by averaging percentages."""
    total = Counted(0, 0)
    for each in counts:
        total = total.plus(each)
    return total


def provision_order(provision: str) -> tuple[int, object]:
    """Where it stands in a list: the areas of the map first, then law by law and paragraph by paragraph."""
    return (0, AREAS.index(provision)) if provision in AREAS else (1, order_of(shown_provision(provision)))


def shown_provision(provision: str) -> str:
    """»SEL 95« is shown as »SEL § 95«; an area of the map as it is."""
    law, _, paragraph = provision.partition(" ")
    return f"{law} § {paragraph}" if paragraph else provision
