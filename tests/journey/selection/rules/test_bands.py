"""Sizes: the bands that a row of limits makes are those the usual criteria have."""

from __future__ import annotations

import pytest

from sagkyndig.journey.selection.rules.bands import band_name, bands_of
from sagkyndig.journey.selection.rules.policy import USUAL_BANDS, PolicyFault, usual_policy


def test_the_usual_limits_make_the_usual_bands() -> None:
    assert bands_of([30_000, 60_000], [(1, None), (1, None), (1, None)]) == USUAL_BANDS


@pytest.mark.parametrize(
    ("begin", "below", "name"),
    [
        (0, 25_000, "under 25.000 indbyggere"),
        (25_000, 100_000, "25.000-99.999 indbyggere"),
        (100_000, None, "mindst 100.000 indbyggere"),
    ],
)
def test_a_band_is_named_after_its_limits(begin: int, below: int | None, name: str) -> None:
    assert band_name(begin, below) == name


def test_no_limits_are_one_band() -> None:
    (band,) = bands_of([], [(0, 4)])
    assert (band.below, band.fewest_places, band.most_places) == (None, 0, 4)


def test_limits_in_the_wrong_order_are_refused_by_the_policy() -> None:
    from dataclasses import replace

    bands = bands_of([60_000, 30_000], [(0, None)] * 3)
    with pytest.raises(PolicyFault, match="fra den mindste til den største"):
        replace(usual_policy([2021], ["SEL 95"]), size_bands=bands)


def test_a_share_too_few_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="zip"):
        bands_of([30_000], [(0, None)])
