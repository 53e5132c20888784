"""What could be shown, held against what is shown in years that were made up."""

from __future__ import annotations

from math import sqrt
from random import Random

import pytest

from sagkyndig.pure.rates import Group, smallest_detectable_effect, year_unrest


def _binomial(chance: Random, cases: int, rate: float) -> int:
    return sum(chance.random() < rate for _ in range(cases))


def test_the_smallest_effect_is_shown_in_about_eighty_of_a_hundred_times() -> None:
    chance = Random(11)  # noqa: S311
    taught, others = Group(0.5, 120, 240), Group(0.45, 700, 1400)
    effect = smallest_detectable_effect(taught, others)
    assert effect is not None
    shown, worlds = 0, 600
    for _ in range(worlds):
        rates = [
            _binomial(chance, cases, rate) / cases
            for cases, rate in ((120, 0.5), (240, 0.5 - effect), (700, 0.45), (1400, 0.45))
        ]
        change = (rates[1] - rates[0]) - (rates[3] - rates[2])
        error = sqrt(sum(r * (1 - r) / n for r, n in zip(rates, (120, 240, 700, 1400), strict=True)))
        shown += change + 1.96 * error < 0
    assert 0.76 < shown / worlds < 0.87  # a rate further from a half wavers a little less


def test_more_cases_show_less_and_unrest_more() -> None:
    few, many = Group(0.5, 50, 100), Group(0.5, 500, 1000)
    small, large = smallest_detectable_effect(many, None), smallest_detectable_effect(few, None)
    assert small is not None
    assert large is not None
    assert large == pytest.approx(small * sqrt(10))
    assert smallest_detectable_effect(few, None, unrest=4) == pytest.approx(2 * large)
    assert smallest_detectable_effect(few, None, unrest=0.2) == pytest.approx(large)
    assert (smallest_detectable_effect(few, many) or 0) > large


@pytest.mark.parametrize("others", [None, Group(0.4, 0, 0)])
def test_without_cases_nothing_can_be_said(others: Group | None) -> None:
    taught = Group(0.5, 0, 0) if others is None else Group(0.5, 10, 20)
    assert smallest_detectable_effect(taught, others) is None


def test_rates_that_stand_still_are_at_rest_and_those_that_leap_are_not() -> None:
    chance = Random(3)  # noqa: S311
    still = [[(_binomial(chance, 20, 0.4), 20) for _ in range(3)] for _ in range(98)]
    leaping = [[(_binomial(chance, 20, rate), 20) for rate in (0.2, 0.6, 0.4)] for _ in range(98)]
    assert year_unrest(still) < 1.25
    assert year_unrest(leaping) > 2
    assert year_unrest([[(1, 3)], [(0, 4), (0, 2)], []]) == 1.0
