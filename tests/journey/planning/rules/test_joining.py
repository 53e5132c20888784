"""Whom a municipality is advised to share its physical day with."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from sagkyndig.journey.planning.rules.joining import (
    Party,
    Sharing,
    can_join,
    suggestions,
    too_small_sentence,
    weights_in_words,
)

TODAY = date(2024, 3, 4)
ME = Party(1, "Ådal", "Midtjylland", coming=10, elearning_on=date(2024, 3, 20), physical_on=date(2024, 4, 10), seats=30)
OTHER = Party(2, "Østby", "Midtjylland", coming=10, elearning_on=date(2024, 3, 21))


def names(*others: Party) -> list[str]:
    return [each.party.municipality for each in suggestions(ME, others, TODAY)]


def test_the_own_region_comes_before_who_is_glad_and_that_before_who_is_far() -> None:
    far = replace(OTHER, run_id=3, municipality="Langtbort", region="Hovedstaden")
    glad = replace(OTHER, run_id=4, municipality="Glad", region="Syddanmark", sharing=Sharing.GLADLY)
    both = replace(OTHER, run_id=5, municipality="Begge", sharing=Sharing.GLADLY)
    assert names(far, glad, OTHER, both) == ["Begge", "Glad", "Østby", "Langtbort"]


def test_equals_stand_in_danish_order_and_who_wants_to_be_alone_is_left_out() -> None:
    alone = replace(OTHER, run_id=3, municipality="Ene", sharing=Sharing.ALONE)
    assert names(replace(OTHER, run_id=4, municipality="Aalykke"), OTHER, alone) == ["Østby", "Aalykke"]


def test_reasons_are_words() -> None:
    many = replace(OTHER, coming=40, region="Hovedstaden", sharing=Sharing.GLADLY)
    (found,) = suggestions(ME, [many], TODAY)
    assert found.reasons == ("omkring 4 timer væk", "vil gerne dele", "I bliver 50 i alt, og det er mange på én dag")


@pytest.mark.parametrize(
    ("joining", "can"),
    [
        (OTHER, True),
        (replace(OTHER, elearning_on=None), True),
        (replace(OTHER, elearning_on=date(2024, 4, 10)), False),
        (replace(OTHER, municipality="Nabo"), False),  # is on the day already
    ],
)
def test_who_can_come(joining: Party, *, can: bool) -> None:
    assert can_join(joining, replace(ME, shares_with=("Nabo",)), TODAY) is can


def test_nobody_comes_to_a_day_that_is_not_there_or_is_today() -> None:
    assert not can_join(ME, OTHER, TODAY)
    assert not can_join(OTHER, ME, date(2024, 4, 10))


def test_the_room_is_too_small_from_one_seat_too_few() -> None:
    keeper = replace(ME, on_the_day=18)
    assert too_small_sentence(keeper, OTHER) is None
    assert too_small_sentence(replace(keeper, seats=29), OTHER) == (
        "Lokalet hos Ådal har plads til 29, og I bliver 30 med underviserne."
    )
    assert too_small_sentence(replace(keeper, seats=None), OTHER) is None


def test_the_weights_are_told() -> None:
    assert weights_in_words() == (
        "Øverst står de kommuner, der ligger i jeres egen region, som gerne vil dele, og som I kan være højst "
        "40 mennesker sammen med. En anden region inden for to timers rejse tæller også."
    )
