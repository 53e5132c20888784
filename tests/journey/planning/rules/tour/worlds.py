"""Small invented editions to propose tours for, and every tour there is for them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, time, timedelta
from itertools import product
from random import Random

from sagkyndig.journey.planning.rules.days import day_off_finding, time_between_finding
from sagkyndig.journey.planning.rules.free_days import Away, Period, Team
from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.journey.planning.rules.people import Disqualification, Teacher, disqualified_findings
from sagkyndig.journey.planning.rules.tour.policy import TourPolicy
from sagkyndig.journey.planning.rules.tour.world import Asked, Option, StandingDay, TourRun, TourWorld
from sagkyndig.journey.planning.rules.travel import travel_hours

LEAD, FIE, JENS = Teacher(1, "Marianne Dalby"), Teacher(2, "Fie Kjær"), Teacher(3, "Jens Holm")
NAMES = ("Ådal", "Østby", "Gudenholm", "Nordby", "Klitvig", "Sønderå", "Vesterhede", "Fjordby", "Skovlund", "Bakkeby")
REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland")
MONDAY = date(2024, 4, 8)
POLICY = TourPolicy()


def make_world(
    runs: list[TourRun], *, days: int = 5, away: tuple[Away, ...] = (), ends_at: time = time(15), **more: object
) -> TourWorld:
    """An edition whose period begins on Monday 8 April 2024, with a lead teacher and two more."""
    period = Period(MONDAY, MONDAY + timedelta(days=days - 1), time(9), ends_at)
    team = Team((LEAD, FIE, JENS), LEAD, away)
    return replace(TourWorld(tuple(runs), (), period, team, MONDAY), **more)  # type: ignore[arg-type]


def make_run(number: int, **more: object) -> TourRun:
    """One of the municipalities, in Midtjylland unless said otherwise."""
    run = TourRun(number, NAMES[(number - 1) % len(NAMES)], "Midtjylland", 20)
    return replace(run, **more)  # type: ignore[arg-type]


def invented(seed: int, *, runs: int = 3, days: int = 5, with_standing: bool = False) -> TourWorld:
    """Some edition: who is away, disqualified, has chosen an e-learning day or wishes is drawn by the seed."""
    draw = Random(seed)  # noqa: S311  the same worlds each time
    dates = [MONDAY + timedelta(days=step) for step in range(days)]
    forloeb = [
        make_run(
            number + 1,
            region=draw.choice(REGIONS),
            people=draw.randint(8, 40),
            elearning_on=draw.choice(dates) - timedelta(days=draw.randint(6, 12)) if draw.random() < 0.4 else None,
            wished=(draw.choice(dates),) if draw.random() < 0.3 else (),
            declined=(draw.choice(dates),) if draw.random() < 0.1 else (),
            sharing=draw.choice([None, Sharing.GLADLY, Sharing.GLADLY, Sharing.ALONE]),
        )
        for number in range(runs)
    ]
    teachers = (LEAD, FIE, JENS)
    away = tuple(Away(each.id, on, on) for each in teachers for on in dates if draw.random() < 0.2)
    barred = tuple(
        Disqualification(draw.choice((FIE, JENS)).id, draw.choice(forloeb).municipality, MONDAY)
        for _ in range(draw.randint(0, 2))
    )
    world = make_world(forloeb, days=days, away=away, ends_at=time(draw.choice([15, 20])))
    world = replace(world, team=replace(world.team, disqualified=barred))
    return _with_standing_day(world, draw) if with_standing else world


def _with_standing_day(world: TourWorld, draw: Random) -> TourWorld:
    """The first forløb has a day already, with none, one or two of the teachers."""
    on = MONDAY + timedelta(days=draw.randint(0, 3))
    barred = {each.teacher_id for each in world.team.disqualified if each.municipality == world.runs[0].municipality}
    teachers = tuple(each for each in (LEAD, FIE) if draw.random() < 0.5 and each.id not in barred)
    seats = draw.choice([None, 30, 100])
    day = StandingDay(77, on, time(9), time(15), world.runs[0].region, seats, teachers)
    runs = (replace(world.runs[0], day_id=77), *world.runs[1:])
    taught = frozenset((each.id, on) for each in teachers)
    return replace(world, runs=runs, days=(day,), team=replace(world.team, taught=taught))


def every_tour(world: TourWorld, policy: TourPolicy = POLICY) -> Iterator[tuple[Option, ...]]:
    """All tours that no rule forbids, found by trying: each forløb on each date or none, each host, each teacher."""
    dates: list[date | None] = [None, *world.period.dates]
    for placed in product(dates, repeat=len(world.to_place)):
        on_date: dict[date, list[TourRun]] = {}
        for run, on in zip(world.to_place, placed, strict=True):
            if on is not None:
                on_date.setdefault(on, []).append(run)
        standing = {day.on: day for day in world.days}
        ways = [
            list(_standing_ways(standing[on], on_date.get(on, []), world, policy))
            if on in standing
            else list(_new_ways(on, on_date[on], world, policy))
            for on in sorted({*on_date, *standing})
        ]
        yield from product(*ways)


def _new_ways(on: date, runs: list[TourRun], world: TourWorld, policy: TourPolicy) -> Iterator[Option]:
    if not _may_be_there(on, runs, runs, policy):
        return
    for second in (FIE, JENS):
        if not _may_teach((LEAD, second), on, runs, world):
            continue
        for region in {run.region for run in runs}:
            if all(travel_hours(region, run.region) <= policy.farthest_to_a_joint_day_hours for run in runs):
                yield Option(on, None, (), tuple(runs), region, None, (LEAD, second), 0)


def _standing_ways(day: StandingDay, runs: list[TourRun], world: TourWorld, policy: TourPolicy) -> Iterator[Option]:
    already = world.on_day(day)
    everybody = [*already, *runs]
    if not _may_be_there(day.on, everybody, runs, policy) or not _is_qualified(day.teachers, day.on, runs, world):
        return
    if runs and any(travel_hours(day.region, run.region) > policy.farthest_to_a_joint_day_hours for run in everybody):
        return
    if runs and day.seats is not None and sum(run.people for run in everybody) + 2 > day.seats:
        return
    for adds in ((), (LEAD,), (FIE,), (JENS,), (LEAD, FIE), (LEAD, JENS), (FIE, JENS)):
        teachers = (*day.teachers, *adds)
        if len(set(teachers)) < len(teachers) or len(teachers) > 2 or not _may_teach(adds, day.on, everybody, world):
            continue
        if len(teachers) == 2 and LEAD not in teachers:
            continue
        yield Option(day.on, day, already, tuple(runs), day.region, None, adds, 2 - len(teachers))


def _may_be_there(on: date, everybody: list[TourRun], new: list[TourRun], policy: TourPolicy) -> bool:
    found = day_off_finding("Dagen", on, "on")
    if found or len(everybody) > policy.most_municipalities_a_day:
        return not new and not found
    if len(everybody) > 1 and sum(run.people for run in everybody) > policy.most_people_a_day:
        return not new
    return all(_suits(run, on) for run in new)


def _suits(run: TourRun, on: date) -> bool:
    if on in run.declined:
        return False
    if run.elearning_on is None:
        return True
    return run.elearning_on < on and time_between_finding(run.elearning_on, on) is None


def _may_teach(teachers: tuple[Teacher, ...], on: date, runs: list[TourRun], world: TourWorld) -> bool:
    is_free = not any(
        (each.id, on) in world.team.taught
        or any(away.teacher_id == each.id and away.first_on <= on <= away.last_on for away in world.team.away)
        for each in teachers
    )
    return is_free and _is_qualified(teachers, on, runs, world)


def _is_qualified(teachers: tuple[Teacher, ...], on: date, runs: list[TourRun], world: TourWorld) -> bool:
    names = [run.municipality for run in runs]
    return not disqualified_findings(teachers, on, names, world.team.disqualified)


NOTHING_ASKED = Asked()
