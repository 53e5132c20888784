"""What a tour costs, in points and in words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.planning.rules.tour.costs import (
    Reason,
    leg_costs,
    load_cost,
    option_costs,
    tour_costs,
    week_cost,
)
from sagkyndig.journey.planning.rules.tour.world import Option, StandingDay, TourRun, TourWorld
from sagkyndig.journey.planning.rules.travel import TeachingDay
from tests.journey.planning.rules.tour.worlds import FIE, JENS, LEAD, MONDAY, POLICY, make_run, make_world

A_DAY = timedelta(days=1)


def new_day(*runs: TourRun, on: date = MONDAY, second: Teacher = FIE, region: str = "Midtjylland") -> Option:
    return Option(on, None, (), runs, region, runs[0], (LEAD, second), 0)


def told(option: Option, world: TourWorld | None = None) -> list[tuple[Reason, int, str]]:
    costs = option_costs(option, world or make_world(list(option.runs)), POLICY)
    return [(each.reason, each.points, each.sentence) for each in costs if each.reason is not Reason.DAYS]


def test_a_new_day_costs_and_one_that_stands_does_not() -> None:
    run = make_run(1)
    (cost,) = option_costs(new_day(run), make_world([run]), POLICY)
    assert (cost.reason, cost.points) == (Reason.DAYS, 10)
    day = StandingDay(7, MONDAY, time(9), time(15), "Midtjylland", None, (LEAD, FIE))
    standing = Option(MONDAY, day, (replace(run, day_id=7),), (), "Midtjylland", None, (), 0)
    assert option_costs(standing, make_world([run]), POLICY) == ()


def test_a_date_that_was_not_asked_for_costs_only_those_who_asked() -> None:
    asked = make_run(1, wished=(MONDAY,))
    assert told(new_day(asked)) == []
    assert told(new_day(asked, on=MONDAY + A_DAY)) == [
        (Reason.WISH, 12, "Ådal får ikke en af de dage, den selv har foreslået.")
    ]
    assert told(new_day(make_run(2), on=MONDAY + A_DAY)) == []


@pytest.mark.parametrize(
    ("first", "second", "points"),
    [
        (Sharing.GLADLY, Sharing.GLADLY, 0),
        (Sharing.GLADLY, None, 6),
        (None, None, 12),
        (Sharing.ALONE, Sharing.GLADLY, 30),
    ],
    ids=["begge gerne", "den ene ikke spurgt", "ingen spurgt", "den ene helst alene"],
)
def test_two_who_are_glad_share_for_free(first: Sharing | None, second: Sharing | None, points: int) -> None:
    option = new_day(make_run(1, sharing=first), make_run(2, sharing=second))
    assert sum(each[1] for each in told(option)) == points


def test_guests_from_another_region_travel() -> None:
    host = make_run(1, sharing=Sharing.GLADLY)
    guest = make_run(2, sharing=Sharing.GLADLY, region="Nordjylland")
    assert told(new_day(host, guest)) == [
        (Reason.GUESTS, 6, "Kolleger fra Østby rejser omkring to timer til Midtjylland.")
    ]


def test_a_day_beside_a_holiday_costs() -> None:
    ascension = date(2024, 5, 9)
    assert told(new_day(make_run(1), on=ascension + A_DAY)) == [
        (Reason.DAY_OFF, 4, "Fredag den 10. maj 2024 ligger lige efter Kristi himmelfartsdag.")
    ]


def test_both_teachers_travel_from_one_day_to_the_next() -> None:
    world = make_world([])
    first = new_day(make_run(1))
    second = new_day(make_run(2, region="Nordjylland"), on=MONDAY + A_DAY, region="Nordjylland")
    (cost,) = leg_costs(first, second, world, POLICY)
    assert (cost.reason, cost.points) == (Reason.TRAVEL, 8)
    assert cost.sentence == (
        "Marianne Dalby og Fie Kjær rejser omkring to timer fra Midtjylland til Nordjylland efter dagen før."
    )
    (alone,) = leg_costs(first, replace(second, adds=(LEAD, JENS)), world, POLICY)
    assert alone.points == 4
    assert leg_costs(first, replace(second, on=MONDAY + 2 * A_DAY), world, POLICY) == ()
    assert leg_costs(first, replace(second, region="Midtjylland"), world, POLICY) == ()


def test_too_little_rest_after_a_long_day_costs_far_more() -> None:
    world = make_world([], ends_at=time(20))
    second = new_day(make_run(2), on=MONDAY + A_DAY, region="Hovedstaden")
    found = leg_costs(new_day(make_run(1)), second, world, POLICY)
    assert [(each.reason, each.points) for each in found] == [(Reason.TRAVEL, 16), (Reason.REST, 50)]


def test_what_a_teacher_teaches_in_another_edition_counts() -> None:
    there = TeachingDay(90, LEAD, MONDAY - A_DAY, time(9), time(15), "Nordjylland")
    option = new_day(make_run(1))
    world = make_world([make_run(1)], elsewhere=(there,))
    assert told(option, world) == [
        (Reason.TRAVEL, 4, "Marianne Dalby rejser omkring to timer fra Nordjylland til Midtjylland efter dagen før.")
    ]


def test_a_dense_week_is_told_with_its_number() -> None:
    assert week_cost((2024, 15), 2, POLICY) is None
    cost = week_cost((2024, 15), 4, POLICY)
    assert cost
    assert (cost.points, cost.sentence) == (12, "Der er fire fysiske dage i uge 15.")


def test_one_day_more_than_another_is_even_enough() -> None:
    assert load_cost([(FIE, 3), (JENS, 2)], POLICY) is None
    assert load_cost([(FIE, 9)], POLICY) is None
    cost = load_cost([(FIE, 3), (JENS, 0)], POLICY)
    assert cost
    assert (cost.points, cost.sentence) == (8, "Fie Kjær underviser 3 dage og Jens Holm ingen.")


def test_a_forloeb_without_a_day_outweighs_everything() -> None:
    runs = [make_run(1), make_run(2)]
    (one, two) = tour_costs([new_day(runs[0])], make_world(runs), POLICY)
    assert one.reason is Reason.DAYS
    assert (two.reason, two.points, two.sentence) == (Reason.WITHOUT, 10_000, "Østby får ikke en dag.")
