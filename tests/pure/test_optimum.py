"""The cheapest choice is found, held against all choices there are, and its bound is never above it."""

from __future__ import annotations

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.pure.optimum import NoChoice, Optimum, Problem

NODES = 100


def test_nothing_to_choose_costs_nothing() -> None:
    assert Problem().solve(NODES) == Optimum((), 0, 0)


def test_what_cannot_be_is_said() -> None:
    problem = Problem()
    one = problem.choice(1)
    problem.row([(one, 1)], least=2)
    with pytest.raises(NoChoice):
        problem.solve(NODES)


def test_an_amount_may_be_as_high_as_it_must() -> None:
    problem = Problem()
    amount = problem.amount(3)
    problem.row([(amount, 2)], least=7)
    assert problem.solve(NODES) == Optimum((4,), 12, 12)


def test_a_bound_from_elsewhere_does_not_change_the_answer() -> None:
    problem = Problem()
    first, second = problem.choice(5), problem.choice(7)
    problem.row([(first, 1), (second, 1)], least=1)
    problem.costs_at_least(5)
    found = problem.solve(NODES)
    assert (found.values, found.cost, found.is_proven) == ((1, 0), 5, True)


@st.composite
def problems(draw: st.DrawFn) -> tuple[list[int], list[tuple[list[int], int]]]:
    costs = draw(st.lists(st.integers(0, 20), min_size=1, max_size=7))
    coefficients = st.lists(st.integers(-3, 5), min_size=len(costs), max_size=len(costs))
    return costs, draw(st.lists(st.tuples(coefficients, st.integers(-3, 8)), max_size=5))


@settings(max_examples=150, deadline=None)
@given(problems())
def test_no_choice_is_cheaper(given_problem: tuple[list[int], list[tuple[list[int], int]]]) -> None:
    costs, rows = given_problem
    problem = Problem()
    numbers = [problem.choice(cost) for cost in costs]
    for coefficients, least in rows:
        problem.row(list(zip(numbers, coefficients, strict=True)), least=least)
    possible = [
        sum(cost * value for cost, value in zip(costs, values, strict=True))
        for values in product((0, 1), repeat=len(costs))
        if all(sum(map(int.__mul__, coefficients, values)) >= least for coefficients, least in rows)
    ]
    if not possible:
        with pytest.raises(NoChoice):
            problem.solve(NODES)
        return
    found = problem.solve(NODES)
    assert found.cost == min(possible)
    assert found.bound <= found.cost
    assert found.is_proven
