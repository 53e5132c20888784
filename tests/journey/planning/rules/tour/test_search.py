"""The tour that is found costs as little as the cheapest of all the tours there are."""

from __future__ import annotations

import pytest

from sagkyndig.journey.planning.rules.tour.costs import points_of, tour_costs
from sagkyndig.journey.planning.rules.tour.options import slots
from sagkyndig.journey.planning.rules.tour.search import cheapest
from sagkyndig.journey.planning.rules.tour.world import TourWorld
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
        found = cheapest(slots(world, NOTHING_ASKED, POLICY), world, POLICY)
        assert found.is_proven
        assert found.cost == points_of(tour_costs(found.chosen, world, POLICY)), seed
        assert found.cost == least(world), seed
