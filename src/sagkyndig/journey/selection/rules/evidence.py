"""What the round can show afterwards, said before the invitations go out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sagkyndig.journey.selection.rules.ground import Ground
from sagkyndig.journey.selection.rules.ranking import Placed, Ranking, Status
from sagkyndig.pure.rates import Group, smallest_detectable_effect, year_unrest

_YEARS_AFTER = 2


@dataclass(frozen=True)
class Evidence:
    """`smallest` is in share of decided appeals, None where it cannot be reckoned.

    `baseline_year` was not used to choose by: those chosen on a high rate have, by chance alone, a lower one in any
    other year. `is_in_the_file` says whether its figures are there already.
    """

    baseline_year: int
    is_in_the_file: bool
    years_after: int
    cases_a_year: float
    others: int
    unrest: float
    smallest: float | None


def evidence(ground: Ground, ranking: Ranking) -> Evidence:
    """The first year after those chosen by is the clean one; the change from it is held against the candidates not
    chosen. Cases are expected to come as in the years chosen by."""
    policy = ranking.policy
    chosen = ranking.of(Status.CHOSEN)
    others = [each for each in ranking.of(Status.RESERVE, Status.PASSED) if each.rank is not None]
    yearly = ground.yearly(policy.years, policy.provisions)
    unrest = year_unrest([(each.reversed, each.decided) for each in years] for years in yearly.values())
    taught = _group(chosen, len(policy.years))
    smallest = None
    if taught is not None:
        smallest = smallest_detectable_effect(taught, _group(others, len(policy.years)), unrest=unrest)
    baseline = max(policy.years) + 1
    return Evidence(
        baseline,
        baseline in ground.years,
        _YEARS_AFTER,
        taught.cases_before if taught else 0.0,
        len(others),
        unrest,
        smallest,
    )


def _group(placed: Sequence[Placed], years: int) -> Group | None:
    """Their common rate as it is believed to be, weighed by cases, and the cases of a year and of the years after."""
    decided = sum(each.weighed.outcomes.decided for each in placed)
    if not decided:
        return None
    believed = sum(each.weighed.belief.rate * each.weighed.outcomes.decided for each in placed if each.weighed.belief)
    return Group(believed / decided, decided / years, _YEARS_AFTER * decided / years)
