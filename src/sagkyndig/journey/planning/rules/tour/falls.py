"""Why a forløb cannot have a physical day on a date: the first rule that forbids it, and what would mend it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.tour.options import is_possible, is_time_for_questions
from sagkyndig.journey.planning.rules.tour.world import Asked, TourRun, TourWorld
from sagkyndig.pure.danish import date_with_weekday, in_words, is_working_day, listing, working_days_between

_FEW = 3


class Cause(StrEnum):
    """The rule by which a date falls, in the order in which they are asked."""

    ELEARNING = "elearning"
    DECLINED = "declined"
    ASKED = "asked"
    LEAD_BARRED = "lead barred"
    LEAD_AWAY = "lead away"
    OTHERS_AWAY = "others away"
    OTHERS_BARRED = "others barred"
    OTHERS_ASKED = "others asked"


# What does not depend on the municipality.
OF_THE_TEAM = (Cause.LEAD_AWAY, Cause.OTHERS_AWAY)
# What more days could help against.
OF_TIME = (Cause.ELEARNING, *OF_THE_TEAM)


@dataclass(frozen=True)
class Fall:
    """One possible date, and every rule by which it falls for a forløb."""

    on: date
    causes: tuple[Cause, ...]


def possible_dates(world: TourWorld) -> tuple[date, ...]:
    """The working days of the period that lie late enough."""
    return tuple(on for on in world.period.dates if is_possible(on, world))


def falls(run: TourRun, world: TourWorld, asked: Asked, planning: PlanningPolicy = POLICY) -> tuple[Fall, ...]:
    """The possible dates on which the forløb cannot have a day of its own, with what is in the way."""
    found = (Fall(on, tuple(_causes(run, on, world, asked, planning))) for on in possible_dates(world))
    return tuple(each for each in found if each.causes)


def _causes(run: TourRun, on: date, world: TourWorld, asked: Asked, planning: PlanningPolicy) -> Iterator[Cause]:
    if not is_time_for_questions(run, on, planning):
        yield Cause.ELEARNING
    if on in run.declined:
        yield Cause.DECLINED
    if (run.id, on) in asked.not_on:
        yield Cause.ASKED
    free, qualified = world.team.free_on(on), world.team.free_on(on, [run.municipality])
    if world.team.lead in free and world.team.lead not in qualified:
        yield Cause.LEAD_BARRED
    elif world.team.lead not in free:
        yield Cause.LEAD_AWAY
    wanted = planning.teachers_a_day - 1
    others, able = ([each for each in some if each != world.team.lead] for some in (free, qualified))
    if len(others) < wanted:
        yield Cause.OTHERS_AWAY
    elif len(able) < wanted:
        yield Cause.OTHERS_BARRED
    elif sum((run.id, each.id) not in asked.not_by for each in able) < wanted:
        yield Cause.OTHERS_ASKED


def falls_in_words(run: TourRun, found: Sequence[Fall], world: TourWorld, *, are_all: bool = True) -> str:
    """ "På otte er Marianne Dalby optaget, og to ligger for tæt på e-læringsdagen"; each date once, by its first rule.

    `are_all` where there are no other possible dates.
    """
    told = []
    for cause in Cause:
        number = sum(each.causes[0] is cause for each in found)
        if number:
            count = _all(number) if are_all and number == len(found) else in_words(number)
            told.append(_CLAUSES[cause].format(count=count, **_words(run, world)))
    return listing(told)


def remedies(
    run: TourRun, found: Sequence[Fall], world: TourWorld, planning: PlanningPolicy = POLICY
) -> tuple[str, ...]:
    """What would be enough by itself: one rule that gives way, and the dates on which nothing else is in the way."""
    told = []
    for cause in Cause:
        dates = [each.on for each in found if each.causes == (cause,)]
        if dates:
            latest = date_with_weekday(_latest_elearning(dates[-1], planning))
            words = {"dates": _few(dates), "latest": latest, **_words(run, world)}
            told.append(_REMEDIES[cause].format(**words))
    return tuple(told)


_CLAUSES = {
    Cause.ELEARNING: "{count} ligger før eller for tæt på e-læringsdagen {elearning}",
    Cause.DECLINED: "{count} har I sagt nej til",
    Cause.ASKED: "{count} har du valgt fra",
    Cause.LEAD_BARRED: "på {count} er {lead} inhabil over for {name}",
    Cause.LEAD_AWAY: "på {count} er {lead} optaget",
    Cause.OTHERS_AWAY: "på {count} er ingen anden underviser fri",
    Cause.OTHERS_BARRED: "på {count} er de andre, der er fri, inhabile over for {name}",
    Cause.OTHERS_ASKED: "på {count} har du valgt de andre, der er fri, fra",
}
_REMEDIES = {
    Cause.ELEARNING: "{name} rykker e-læringsdagen til senest {latest}",
    Cause.DECLINED: "I alligevel siger ja til {dates}, som {name} foreslog",
    Cause.ASKED: "du giver {name} lov til {dates} igen",
    Cause.LEAD_BARRED: "runden får en anden gennemgående underviser",
    Cause.LEAD_AWAY: "{lead} bliver fri {dates}",
    Cause.OTHERS_AWAY: "en anden underviser bliver fri {dates}",
    Cause.OTHERS_BARRED: "en underviser, der ikke er inhabil over for {name}, kommer på holdet",
    Cause.OTHERS_ASKED: "du ikke vælger undervisere fra for {name}",
}


def _words(run: TourRun, world: TourWorld) -> dict[str, str]:
    return {
        "name": run.municipality,
        "lead": world.team.lead.name if world.team.lead else "",
        "elearning": date_with_weekday(run.elearning_on) if run.elearning_on else "",
    }


def _all(number: int) -> str:
    return "den ene mulige dag" if number == 1 else f"alle {in_words(number)} mulige dage"


def _few(dates: Sequence[date]) -> str:
    if len(dates) <= _FEW:
        return listing([date_with_weekday(on) for on in dates], "eller")
    return f"fx {date_with_weekday(dates[0])}"


def _latest_elearning(physical_on: date, planning: PlanningPolicy) -> date:
    """The last working day that leaves time enough before that physical day."""
    on = physical_on - timedelta(days=1)
    while not is_working_day(on) or working_days_between(on, physical_on) < planning.fewest_working_days_between:
        on -= timedelta(days=1)
    return on
