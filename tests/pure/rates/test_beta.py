"""The beta distribution against what can be reckoned in another way."""

from __future__ import annotations

from math import comb, isclose

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.pure.rates.beta import beta_cdf, mixture_cdf, mixture_quantile

SHARES = st.floats(0.001, 0.999)
SIZES = st.floats(0.2, 400)


@settings(deadline=None)
@given(SHARES, st.integers(1, 30), st.integers(1, 30))
def test_the_sum_of_a_binomial_says_the_same(x: float, a: int, b: int) -> None:
    n = a + b - 1
    summed = sum(comb(n, k) * x**k * (1 - x) ** (n - k) for k in range(a, n + 1))
    assert isclose(beta_cdf(x, a, b), summed, rel_tol=1e-8, abs_tol=1e-12)


@settings(deadline=None)
@given(SHARES, SIZES, SIZES)
def test_the_other_way_round_adds_up_to_one(x: float, a: float, b: float) -> None:
    assert beta_cdf(x, a, b) + beta_cdf(1 - x, b, a) == pytest.approx(1, abs=1e-9)


@settings(deadline=None)
@given(st.sampled_from([0.025, 0.5, 0.975]), st.lists(st.tuples(SIZES, SIZES), min_size=1, max_size=4))
def test_a_quantile_leads_back_to_its_probability(q: float, parts: list[tuple[float, float]]) -> None:
    mixture = tuple((1 / len(parts), a, b) for a, b in parts)
    x = mixture_quantile(q, mixture)
    assert 0 <= x <= 1
    if 1e-6 < x < 1 - 1e-6:  # nearer than that to an end, a step smaller than we look for is a large one
        assert mixture_cdf(x, mixture) == pytest.approx(q, abs=1e-4)


@pytest.mark.parametrize(("x", "expected"), [(-1, 0), (0, 0), (1, 1), (2, 1)])
def test_beyond_the_ends(x: float, expected: float) -> None:
    assert beta_cdf(x, 2, 3) == expected


def test_known_quantiles() -> None:
    # R: qbeta(c(.025, .975), 15, 7)
    found = [mixture_quantile(q, ((1.0, 15, 7),)) for q in (0.025, 0.975)]
    assert found == pytest.approx([0.4782, 0.8541], abs=5e-4)
