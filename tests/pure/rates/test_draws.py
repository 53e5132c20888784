"""Chance that can be repeated."""

from __future__ import annotations

from hashlib import sha256
from itertools import pairwise

import pytest

from sagkyndig.pure.rates import belief, draw_number, fit_population, repetitions

POPULATION = fit_population([(4, 9), (7, 9), (20, 50), (6, 20)])
BELIEFS = [belief(hits, cases, POPULATION) for hits, cases in ((7, 9), (20, 50))]


def test_the_same_seed_gives_the_same_worlds() -> None:
    first = list(repetitions(BELIEFS, seed="a", times=50))
    assert first == list(repetitions(BELIEFS, seed="a", times=50))
    assert first != list(repetitions(BELIEFS, seed="b", times=50))
    assert all(one != other for one, other in pairwise(first))


def test_the_worlds_have_the_rates_that_are_believed() -> None:
    worlds = list(repetitions(BELIEFS, seed="a", times=4000))
    for at, believed in enumerate(BELIEFS):
        drawn = [world[at] for world in worlds]
        low, high = believed.interval()
        assert sum(drawn) / len(drawn) == pytest.approx(believed.rate, abs=0.01)
        assert sum(low <= rate <= high for rate in drawn) / len(drawn) == pytest.approx(0.95, abs=0.02)


def test_anyone_can_work_a_lot_out_again() -> None:
    assert draw_number("abc", "901") == sha256(b"abc:901").hexdigest()
