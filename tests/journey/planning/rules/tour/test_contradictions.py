"""When not all can have a day, as few as stand in each other's way are named, with the rules and what helps."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from sagkyndig.journey.planning.rules.free_days import Away
from sagkyndig.journey.planning.rules.people import Disqualification, Teacher
from sagkyndig.journey.planning.rules.tour import Asked, Contradiction, Held, propose, quality
from sagkyndig.journey.planning.rules.tour.world import TourWorld
from tests.journey.planning.rules.tour.worlds import FIE, JENS, LEAD, MONDAY, invented, make_run, make_world

A_DAY = timedelta(days=1)


def away(teacher: Teacher, *days: int) -> tuple[Away, ...]:
    return tuple(Away(teacher.id, MONDAY + day * A_DAY, MONDAY + day * A_DAY) for day in days)


def barred(world: TourWorld, *who: tuple[Teacher, str]) -> TourWorld:
    known = tuple(Disqualification(teacher.id, name, MONDAY) for teacher, name in who)
    return replace(world, team=replace(world.team, disqualified=known))


def the_only(world: TourWorld, asked: Asked | None = None) -> Contradiction:
    (found,) = propose(world, asked).contradictions
    return found


def test_the_elearning_day_is_too_late() -> None:
    found = the_only(make_world([make_run(1, elearning_on=date(2024, 4, 10))]))
    assert found.why == (
        "Ådal kan ikke få en dag: alle fem mulige dage ligger før eller for tæt på e-læringsdagen onsdag den 10. april "
        "2024. Der skal være fem arbejdsdage mellem de to dage."
    )
    assert found.what_helps == (
        "Det kan lade sig gøre, hvis Ådal rykker e-læringsdagen til senest torsdag den 4. april 2024 eller hvis perioden "
        "bliver længere."
    )


def test_what_helps_does_help() -> None:
    world = make_world([make_run(1, elearning_on=date(2024, 4, 4))])
    assert propose(world).contradictions == ()


def test_the_teachers_are_away_each_on_their_days() -> None:
    world = make_world([make_run(1)], away=(*away(LEAD, 0, 1), *away(FIE, 2, 3, 4), *away(JENS, 2, 3, 4)))
    found = the_only(world)
    assert found.why == (
        "Ådal kan ikke få en dag. Sådan er det med de fem mulige dage: på to er Marianne Dalby optaget og på tre er ingen "
        "anden underviser fri."
    )
    assert "Marianne Dalby bliver fri mandag den 8. april 2024 eller tirsdag den 9. april 2024" in found.what_helps


@pytest.mark.parametrize(
    ("who", "why", "what_helps"),
    [
        (
            (LEAD,),
            "på alle fem mulige dage er Marianne Dalby inhabil over for Ådal",
            "runden får en anden gennemgående underviser",
        ),
        (
            (FIE, JENS),
            "på alle fem mulige dage er de andre, der er fri, inhabile over for Ådal",
            "en underviser, der ikke er inhabil over for Ådal, kommer på holdet",
        ),
    ],
    ids=["den gennemgående", "de andre"],
)
def test_inhabilitet(who: tuple[Teacher, ...], why: str, what_helps: str) -> None:
    world = barred(make_world([make_run(1), make_run(2)]), *((each, "Ådal") for each in who))
    proposal = propose(world)
    (found,) = proposal.contradictions
    assert found.why == f"Ådal kan ikke få en dag: {why}."
    assert found.what_helps == f"Det kan lade sig gøre, hvis {what_helps}."
    assert [run.municipality for option in proposal.chosen for run in option.runs] == ["Østby"]
    assert quality(proposal) == (
        "En kommune kan ikke få en dag. Færre kan det ikke blive. Resten af planen er den bedste, der findes."
    )


def test_those_who_stand_in_each_others_way_are_named_and_no_others() -> None:
    """Three far from each other have two dates; a fourth has the other dates to itself."""
    late = date(2024, 4, 3)  # leaves Thursday and Friday
    runs = [
        make_run(1, region="Hovedstaden", elearning_on=late),
        make_run(2, region="Nordjylland", elearning_on=late),
        make_run(3, region="Midtjylland", elearning_on=late, people=50),
        make_run(4),
    ]
    world = make_world(runs, away=away(LEAD, 1))
    found = the_only(world)
    assert [run.municipality for run in found.runs] == ["Ådal", "Østby", "Gudenholm"]
    assert found.why == (
        "Ådal, Østby og Gudenholm kan ikke alle få en dag. De har kun torsdag den 11. april 2024 og fredag den 12. april "
        "2024 at være om, og de kan ikke dele en dag: De ligger for langt fra hinanden eller er for mange. Andre dage går "
        "ikke: på en er Marianne Dalby optaget."
    )


@pytest.mark.parametrize("seed", range(40))
def test_without_one_of_those_named_the_others_can(seed: int) -> None:
    world = invented(seed, runs=5, days=3)
    proposal = propose(world)
    assert bool(proposal.contradictions) == bool(proposal.without)
    for found in proposal.contradictions:
        others = [run for run in world.runs if run not in found.runs]
        for one in found.runs:
            rest = tuple(run for run in world.runs if run not in others and run != one)
            assert propose(replace(world, runs=rest)).without == 0


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ("lead", "Runden har ingen gennemgående underviser."),
        ("team", "Der skal være to undervisere på en fysisk dag, og holdet har færre."),
        (
            "period",
            "Der er ingen mulige dage. Undervisningsperioden slutter fredag den 12. april 2024, og den første dag, der kan "
            "foreslås, er mandag den 6. maj 2024.",
        ),
    ],
)
def test_what_is_wrong_before_any_forloeb_is_looked_at_is_said_once(change: str, why: str) -> None:
    world = make_world([make_run(1), make_run(2)])
    if change == "lead":
        world = replace(world, team=replace(world.team, lead=None))
    elif change == "team":
        world = replace(world, team=replace(world.team, teachers=(LEAD,)))
    else:
        world = replace(world, from_on=date(2024, 5, 6))
    found = the_only(world)
    assert found.why == why
    assert [run.municipality for run in found.runs] == ["Ådal", "Østby"]
    assert quality(propose(world)) == "To kommuner kan ikke få en dag. Færre kan det ikke blive."


def test_a_line_that_is_held_and_cannot_be_is_said() -> None:
    held = Held(frozenset({1}), MONDAY, frozenset({LEAD.id, FIE.id}))
    found = the_only(make_world([make_run(1)], away=away(LEAD, 0)), Asked(held=(held,)))
    assert found.why == "Det, du holder fast for Ådal, mandag den 8. april 2024, kan ikke lade sig gøre."


def test_what_the_manager_forbade_is_told_as_such() -> None:
    every_day = frozenset((1, MONDAY + step * A_DAY) for step in range(5))
    found = the_only(make_world([make_run(1)]), Asked(not_on=every_day))
    assert found.why == "Ådal kan ikke få en dag: alle fem mulige dage har du valgt fra."
    assert found.what_helps == ("Det kan lade sig gøre, hvis du giver Ådal lov til fx mandag den 8. april 2024 igen.")
