"""When not all can have a day: which few stand in each other's way, by which rules, and what would mend it."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.tour.falls import (
    OF_THE_TEAM,
    OF_TIME,
    Cause,
    falls,
    falls_in_words,
    possible_dates,
    remedies,
)
from sagkyndig.journey.planning.rules.tour.options import Slot, can_share
from sagkyndig.journey.planning.rules.tour.policy import TourPolicy
from sagkyndig.journey.planning.rules.tour.search import most_placed
from sagkyndig.journey.planning.rules.tour.world import Asked, TourRun, TourWorld
from sagkyndig.pure.danish import date_with_weekday, in_words, listing


@dataclass(frozen=True)
class Contradiction:
    """Forløb that cannot all have a day: take one of them away, and the others can. The sentences say why, and what helps."""

    runs: tuple[TourRun, ...]
    why: str
    what_helps: str = ""


def contradictions(
    slots: Sequence[Slot],
    without: Collection[int],
    world: TourWorld,
    asked: Asked,
    policy: TourPolicy,
    planning: PlanningPolicy = POLICY,
) -> tuple[Contradiction, ...]:
    """Why these forløb, told by id, have no day in the best tour there is."""
    if not without:
        return ()
    basis = _basis(world, planning)
    if basis:
        return (Contradiction(tuple(run for run in world.to_place if run.id in without), *basis),)
    return tuple(_contradictions(slots, without, world, asked, policy, planning))


def _contradictions(
    slots: Sequence[Slot],
    without: Collection[int],
    world: TourWorld,
    asked: Asked,
    policy: TourPolicy,
    planning: PlanningPolicy,
) -> Iterator[Contradiction]:
    able = {run.id for slot in slots for option in slot for run in option.runs}
    left = [run for run in world.to_place if run.id in able]
    for run in world.to_place:
        if run.id not in able:
            yield _alone(run, world, asked, planning)
    while not _all_placed(left, slots, world, policy):
        few = _fewest(left, slots, world, policy)
        yield _together(few, slots, world, policy, planning)
        given_up = next((run for run in few if run.id in without), few[-1])
        left.remove(given_up)


def _basis(world: TourWorld, planning: PlanningPolicy) -> tuple[str, str] | None:
    """What is wrong before any forløb is looked at."""
    if world.team.lead is None:
        return "Runden har ingen gennemgående underviser.", "Sæt en på holdet."
    if len(world.team.teachers) < planning.teachers_a_day:
        return (
            f"Der skal være {in_words(planning.teachers_a_day)} undervisere på en fysisk dag, og holdet har færre.",
            "Sæt flere undervisere på holdet.",
        )
    if not possible_dates(world):
        return (
            "Der er ingen mulige dage. Undervisningsperioden slutter "
            f"{date_with_weekday(world.period.last_on)}, og den første dag, der kan foreslås, er "
            f"{date_with_weekday(world.from_on)}.",
            "Forlæng perioden.",
        )
    return None


def _alone(run: TourRun, world: TourWorld, asked: Asked, planning: PlanningPolicy) -> Contradiction:
    held = asked.holds(run.id)
    if held:
        why = f"Det, du holder fast for {run.municipality}, {date_with_weekday(held.on)}, kan ikke lade sig gøre."
        return Contradiction((run,), why, "Giv slip på linjen, så finder forslaget en anden dag.")
    found = falls(run, world, asked, planning)
    causes = {each.causes[0] for each in found}
    number = in_words(len(possible_dates(world)))
    start = ":" if len(causes) == 1 else f". Sådan er det med de {number} mulige dage:"
    why = f"{run.municipality} kan ikke få en dag{start} {falls_in_words(run, found, world)}."
    if Cause.ELEARNING in causes:
        why += f" Der skal være {in_words(planning.fewest_working_days_between)} arbejdsdage mellem de to dage."
    ways = [*remedies(run, found, world, planning), *(["perioden bliver længere"] if causes & set(OF_TIME) else [])]
    return Contradiction((run,), why, _helps(ways))


def _together(
    few: Sequence[TourRun],
    slots: Sequence[Slot],
    world: TourWorld,
    policy: TourPolicy,
    planning: PlanningPolicy,
) -> Contradiction:
    ids = {run.id for run in few}
    options = [each for slot in slots for each in slot if each.runs and {run.id for run in each.runs} <= ids]
    dates = sorted({each.on for each in options})
    names = listing([run.municipality for run in few])
    share = any(len(each.runs) > 1 for each in options)
    if share:
        shared = f", også når {in_words(policy.most_municipalities_a_day)} deler en dag"
    elif any(can_share([first, second], policy) for first in few for second in few if first.id < second.id):
        shared = ""
    else:
        shared = ", og de kan ikke dele en dag: De ligger for langt fra hinanden eller er for mange"
    why = f"{names} kan ikke alle få en dag. De har kun {_listed(dates)} at være om{shared}."
    told = _of_the_team(few[0], dates, world, planning)
    if told:
        why += f" {told}"
    lead = world.team.lead.name if world.team.lead else ""
    return Contradiction(
        tuple(few), why, _helps([f"{lead} og en anden bliver fri flere dage", "perioden bliver længere"])
    )


def _of_the_team(run: TourRun, dates: Collection[date], world: TourWorld, planning: PlanningPolicy) -> str:
    """Why other dates fall for all of them alike: for want of teachers."""
    fallen = [
        replace(each, causes=tuple(cause for cause in each.causes if cause in OF_THE_TEAM))
        for each in falls(run, world, Asked(), planning)
        if each.on not in dates and set(each.causes) & set(OF_THE_TEAM)
    ]
    return f"Andre dage går ikke: {falls_in_words(run, fallen, world, are_all=False)}." if fallen else ""


def _all_placed(runs: Sequence[TourRun], slots: Sequence[Slot], world: TourWorld, policy: TourPolicy) -> bool:
    ids = {run.id for run in runs}
    kept = [tuple(each for each in slot if {run.id for run in each.runs} <= ids) for slot in slots]
    part = replace(world, runs=tuple(run for run in world.runs if run.day_id is not None or run.id in ids))
    return most_placed([slot for slot in kept if slot], part, policy) >= ids


def _fewest(runs: Sequence[TourRun], slots: Sequence[Slot], world: TourWorld, policy: TourPolicy) -> list[TourRun]:
    """As few of them as cannot all have a day: without any one of these, the others can."""
    few = list(runs)
    for run in runs:
        rest = [each for each in few if each != run]
        if not _all_placed(rest, slots, world, policy):
            few = rest
    return few


def _helps(ways: Sequence[str]) -> str:
    return f"Det kan lade sig gøre, hvis {listing(ways, 'eller hvis')}." if ways else ""


def _listed(dates: Sequence[date]) -> str:
    if len(dates) > 3:
        return f"{in_words(len(dates))} dage fra {date_with_weekday(dates[0])} til {date_with_weekday(dates[-1])}"
    return listing([date_with_weekday(on) for on in dates])
