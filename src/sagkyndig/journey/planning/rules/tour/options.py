"""All that may be proposed: each way to use each date that no hard rule forbids."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from sagkyndig.journey.planning.rules.people import Disqualification, Teacher
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.tour.policy import TourPolicy
from sagkyndig.journey.planning.rules.tour.world import Asked, Option, StandingDay, TourRun, TourWorld
from sagkyndig.journey.planning.rules.travel import travel_hours
from sagkyndig.pure.danish import is_working_day, working_days_between

# All the ways to use one date, or one day that stands: at most one of them can be chosen.
Slot = tuple[Option, ...]


def slots(world: TourWorld, asked: Asked, policy: TourPolicy, planning: PlanningPolicy = POLICY) -> tuple[Slot, ...]:
    """The days that stand, then each date on which a new day can be, in the order of time."""
    groups = tuple(_groups(world.to_place, policy))
    standing = [tuple(_at_standing(day, world, asked, policy, planning)) for day in world.days]
    new = [tuple(_at_new(on, groups, world, asked, planning)) for on in new_dates(world)]
    return (*standing, *(slot for slot in new if slot))


def new_dates(world: TourWorld) -> tuple[date, ...]:
    """Working days on which a new day can be, without those on which a day that stands waits for the lead teacher."""
    wanted = {day.on for day in world.days if is_open(day, world) and _lacks_lead(day, world)}
    wished = {on for run in world.to_place for on in run.wished}
    dates = sorted({*world.period.dates, *wished})
    return tuple(on for on in dates if is_possible(on, world) and on not in wanted)


def is_possible(on: date, world: TourWorld) -> bool:
    """A working day that lies late enough to be proposed."""
    return on >= world.from_on and is_working_day(on)


def is_open(day: StandingDay, world: TourWorld) -> bool:
    """Whether a day that stands lies late enough for something to be added to it."""
    return day.on >= world.from_on


def is_time_for_questions(run: TourRun, on: date, planning: PlanningPolicy = POLICY) -> bool:
    """The e-learning day, where it is chosen, lies early enough before that date."""
    if run.elearning_on is None:
        return True
    return run.elearning_on < on and (
        working_days_between(run.elearning_on, on) >= planning.fewest_working_days_between
    )


def is_open_to(run: TourRun, on: date, asked: Asked, planning: PlanningPolicy = POLICY) -> bool:
    """Whether the forløb itself can have a physical day on that date."""
    return on not in run.declined and (run.id, on) not in asked.not_on and is_time_for_questions(run, on, planning)


def can_share(runs: Sequence[TourRun], policy: TourPolicy) -> bool:
    """Not too many, and somewhere that is not too far for any of them."""
    if len(runs) > policy.most_municipalities_a_day or sum(run.people for run in runs) > policy.most_people_a_day:
        return False
    return any(_is_near(region, runs, policy) for region in {run.region for run in runs})


def _groups(runs: tuple[TourRun, ...], policy: TourPolicy) -> Iterator[tuple[tuple[TourRun, ...], tuple[str, ...]]]:
    """Those who can have a day together, one alone too, with the regions in which they can meet."""
    for run in runs:
        yield (run,), (run.region,)
    for number in range(2, policy.most_municipalities_a_day + 1):
        for group in combinations(runs, number):
            if can_share(group, policy):
                regions = sorted({run.region for run in group})
                yield group, tuple(each for each in regions if _is_near(each, group, policy))


def _is_near(region: str | None, runs: Iterable[TourRun], policy: TourPolicy) -> bool:
    return all(travel_hours(region, run.region) <= policy.farthest_to_a_joint_day_hours for run in runs)


def _at_new(
    on: date,
    groups: Iterable[tuple[tuple[TourRun, ...], tuple[str, ...]]],
    world: TourWorld,
    asked: Asked,
    planning: PlanningPolicy,
) -> Iterator[Option]:
    lead = world.team.lead
    open_to = {run.id for run in world.to_place if is_open_to(run, on, asked, planning) and _is_meant(run, on, world)}
    for group, regions in groups:
        if lead is None or not all(run.id in open_to for run in group):
            continue
        free = _free(on, group, world, asked)
        if lead not in free:
            continue
        others = [each for each in free if each != lead]
        for seconds in combinations(others, planning.teachers_a_day - 1):
            for region in regions:
                host = max((run for run in group if run.region == region), key=lambda run: run.people)
                option = Option(on, None, (), group, region, host, (lead, *seconds), 0)
                if _is_held(option, asked):
                    yield option


def _is_meant(run: TourRun, on: date, world: TourWorld) -> bool:
    """Outside the period lie only the dates that the municipality asked for itself."""
    return world.period.holds(on) or on in run.wished


def _free(on: date, runs: Iterable[TourRun], world: TourWorld, asked: Asked) -> tuple[Teacher, ...]:
    there = tuple(runs)
    free = world.team.free_on(on, [run.municipality for run in there])
    return tuple(each for each in free if not any((run.id, each.id) in asked.not_by for run in there))


def _at_standing(
    day: StandingDay, world: TourWorld, asked: Asked, policy: TourPolicy, planning: PlanningPolicy
) -> Iterator[Option]:
    """As it is, with the teachers that it lacks, and with the forløb that could join it."""
    already = world.on_day(day)
    if not is_open(day, world):
        yield Option(day.on, day, already, (), day.region, None, (), 0)
        return
    for joining in _joining(day, already, world, asked, policy, planning):
        everybody = (*already, *joining)
        lacking = max(planning.teachers_a_day - len(day.teachers), 0) if everybody else 0
        free = _free(day.on, everybody, world, asked)
        for number in range(lacking + 1):
            for adds in combinations(free, number):
                if number == lacking and lacking and _lacks_lead(day, world) and world.team.lead not in adds:
                    continue
                region = day.region or (joining[0].region if joining else None)
                option = Option(day.on, day, already, joining, region, None, adds, lacking - number)
                if _is_held(option, asked):
                    yield option


def _joining(
    day: StandingDay,
    already: tuple[TourRun, ...],
    world: TourWorld,
    asked: Asked,
    policy: TourPolicy,
    planning: PlanningPolicy,
) -> Iterator[tuple[TourRun, ...]]:
    yield ()
    barred = {each.municipality for each in _disqualified(day, world)}
    could = [
        run
        for run in world.to_place
        if is_open_to(run, day.on, asked, planning)
        and run.municipality not in barred
        and not any((run.id, each.id) in asked.not_by for each in day.teachers)
    ]
    for number in range(1, policy.most_municipalities_a_day - len(already) + 1):
        for group in combinations(could, number):
            everybody = (*already, *group)
            people = sum(run.people for run in everybody) + planning.teachers_a_day
            fits = day.seats is None or people <= day.seats
            if fits and can_share(everybody, policy) and _is_near(day.region, group, policy):
                yield group


def _disqualified(day: StandingDay, world: TourWorld) -> list[Disqualification]:
    there = {each.id for each in day.teachers}
    return [each for each in world.team.disqualified if each.teacher_id in there and each.since <= day.on]


def _lacks_lead(day: StandingDay, world: TourWorld) -> bool:
    """Whether the lead teacher is to be added: not on the day, and there is room for one more."""
    return world.team.lead not in day.teachers and len(day.teachers) < POLICY.teachers_a_day


def _is_held(option: Option, asked: Asked) -> bool:
    """A forløb that is held stands on nothing but the line that holds it."""
    for run in option.runs:
        held = asked.holds(run.id)
        if held and not (
            held.on == option.on
            and held.runs == {each.id for each in option.runs}
            and held.teachers == {each.id for each in option.adds}
        ):
            return False
    return True
