"""Each municipality on the scales: what is believed of its reversal rate, and how that and its appeals place it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.journey.selection.rules.ground import Ground, Initiative, Outcomes
from sagkyndig.journey.selection.rules.policy import Policy, SizeBand
from sagkyndig.pure.rates import Belief, Population, belief, fit_population

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.rules import MunicipalityRow

_DIGITS = 12  # beyond these, two rates are the same


@dataclass(frozen=True)
class Weighed:
    """A municipality and what is known of it. `belief` and `population` are None where nothing was decided."""

    municipality: MunicipalityRow
    outcomes: Outcomes
    band: SizeBand | None
    population: Population | None
    belief: Belief | None
    initiative: Initiative | None

    @property
    def code(self) -> str:
        return self.municipality.code

    def is_candidate(self, policy: Policy) -> bool:
        return (
            self.initiative is None
            and self.belief is not None
            and self.outcomes.decided >= max(policy.fewest_decided, 1)
        )


def weigh(ground: Ground, policy: Policy) -> tuple[Weighed, ...]:
    """All municipalities in the order of their codes. Those left out of the choice still tell of the spread of rates."""
    outcomes = ground.outcomes(policy.years, policy.provisions)
    populations = _populations(ground, policy, outcomes)
    initiatives = _under_way(ground, policy)
    found: dict[tuple[int, int, str], Belief] = {}
    weighed = []
    for municipality in sorted(ground.municipalities, key=lambda each: each.code):
        counted, band = outcomes[municipality.code], policy.band_of(municipality.population)
        group = _group(band, policy)
        population = populations.get(group)
        believed = None
        if counted.decided and population is not None:
            key = (counted.reversed, counted.decided, group)
            believed = found.setdefault(key, belief(counted.reversed, counted.decided, population))
        weighed.append(Weighed(municipality, counted, band, population, believed, initiatives.get(municipality.code)))
    return tuple(weighed)


def _group(band: SizeBand | None, policy: Policy) -> str:
    return band.name if band and policy.compares_within_bands else ""


def _populations(ground: Ground, policy: Policy, outcomes: Mapping[str, Outcomes]) -> dict[str, Population]:
    groups: dict[str, list[tuple[int, int]]] = {}
    for municipality in ground.municipalities:
        counted = outcomes[municipality.code]
        if counted.decided:
            group = _group(policy.band_of(municipality.population), policy)
            groups.setdefault(group, []).append((counted.reversed, counted.decided))
    return {group: fit_population(counts) for group, counts in groups.items()}


def _under_way(ground: Ground, policy: Policy) -> dict[str, Initiative]:
    """The initiative that keeps a municipality out: one under way on the day of the choice, the first to have begun."""
    if not policy.excludes_initiatives or policy.decided_on is None:
        return {}
    under_way = [each for each in ground.initiatives if each.is_under_way(policy.decided_on)]
    under_way.sort(key=lambda each: (each.begins, each.kind), reverse=True)
    return {each.code: each for each in under_way}


def indexes(rates: Sequence[float], decided: Sequence[int], policy: Policy) -> list[float]:
    """What candidates are ranked by, larger first.

    The reversal rate itself where it alone counts. Else a weighted mean of two places from 0 to 100: the share of the
    others with a lower rate, and with fewer decided appeals (those alike count half).
    """
    if policy.volume_weight == 0:
        return [round(rate, _DIGITS) for rate in rates]
    weight = policy.volume_weight / 100
    pairs = zip(standing(rates), standing(decided), strict=True)
    return [round((1 - weight) * by_rate + weight * by_volume, _DIGITS) for by_rate, by_volume in pairs]


def standing(values: Sequence[float]) -> list[float]:
    """For each value the share of the others below it, 0 to 100, those alike counted half; alone is 50."""
    rounded = [round(value, _DIGITS) for value in values]
    ordered = sorted(rounded)
    others = len(ordered) - 1
    if not others:
        return [50.0]
    return [50 * (bisect_left(ordered, value) + bisect_right(ordered, value) - 1) / others for value in rounded]


def in_order(candidates: Sequence[Weighed], policy: Policy) -> list[Weighed]:
    """Candidates by index. Those with the same index: first the higher rate, then the most reversed appeals, then the
    lowest code; never the order of a file."""
    rates = [each.belief.rate for each in candidates if each.belief]
    values = indexes(rates, [each.outcomes.decided for each in candidates], policy)
    keyed = [
        (-value, -round(rate, _DIGITS), -each.outcomes.reversed, each.code, each)
        for value, rate, each in zip(values, rates, candidates, strict=True)
    ]
    return [each for *_, each in sorted(keyed, key=lambda key: key[:4])]
