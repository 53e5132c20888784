"""The page on which a tour is proposed: what it looks at, and the proposal as lines, as weeks and as a bill."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import TYPE_CHECKING

from sagkyndig.journey.planning.queries.pages import Place, place_of
from sagkyndig.journey.planning.queries.tour import tour_world
from sagkyndig.journey.planning.rules.free_days import bookable, teaching_days
from sagkyndig.journey.planning.rules.people import Teacher, lead_finding
from sagkyndig.journey.planning.rules.tour import (
    TOUR_POLICY,
    Asked,
    Contradiction,
    Cost,
    Item,
    Option,
    Proposal,
    Reason,
    TourPolicy,
    TourWorld,
    line_costs,
    propose,
    quality,
)
from sagkyndig.journey.planning.rules.tour.lines import line_of, not_by, not_on
from sagkyndig.journey.planning.rules.tour.stamp import stamp
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition

_A_WEEK = timedelta(days=7)
_WEEKDAYS = 5


@dataclass(frozen=True)
class Choice:
    """Something that can be asked for with a tick: its value in the form, and what stands beside the tick."""

    value: str
    label: str
    is_ticked: bool = False


@dataclass(frozen=True)
class LineRow:
    """One day of the proposal. `key` carries it back; None where all stays as it is."""

    key: str | None
    number: int
    on: date
    hours: tuple[time, time]
    day_id: int | None
    joins: tuple[str, ...]
    already: tuple[str, ...]
    host: str | None
    place: str
    teachers: tuple[str, ...]
    adds: tuple[str, ...]
    costs: tuple[Cost, ...]
    remarks: tuple[str, ...]
    hold: Choice | None
    avoid: tuple[Choice, ...]

    @property
    def municipalities(self) -> str:
        return listing([*self.already, *self.joins])

    @property
    def who_joins(self) -> str:
        return listing(self.joins)

    @property
    def who_teaches(self) -> str:
        return listing(self.teachers)

    @property
    def who_is_added(self) -> str:
        return listing(self.adds)

    @property
    def points(self) -> int:
        return sum(each.points for each in self.costs)


@dataclass(frozen=True)
class WeekRow:
    """A week from Monday to Friday: the lines of each day."""

    number: int
    monday: date
    days: tuple[tuple[date, tuple[LineRow, ...]], ...]

    @property
    def is_empty(self) -> bool:
        return not any(lines for _, lines in self.days)


@dataclass(frozen=True)
class ProposalView:
    """A proposal as it is read."""

    lines: tuple[LineRow, ...]
    weeks: tuple[WeekRow, ...]
    bill: tuple[Item, ...]
    points: int
    quality: str
    is_whole: bool
    contradictions: tuple[Contradiction, ...]
    left_out: tuple[Choice, ...]
    stamp: str

    @property
    def new_lines(self) -> tuple[LineRow, ...]:
        """Those on which something is proposed."""
        return tuple(line for line in self.lines if line.key)


@dataclass(frozen=True)
class TourPage:
    """What a proposal looks at. `period` is None until it is set, and then nothing can be proposed."""

    place: Place
    to_place: tuple[str, ...]
    standing: int
    first_on: date | None
    last_on: date | None
    from_on: date | None
    possible: int
    free: int
    lead: str | None
    others: tuple[str, ...]
    policy: TourPolicy
    proposal: ProposalView | None

    @property
    def has_period(self) -> bool:
        return self.first_on is not None

    @property
    def who_waits(self) -> str:
        return listing(self.to_place)

    @property
    def who_teaches_too(self) -> str:
        return listing(self.others)


def tour_page(edition: Edition, today: date, asked: Asked | None = None) -> TourPage:
    """The page, with a proposal where one is asked for."""
    world = tour_world(edition, today)
    if world is None:
        return TourPage(place_of(edition), (), 0, None, None, None, 0, 0, None, (), TOUR_POLICY, None)
    days = [each for each in teaching_days(world.period, world.team) if each.on >= world.from_on]
    return TourPage(
        place=place_of(edition),
        to_place=tuple(run.municipality for run in world.to_place),
        standing=len(world.days),
        first_on=world.period.first_on,
        last_on=world.period.last_on,
        from_on=world.from_on,
        possible=len(days),
        free=len(bookable(days)),
        lead=world.team.lead.name if world.team.lead else None,
        others=tuple(each.name for each in world.others),
        policy=TOUR_POLICY,
        proposal=_view(world, asked) if asked is not None else None,
    )


def _view(world: TourWorld, asked: Asked) -> ProposalView:
    proposal = propose(world, asked)
    lines = tuple(_line(number, option, proposal, world, asked) for number, option in enumerate(proposal.chosen, 1))
    return ProposalView(
        lines=lines,
        weeks=_weeks(lines),
        bill=proposal.bill,
        points=proposal.points,
        quality=quality(proposal),
        is_whole=not proposal.without,
        contradictions=proposal.contradictions,
        left_out=_left_out(world, asked),
        stamp=stamp(world),
    )


def _line(number: int, option: Option, proposal: Proposal, world: TourWorld, asked: Asked) -> LineRow:
    key = str(line_of(option)) if option.is_news else None
    day, lead = option.day, world.team.lead
    teachers = sorted(option.teachers, key=lambda each: each != lead)
    costs = line_costs(option, proposal, world) if option.is_news else ()
    return LineRow(
        key=key,
        number=number,
        on=option.on,
        hours=option.hours(world.period),
        day_id=day.id if day else None,
        joins=tuple(run.municipality for run in option.runs),
        already=tuple(run.municipality for run in option.already),
        host=option.host.municipality if option.host else day.host if day else None,
        place=day.place if day else "",
        teachers=tuple(each.name for each in teachers),
        adds=tuple(each.name for each in option.adds) if day else (),
        costs=tuple(each for each in costs if each.reason is not Reason.DAYS),
        remarks=_remarks(option, lead),
        hold=_hold(option, asked) if option.runs else None,
        avoid=_avoid(option, world) if option.is_news else (),
    )


def _remarks(option: Option, lead: Teacher | None) -> tuple[str, ...]:
    """A day that stands and has others than the lead teacher is not changed, and told of."""
    led_by = lead if lead in option.teachers else None
    found = lead_finding(option.teachers, led_by, lead)
    return (found.sentence,) if found else ()


def _hold(option: Option, asked: Asked) -> Choice:
    return Choice(str(line_of(option)), "Hold linjen fast", bool(asked.holds(option.runs[0].id)))


def _avoid(option: Option, world: TourWorld) -> tuple[Choice, ...]:
    """What can be forbidden for the line: its date, and those who teach beside the lead teacher."""
    others = [each for each in option.adds if each != world.team.lead]
    dates = [Choice(not_on(option), "Ikke den dag")] if option.runs else []
    return (*dates, *(Choice(not_by(option, each.id), f"Ikke {each.name}") for each in others))


def _left_out(world: TourWorld, asked: Asked) -> tuple[Choice, ...]:
    """What was forbidden before, still ticked, in the order of the municipalities."""
    names = {run.id: run.municipality for run in world.runs}
    teachers = {each.id: each.name for each in world.team.teachers}
    dates = [
        Choice(f"{run} den {on}", f"{names[run]} ikke {on:%d.%m.%Y}", is_ticked=True)
        for run in names
        for on in sorted(on for each, on in asked.not_on if each == run)
    ]
    people = [
        Choice(f"{run} ved {teacher}", f"{names[run]} ikke med {teachers[teacher]}", is_ticked=True)
        for run in names
        for teacher in sorted(teacher for each, teacher in asked.not_by if each == run and teacher in teachers)
    ]
    return (*dates, *people)


def _weeks(lines: tuple[LineRow, ...]) -> tuple[WeekRow, ...]:
    """From the first week that is used to the last."""
    if not lines:
        return ()
    monday = lines[0].on - timedelta(days=lines[0].on.weekday())
    rows = []
    while monday <= lines[-1].on:
        dates = [monday + timedelta(days=step) for step in range(_WEEKDAYS)]
        days = tuple((on, tuple(line for line in lines if line.on == on)) for on in dates)
        rows.append(WeekRow(monday.isocalendar().week, monday, days))
        monday += _A_WEEK
    return tuple(rows)
