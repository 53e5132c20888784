"""Rates of few cases: drawn toward the others, by as much as the counts say, with intervals that hold."""

from __future__ import annotations

from itertools import product
from math import exp
from random import Random
from statistics import median, stdev

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.pure.rates import Counted, belief, fit_population
from sagkyndig.pure.rates.beta import log_beta, mixture_cdf

COUNTS = st.lists(
    st.integers(0, 60).flatmap(lambda cases: st.tuples(st.integers(0, cases), st.just(cases))), min_size=2, max_size=40
).filter(lambda counts: any(cases for _, cases in counts))


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.randoms())
def test_the_order_of_the_counts_means_nothing(counts: list[Counted], chance: Random) -> None:
    mixed = counts[:]
    chance.shuffle(mixed)
    assert fit_population(counts) == fit_population(mixed)


@settings(max_examples=60, deadline=None)
@given(COUNTS)
def test_a_belief_lies_between_the_raw_rate_and_the_others(counts: list[Counted]) -> None:
    population = fit_population(counts)
    means = [layer.mean for layer in population.layers]
    for hits, cases in counts:
        if cases:
            believed = belief(hits, cases, population)
            low, high = believed.interval()
            assert min([*means, hits / cases]) - 1e-9 <= believed.rate <= max([*means, hits / cases]) + 1e-9
            assert 0 <= low < believed.rate < high <= 1


@settings(max_examples=60, deadline=None)
@given(COUNTS, st.integers(1, 40))
def test_more_hits_among_as_many_cases_is_a_higher_rate(counts: list[Counted], cases: int) -> None:
    population = fit_population(counts)
    rates = [belief(hits, cases, population).rate for hits in range(cases + 1)]
    assert rates == sorted(set(rates))


def test_three_of_three_is_drawn_far_and_ninety_of_a_hundred_hardly() -> None:
    population = fit_population([(9, 20), (12, 30), (7, 12), (20, 50), (30, 55), (3, 3), (90, 100), (14, 40), (11, 22)])
    few, many = belief(3, 3, population), belief(90, 100, population)
    assert few.rate < many.rate
    assert few.rate < 0.75
    assert many.rate > 0.85
    assert few.interval()[1] - few.interval()[0] > 2 * (many.interval()[1] - many.interval()[0])


def test_where_all_are_alike_nobody_stands_out() -> None:
    population = fit_population([(45, 100)] * 98)
    assert population.deviation < 0.02
    assert belief(5, 5, population).rate < 0.5


def test_where_rates_differ_much_they_are_left_nearly_as_they_are() -> None:
    population = fit_population([(5, 100), (95, 100)] * 20)
    assert population.mean == pytest.approx(0.5, abs=0.03)
    assert belief(95, 100, population).rate == pytest.approx(0.95, abs=0.01)


@pytest.mark.parametrize("counts", [[(0, 7)] * 12, [(7, 7)] * 12, [(1, 1)], [(0, 1)], [(3000, 9000), (1, 2)]])
def test_the_ends_and_the_smallest_files_give_rates_all_the_same(counts: list[Counted]) -> None:
    population = fit_population(counts)
    hits, cases = counts[0]
    low, high = belief(hits, cases, population).interval()
    assert 0 <= low < belief(hits, cases, population).rate < high <= 1
    assert sum(layer.weight for layer in population.layers) == pytest.approx(1)


@pytest.mark.parametrize(
    ("counts", "said"), [([], "no cases"), ([(0, 0)], "no cases"), ([(2, 1)], "more hits"), ([(-1, 3)], "more hits")]
)
def test_what_are_no_counts(counts: list[Counted], said: str) -> None:
    with pytest.raises(ValueError, match=said):
        fit_population(counts)


def test_mean_and_spread_are_found_again() -> None:
    chance = Random(5)  # noqa: S311
    counts = []
    for _ in range(400):
        rate = chance.betavariate(0.45 * 23.75, 0.55 * 23.75)
        counts.append((sum(chance.random() < rate for _ in range(30)), 30))
    population = fit_population(counts)
    assert population.mean == pytest.approx(0.45, abs=0.02)
    assert population.deviation == pytest.approx(0.10, abs=0.02)


def test_the_parts_of_a_belief_have_its_mean_and_its_one_beta_too() -> None:
    believed = belief(7, 9, fit_population([(4, 9), (7, 9), (2, 5), (6, 20)]))
    assert sum(weight * a / (a + b) for weight, a, b in believed.parts) == pytest.approx(believed.rate)
    assert believed.a / (believed.a + believed.b) == pytest.approx(believed.rate)
    assert mixture_cdf(believed.interval()[0], believed.parts) == pytest.approx(0.025, abs=1e-6)


def _by_brute_force(counts: list[Counted], points: int = 150) -> tuple[float, float]:
    """Mean of the true rates, and of the first unit's, summed over a fine grid of the same prior in one go."""
    typical = median(cases for _, cases in counts)
    heights = {}
    for at, to in product(range(points), range(points)):
        mean, drawn = (at + 0.5) / points, (to + 0.5) / points
        size = typical * drawn / (1 - drawn)
        a, b = mean * size, (1 - mean) * size
        heights[a, b] = sum(log_beta(a + hits, b + cases - hits) - log_beta(a, b) for hits, cases in counts)
    top = max(heights.values())
    weights = {pair: exp(height - top) for pair, height in heights.items()}
    whole = sum(weights.values())
    hits, cases = counts[0]
    mean = sum(weight * a / (a + b) for (a, b), weight in weights.items()) / whole
    first = sum(weight * (a + hits) / (a + b + cases) for (a, b), weight in weights.items()) / whole
    return mean, first


@pytest.mark.parametrize(
    "counts",
    [
        [(7, 9), (3, 8), (0, 4), (5, 20), (11, 30), (2, 2)],
        [(1, 2), (1, 3), (0, 1)],
        [(30, 40), (20, 40), (12, 40), (25, 40), (31, 60), (9, 10), (14, 50)] * 3,
    ],
)
def test_the_grid_that_moves_finds_what_a_fine_one_does(counts: list[Counted]) -> None:
    population = fit_population(counts)
    mean, first = _by_brute_force(counts)
    assert population.mean == pytest.approx(mean, abs=0.004)
    assert belief(*counts[0], population).rate == pytest.approx(first, abs=0.004)


def test_a_narrow_peak_is_found_too() -> None:
    chance = Random(8)  # noqa: S311
    rates = [chance.betavariate(45, 55) for _ in range(98)]
    population = fit_population([(round(5000 * rate), 5000) for rate in rates])
    assert population.mean == pytest.approx(sum(rates) / 98, abs=0.003)
    assert population.deviation == pytest.approx(stdev(rates), rel=0.1)
