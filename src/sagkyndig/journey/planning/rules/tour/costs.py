"""What a tour costs, in points and in words: one list of reasons, however the tour was found."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import combinations

from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.tour.policy import TourPolicy
from sagkyndig.journey.planning.rules.tour.world import Option, TourWorld
from sagkyndig.journey.planning.rules.travel import TeachingDay, travel_hours
from sagkyndig.pure.danish import capitalised, date_with_weekday, day_off, in_words, listing, plural

Week = tuple[int, int]


class Reason(StrEnum):
    """What one would rather be without, as the word that stands in the table."""

    DAYS = "Nye dage"
    DAY_OFF = "Dage lige op til en helligdag"
    WISH = "Dage, som kommunen ikke selv har foreslået"
    SHARING = "Delte dage uden et klart ja"
    GUESTS = "Rejse for gæster på fælles dage"
    TRAVEL = "Undervisernes rejser fra en dag til den næste"
    REST = "For lidt hvile mellem to dage"
    WEEK = "Tætte uger"
    LOAD = "Skæv fordeling mellem underviserne"
    TEACHER = "Manglende undervisere"
    WITHOUT = "Kommuner uden dag"


@dataclass(frozen=True)
class Cost:
    """One reason, its points, and the sentence that says whom it is about."""

    reason: Reason
    points: int
    sentence: str


def option_costs(
    option: Option, world: TourWorld, policy: TourPolicy, planning: PlanningPolicy = POLICY
) -> tuple[Cost, ...]:
    """What this day costs by itself."""
    return tuple(_option_costs(option, world, policy, planning))


def leg_costs(
    first: Option, second: Option, world: TourWorld, policy: TourPolicy, planning: PlanningPolicy = POLICY
) -> tuple[Cost, ...]:
    """What it costs those who teach both, when one lies the day after the other; nothing where nothing is proposed."""
    if second.on - first.on != timedelta(days=1) or not (first.is_used and second.is_used):
        return ()
    if not (first.is_news or second.is_news):
        return ()
    both = [each for each in first.teachers if each in second.teachers]
    return _way(both, _teaching(first, world), _teaching(second, world), policy, planning)


def week_cost(week: Week, days: int, policy: TourPolicy) -> Cost | None:
    """More days in a week than the policy likes."""
    beyond = days - policy.most_days_a_week
    if beyond <= 0:
        return None
    points = beyond * policy.a_day_too_many_in_a_week
    return Cost(Reason.WEEK, points, f"Der er {in_words(days)} fysiske dage i uge {week[1]}.")


def load_cost(days: Sequence[tuple[Teacher, int]], policy: TourPolicy) -> Cost | None:
    """The others teach as many days each, give or take one."""
    if len(days) < 2:
        return None
    most, fewest = max(days, key=lambda each: each[1]), min(days, key=lambda each: each[1])
    beyond = most[1] - fewest[1] - 1
    if beyond <= 0:
        return None
    sentence = f"{most[0].name} underviser {plural(most[1], 'dag', 'dage')} og {fewest[0].name} {_or_none(fewest[1])}."
    return Cost(Reason.LOAD, beyond * policy.a_day_of_uneven_load, sentence)


def week_of(option: Option) -> Week:
    """The year and the number of its week."""
    year, week, _day = option.on.isocalendar()
    return year, week


def tour_costs(
    chosen: Sequence[Option], world: TourWorld, policy: TourPolicy, planning: PlanningPolicy = POLICY
) -> tuple[Cost, ...]:
    """Everything that a tour costs; the days come in the order of time."""
    return tuple(_tour_costs(chosen, world, policy, planning))


def _tour_costs(
    chosen: Sequence[Option], world: TourWorld, policy: TourPolicy, planning: PlanningPolicy
) -> Iterator[Cost]:
    used = [option for option in chosen if option.is_used]
    for option in used:
        yield from option_costs(option, world, policy, planning)
    for first, second in combinations(sorted(used, key=lambda each: each.on), 2):
        yield from leg_costs(first, second, world, policy, planning)
    for week in sorted({week_of(option) for option in used}):
        cost = week_cost(week, sum(week_of(option) == week for option in used), policy)
        if cost:
            yield cost
    load = load_cost([(each, sum(each in option.teachers for option in used)) for each in world.others], policy)
    if load:
        yield load
    placed = {run.id for option in used for run in option.runs}
    for run in world.to_place:
        if run.id not in placed:
            yield Cost(Reason.WITHOUT, policy.without_a_day, f"{run.municipality} får ikke en dag.")


def _option_costs(option: Option, world: TourWorld, policy: TourPolicy, planning: PlanningPolicy) -> Iterator[Cost]:
    if option.lacks:
        lack = plural(option.lacks, "underviser", "undervisere")
        points = option.lacks * policy.a_teacher_short
        yield Cost(Reason.TEACHER, points, f"Der mangler {lack}, som er fri og ikke inhabil.")
    if option.day is None:
        yield Cost(Reason.DAYS, policy.a_day, "En ny fysisk dag.")
        yield from _day_off_costs(option, policy)
    for run in option.runs:
        if run.wished and option.on not in run.wished:
            sentence = f"{run.municipality} får ikke en af de dage, den selv har foreslået."
            yield Cost(Reason.WISH, policy.not_a_wished_day, sentence)
    if option.runs and len(option.everybody) > 1:
        yield from _sharing_costs(option, policy)
    for each in world.elsewhere:
        yield from _elsewhere(each, option, world, policy, planning)


def _day_off_costs(option: Option, policy: TourPolicy) -> Iterator[Cost]:
    """People take the day before or after a holiday off."""
    for on in (option.on - timedelta(days=1), option.on + timedelta(days=1)):
        off = day_off(on)
        if off:
            side = "efter" if on < option.on else "før"
            sentence = f"{capitalised(date_with_weekday(option.on))} ligger lige {side} {off.name}."
            yield Cost(Reason.DAY_OFF, policy.next_to_a_day_off, sentence)
            return


def _sharing_costs(option: Option, policy: TourPolicy) -> Iterator[Cost]:
    for run in option.everybody:
        if run.sharing is Sharing.ALONE:
            points = policy.shares_but_would_rather_not
            yield Cost(Reason.SHARING, points, f"{run.municipality} vil helst have dagen for sig selv.")
        elif run.sharing is None:
            sentence = f"{run.municipality} har ikke sagt, om den vil dele dagen."
            yield Cost(Reason.SHARING, policy.shares_unasked, sentence)
    for run in option.runs:
        hours = travel_hours(option.region, run.region)
        if hours:
            sentence = f"Kolleger fra {run.municipality} rejser omkring {_hours(hours)} til {option.region}."
            yield Cost(Reason.GUESTS, hours * policy.hour_for_guests, sentence)


def _elsewhere(
    there: TeachingDay, option: Option, world: TourWorld, policy: TourPolicy, planning: PlanningPolicy
) -> tuple[Cost, ...]:
    """The way to or from a day that one of the new teachers has in another edition."""
    if not option.adds or abs(there.on - option.on) != timedelta(days=1):
        return ()
    both = [each for each in option.adds if each == there.teacher]
    here = _teaching(option, world)
    first, second = (there, here) if there.on < here.on else (here, there)
    return _way(both, first, second, policy, planning)


def _way(
    teachers: Sequence[Teacher], first: TeachingDay, second: TeachingDay, policy: TourPolicy, planning: PlanningPolicy
) -> tuple[Cost, ...]:
    hours = travel_hours(first.region, second.region)
    if not hours or not teachers:
        return ()
    who = listing([each.name for each in teachers])
    points = len(teachers) * hours * policy.hour_for_a_teacher
    way = f"{who} rejser omkring {_hours(hours)} fra {first.region} til {second.region}"
    found = [Cost(Reason.TRAVEL, points, f"{way} efter dagen før.")]
    free = datetime.combine(second.on, second.starts_at) - datetime.combine(first.on, first.ends_at)
    if free < timedelta(hours=hours + planning.hours_of_rest):
        rest = f"{capitalised(who)} får ikke {planning.hours_of_rest} timers hvile før dagen i {second.region}."
        found.append(Cost(Reason.REST, len(teachers) * policy.rest_cut_short, rest))
    return tuple(found)


def _teaching(option: Option, world: TourWorld) -> TeachingDay:
    starts_at, ends_at = option.hours(world.period)
    return TeachingDay(
        0, option.teachers[0] if option.teachers else Teacher(0, ""), option.on, starts_at, ends_at, option.region
    )


def points_of(costs: Iterable[Cost]) -> int:
    """The points together."""
    return sum(each.points for each in costs)


def _hours(hours: int) -> str:
    return f"{in_words(hours)} {'time' if hours == 1 else 'timer'}"


def _or_none(days: int) -> str:
    return plural(days, "dag", "dage") if days else "ingen"
