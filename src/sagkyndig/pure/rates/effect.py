"""What a comparison of rates before and after could show, reckoned before anybody has been taught."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import sqrt
from statistics import NormalDist

from sagkyndig.pure.rates.shrinkage import Counted

_SURE = NormalDist().inv_cdf(0.975)  # an interval of 95 percent that leaves nought out
_LIKELY = NormalDist().inv_cdf(0.8)  # in 80 of 100 times


@dataclass(frozen=True)
class Group:
    """Those taught, or those they are held against: their common rate, and the cases expected in each stretch."""

    rate: float
    cases_before: float
    cases_after: float

    @property
    def variance(self) -> float:
        return self.rate * (1 - self.rate) * (1 / self.cases_before + 1 / self.cases_after)


def smallest_detectable_effect(taught: Group, others: Group | None, *, unrest: float = 1.0) -> float | None:
    """The smallest change in rate, as a share, that would be shown in 80 of 100 times by a 95 percent interval.

    The change among those taught less the change among the others (difference in differences); without others the
    change alone. `unrest` is how many times larger the variance is than chance alone makes it (see `year_unrest`).
    None where there are no cases to measure on.
    """
    groups = [taught, *([others] if others else [])]
    if any(min(group.cases_before, group.cases_after) <= 0 for group in groups):
        return None
    return (_SURE + _LIKELY) * sqrt(max(unrest, 1.0) * sum(group.variance for group in groups))


def year_unrest(units: Iterable[Iterable[Counted]]) -> float:
    """How many times more a unit's rate moves from year to year than chance explains; 1 where it does not.

    `units` are the counts (hits, cases) of each unit's years. Pearson's dispersion: squared distances of the years to
    the unit's own rate, in units of their variance, per degree of freedom.
    """
    distance, freedom = 0.0, 0
    for years in units:
        counted = [(hits, cases) for hits, cases in years if cases]
        cases = sum(n for _, n in counted)
        rate = sum(hits for hits, _ in counted) / cases if cases else 0.0
        if len(counted) < 2 or not 0 < rate < 1:
            continue
        distance += sum((hits - n * rate) ** 2 / (n * rate * (1 - rate)) for hits, n in counted)
        freedom += len(counted) - 1
    return max(1.0, distance / freedom) if freedom else 1.0
