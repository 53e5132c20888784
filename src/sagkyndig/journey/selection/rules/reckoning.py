"""What criteria give, made once and kept: everything that pages tell of a choice, in plain values."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sagkyndig.journey.selection.rules.changes import what_would_change
from sagkyndig.journey.selection.rules.criteria import certainty_in_words, evidence_in_words, lacks_in_words
from sagkyndig.journey.selection.rules.evidence import evidence
from sagkyndig.journey.selection.rules.ground import Ground, Outcomes
from sagkyndig.journey.selection.rules.own_changes import Own, promises_not_kept, with_own_changes
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.ranking import Placed, Ranking, Status, Why, rank
from sagkyndig.journey.selection.rules.sentences import sentence


@dataclass(frozen=True)
class YearCount:
    """How a municipality's appeals ended in one year, provisions pooled."""

    year: int
    decided: int
    reversed: int


@dataclass(frozen=True)
class ReckonedRow:
    """One municipality. Rates and the ends of the interval are shares between 0 and 1, None where nothing was decided.

    `rank` is its place on the list, `by_index` the place that its figures alone give it, both None where it was no
    candidate; `share` in how many of 100 repetitions it is chosen; `reason` the manager's, where the manager changed it.
    """

    code: str
    name: str
    region: str
    population: int
    band: str
    decided: int
    reversed: int
    raw_rate: float | None
    rate: float | None
    low: float | None
    high: float | None
    rank: int | None
    by_index: int | None
    status: Status
    why: Why
    sentence: str
    share: float | None
    is_equal: bool
    initiative: str
    reason: str
    years: tuple[YearCount, ...]  # those chosen by


@dataclass(frozen=True)
class ReckonedChange:
    """A criterion moved, the policy that would be, and the codes that would come in and go out."""

    words: str
    policy: Policy
    enters: tuple[str, ...]
    leaves: tuple[str, ...]


@dataclass(frozen=True)
class Reckoning:
    """All that a page tells. `mean` is the common rate that rates are drawn toward, None where sizes have their own.

    `certainty`, `changes` and shares are those of the criteria, before the manager's own changes.
    """

    rows: tuple[ReckonedRow, ...]
    candidates: int
    certainty: str
    changes: tuple[ReckonedChange, ...]
    evidence: tuple[str, ...]
    baseline_year: int
    mean: float | None
    remarks: tuple[str, ...]
    fingerprint: str


def reckon(ground: Ground, policy: Policy, own: Sequence[Own] = (), *, tries_others: bool = True) -> Reckoning:
    """All of it from the start; without `tries_others` the changes are left out, which take most of the time.

    Whoever was taken in beyond the places is left where they were."""
    by_criteria = rank(ground, policy)
    ranking = with_own_changes(by_criteria, own)
    shown = evidence(ground, ranking)
    yearly = ground.yearly(policy.years, policy.provisions)
    return Reckoning(
        rows=tuple(_row(each, ranking, yearly[each.code]) for each in ranking.placed),
        candidates=ranking.candidates,
        certainty=certainty_in_words(by_criteria),
        changes=tuple(
            ReckonedChange(each.words, each.policy, each.enters, each.leaves)
            for each in (what_would_change(ground, policy) if tries_others else ())
        ),
        evidence=tuple(evidence_in_words(shown)),
        baseline_year=shown.baseline_year,
        mean=_mean(ranking),
        remarks=(*lacks_in_words(ground, ranking), *promises_not_kept(ranking)),
        fingerprint=ranking.fingerprint,
    )


def _row(placed: Placed, ranking: Ranking, yearly: Sequence[Outcomes]) -> ReckonedRow:
    weighed = placed.weighed
    low, high = weighed.belief.interval() if weighed.belief else (None, None)
    return ReckonedRow(
        code=placed.code,
        name=placed.name,
        region=weighed.municipality.region,
        population=weighed.municipality.population,
        band=weighed.band.name if weighed.band else "",
        decided=weighed.outcomes.decided,
        reversed=weighed.outcomes.reversed,
        raw_rate=weighed.outcomes.reversal_rate,
        rate=weighed.belief.rate if weighed.belief else None,
        low=low,
        high=high,
        rank=placed.rank,
        by_index=placed.by_index,
        status=placed.status,
        why=placed.why,
        sentence=sentence(placed, ranking),
        share=placed.share,
        is_equal=placed.is_equal,
        initiative=weighed.initiative.kind if weighed.initiative else "",
        reason=placed.reason,
        years=tuple(
            YearCount(year, each.decided, each.reversed)
            for year, each in zip(ranking.policy.years, yearly, strict=True)
        ),
    )


def _mean(ranking: Ranking) -> float | None:
    means = {each.weighed.population.mean for each in ranking.placed if each.weighed.population}
    return means.pop() if len(means) == 1 else None
