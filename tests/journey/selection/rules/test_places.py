"""Who gets the places when the order is given."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.journey.selection.rules.places import Seat, share_out
from sagkyndig.journey.selection.rules.policy import Policy, PolicyFault, SizeBand, usual_policy

FREE = replace(usual_policy([2019], ["SEL 95"], places=4, reserves=2))
BANDS = (SizeBand("små", 30_000), SizeBand("store", None))


def seats(pattern: str) -> list[Seat]:
    """»s1 S2«: small in region 1, large in region 2."""
    return [Seat("små" if each[0] == "s" else "store", each[1]) for each in pattern.split()]


def test_without_limits_it_goes_down_the_list() -> None:
    shared = share_out(seats("S1 S1 S1 S1 s1 S1 S1 S1"), FREE)
    assert (shared.chosen, shared.reserves, shared.passed_over) == ((0, 1, 2, 3), (4, 5), frozenset())


def test_a_size_has_its_promised_places_first() -> None:
    policy = replace(FREE, size_bands=(replace(BANDS[0], fewest_places=2), BANDS[1]))
    shared = share_out(seats("S1 S1 S1 S1 s1 S1 s2 s2"), policy)
    assert (shared.chosen, shared.reserves) == ((0, 1, 4, 6), (2, 3))


def test_promises_that_nobody_can_take_go_to_the_others() -> None:
    policy = replace(FREE, size_bands=(replace(BANDS[0], fewest_places=3), BANDS[1]))
    assert share_out(seats("S1 S1 S1 s1 S1"), policy).chosen == (0, 1, 2, 3)


def test_a_region_has_its_share_and_no_more() -> None:
    shared = share_out(seats("S1 S1 S1 S2 S1 S2 S3 S1"), replace(FREE, most_from_a_region=2))
    assert (shared.chosen, shared.passed_over) == ((0, 1, 3, 5), frozenset({2, 4}))
    assert shared.reserves == (2, 4)


def test_a_size_has_no_more_than_it_may() -> None:
    policy = replace(FREE, size_bands=(BANDS[0], replace(BANDS[1], most_places=1)))
    assert share_out(seats("S1 S1 s1 S1 s1"), policy).chosen == (0, 2, 4)


def test_fewer_candidates_than_places() -> None:
    shared = share_out(seats("S1 s1"), FREE)
    assert (shared.chosen, shared.reserves) == ((0, 1), ())
    assert share_out([], FREE).chosen == ()


ANY_SEATS = st.lists(st.builds(Seat, st.sampled_from(["små", "store"]), st.sampled_from("12345")), max_size=40)


@settings(deadline=None)
@given(ANY_SEATS, st.integers(1, 12), st.integers(0, 6), st.integers(0, 4), st.integers(1, 4) | st.none())
def test_whatever_the_order_the_limits_hold(
    order: list[Seat], places: int, reserves: int, fewest: int, most_from_a_region: int | None
) -> None:
    policy = Policy(
        years=(2019,),
        provisions=("SEL 95",),
        places=places,
        reserves=reserves,
        size_bands=(SizeBand("små", 30_000, fewest_places=min(fewest, places)), SizeBand("store", None)),
        most_from_a_region=most_from_a_region,
    )
    shared = share_out(order, policy)
    regions = Counter(order[at].region for at in shared.chosen)
    assert len(shared.chosen) <= places
    assert len(shared.reserves) == min(reserves, len(order) - len(shared.chosen))
    assert not set(shared.chosen) & set(shared.reserves)
    if most_from_a_region is None:
        assert len(shared.chosen) == min(places, len(order))
        small = sum(order[at].band == "små" for at in shared.chosen)
        assert small >= min(policy.size_bands[0].fewest_places, sum(seat.band == "små" for seat in order))
    else:
        assert all(count <= most_from_a_region for count in regions.values())
        free = [at for at in range(len(order)) if at not in shared.chosen]
        if len(shared.chosen) < places:
            assert all(regions[order[at].region] >= most_from_a_region for at in free)


@pytest.mark.parametrize(
    "change",
    [
        {"years": ()},
        {"provisions": ()},
        {"places": 0},
        {"reserves": -1},
        {"fewest_decided": -1},
        {"volume_weight": 101},
        {"size_bands": (SizeBand("små", 30_000),)},
        {"size_bands": (SizeBand("store", 60_000), SizeBand("små", 30_000), SizeBand("resten", None))},
        {"size_bands": (SizeBand("alle", None, fewest_places=11),)},
    ],
)
def test_criteria_that_contradict_themselves(change: dict[str, object]) -> None:
    with pytest.raises(PolicyFault):
        replace(usual_policy([2019], ["SEL 95"]), **change)  # type: ignore[arg-type]


def test_the_usual_criteria_for_few_places_promise_none() -> None:
    assert sum(band.fewest_places for band in usual_policy([2019], ["SEL 95"], places=3).size_bands) == 0
    assert sum(band.fewest_places for band in usual_policy([2019], ["SEL 95"]).size_bands) == 3
