"""How sure the list is: what it would be if each rate were anywhere it may well be, many times over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sagkyndig.journey.selection.rules.places import Seat, Shared, share_out
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.weighing import Weighed, indexes
from sagkyndig.pure.rates import repetitions


@dataclass(frozen=True)
class Certainty:
    """`shares` is, for each candidate, in how many of 100 repetitions it is among the chosen.

    `firm` are the chosen who nearly always are. `equals` are the candidates, chosen or not, about whom a coin could as
    well be tossed: in about half of the repetitions they are above the line between chosen and not chosen, in the other
    half below it. None where every candidate has a place, or nobody on one side of the line is near it.
    """

    shares: Mapping[str, float]
    firm: frozenset[str]
    equals: frozenset[str]


def seat_of(weighed: Weighed) -> Seat:
    return Seat(weighed.band.name if weighed.band else "", weighed.municipality.region)


def certainty(order: Sequence[Weighed], shared: Shared, policy: Policy, *, seed: str) -> Certainty:
    """Each repetition draws a rate for every candidate from what is believed of it, and chooses again by the policy.

    `order` are the candidates, best first, `shared` how the places were shared out among them, `seed` what the draws
    follow from.
    """
    beliefs = [each.belief for each in order if each.belief]
    decided = [each.outcomes.decided for each in order]
    seats = [seat_of(each) for each in order]
    line = _line(indexes([each.rate for each in beliefs], decided, policy), shared)
    times, above = [0] * len(order), [0] * len(order)
    for rates in repetitions(beliefs, seed=f"{seed}:gentagelser", times=policy.repetitions):
        values = indexes(rates, decided, policy)
        placed = sorted(range(len(values)), key=values.__getitem__, reverse=True)
        for at in share_out([seats[at] for at in placed], policy).chosen:
            times[placed[at]] += 1
        for at, value in enumerate(values):
            above[at] += value > line
    codes = [each.code for each in order]
    chosen = {codes[at] for at in shared.chosen}
    shares = {code: 100 * count / policy.repetitions for code, count in zip(codes, times, strict=True)}
    near = {
        code
        for code, count in zip(codes, above, strict=True)
        if abs(100 * count / policy.repetitions - 50) <= policy.equal_within
    }
    return Certainty(
        shares,
        frozenset(code for code in chosen if shares[code] >= policy.firm_from),
        frozenset(near) if near & chosen and near - chosen else frozenset(),
    )


def _line(values: Sequence[float], shared: Shared) -> float:
    """Halfway between the last who is chosen down the list and the first who is not."""
    chosen = set(shared.chosen)
    others = [at for at in range(len(values)) if at not in chosen | shared.passed_over]
    if not others or not chosen:
        return float("-inf")
    down_the_list = [at for at in shared.chosen if at < others[0]]
    return (values[down_the_list[-1] if down_the_list else others[0]] + values[others[0]]) / 2
