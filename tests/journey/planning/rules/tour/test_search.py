"""The tour that is found costs as little as the cheapest of all the tours there are."""

from __future__ import annotations

import pytest

from sagkyndig.journey.planning.rules.tour import Asked, Held, propose
from sagkyndig.journey.planning.rules.tour.costs import points_of, tour_costs
from sagkyndig.journey.planning.rules.tour.options import slots
from sagkyndig.journey.planning.rules.tour.search import Question, cheapest
from sagkyndig.journey.planning.rules.tour.world import Option, TourWorld
from tests.journey.planning.rules.tour.worlds import NOTHING_ASKED, POLICY, every_tour, invented

SEEDS = 60


def least(world: TourWorld) -> int:
    return min(points_of(tour_costs(tour, world, POLICY)) for tour in every_tour(world))


@pytest.mark.parametrize("first", range(0, SEEDS, 10))
@pytest.mark.parametrize(
    ("runs", "days", "with_standing"),
    [(2, 5, False), (3, 5, False), (3, 5, True), (3, 8, True), (4, 4, False)],
    ids=["to", "tre", "tre, en dag står", "tre over en weekend, en dag står", "fire på fire dage"],
)
def test_no_tour_costs_less(first: int, runs: int, days: int, with_standing: bool) -> None:
    for seed in range(first, first + 10):
        world = invented(seed, runs=runs, days=days, with_standing=with_standing)
        found = cheapest(slots(world, NOTHING_ASKED, POLICY), Question(world, POLICY))
        assert found.is_proven
        assert found.cost == points_of(tour_costs(found.chosen, world, POLICY)), seed
        assert found.cost == least(world), seed


@pytest.mark.parametrize("seed", range(20))
def test_what_was_proposed_before_is_kept_where_that_costs_nothing(seed: int) -> None:
    world = invented(seed, runs=3, days=8)
    first = propose(world)
    again = propose(world, Asked(former=frozenset(held(option) for option in first.news)))
    assert again.chosen == first.chosen
    assert (again.points, again.gap) == (first.points, 0)


@pytest.mark.parametrize("seed", range(20))
def test_a_former_proposal_never_makes_the_next_one_dearer(seed: int) -> None:
    world = invented(seed, runs=3, days=5, with_standing=True)
    dear = max(every_tour(world), key=lambda tour: points_of(tour_costs(tour, world, POLICY)))
    asked = Asked(former=frozenset(held(option) for option in dear if option.is_news))
    assert points_of(propose(world, asked).costs) == least(world)


def held(option: Option) -> Held:
    return Held(frozenset(run.id for run in option.runs), option.on, frozenset(each.id for each in option.adds))
