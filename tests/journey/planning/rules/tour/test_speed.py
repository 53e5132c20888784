"""The best tour of an edition of real size is found at once, or the distance to it is told; the same each time."""

from __future__ import annotations

import subprocess
import sys
import time
from dataclasses import replace

import pytest

from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.journey.planning.rules.tour import TOUR_POLICY, propose, quality
from tests.journey.planning.rules.tour.worlds import invented, make_run, make_world

TWELVE_WEEKS = 7 * 12 - 2  # sixty working days, holidays aside


@pytest.mark.parametrize("seed", [1, 2, 3, 4, 5])
def test_ten_forloeb_three_teachers_and_sixty_days(seed: int) -> None:
    world = invented(seed, runs=10, days=TWELVE_WEEKS)
    began = time.process_time()
    proposal = propose(world)
    assert time.process_time() - began < 5
    assert quality(proposal).endswith("er den bedste, der findes.")


@pytest.mark.parametrize("sharing", [Sharing.GLADLY, Sharing.ALONE, None])
def test_everything_free_and_everybody_alike_is_no_harder(sharing: Sharing | None) -> None:
    regions = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland")
    runs = [make_run(number + 1, region=regions[number % 5], sharing=sharing) for number in range(10)]
    world = make_world(runs, days=TWELVE_WEEKS)
    began = time.process_time()
    assert propose(world).gap == 0
    assert time.process_time() - began < 5


def test_the_search_stops_by_work_and_tells_how_far_it_may_be() -> None:
    """With one node for each part of the search: the same tour twice, and a gap instead of a proof."""

    policy = replace(TOUR_POLICY, most_nodes=1)
    regions = ("Hovedstaden", "Nordjylland", "Sjælland", "Midtjylland", "Syddanmark")
    runs = [make_run(number + 1, region=regions[number % 5], sharing=Sharing.ALONE) for number in range(10)]
    world = make_world(runs, days=12)
    first, second = propose(world, policy=policy), propose(world, policy=policy)
    assert first == second
    best = propose(world)
    assert first.points - first.gap <= best.points <= first.points
    if first.gap:
        assert quality(first) == f"Der kan højst findes en plan, der er {first.gap} point bedre."


def test_nothing_is_imported_before_a_proposal_is_asked_for() -> None:
    code = (
        "import sys, sagkyndig.journey.planning.rules.tour, sagkyndig.pure.optimum; "
        "sys.exit(any(name in sys.modules for name in ('scipy', 'numpy')))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
