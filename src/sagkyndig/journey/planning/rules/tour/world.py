"""What a tour is made of: the forløb, the days that stand, the team and its period, and what the manager asks for."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, time

from sagkyndig.journey.planning.rules.free_days import Period, Team
from sagkyndig.journey.planning.rules.joining import Sharing
from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.planning.rules.travel import TeachingDay


@dataclass(frozen=True)
class TourRun:
    """One forløb. `people` are those enrolled, or expected until somebody is; `day_id` is the day that it has."""

    id: int
    municipality: str
    region: str
    people: int
    elearning_on: date | None = None
    wished: tuple[date, ...] = ()  # proposed by the municipality, not answered yet
    declined: tuple[date, ...] = ()  # proposed by it, and the answer was no
    sharing: Sharing | None = None
    day_id: int | None = None


@dataclass(frozen=True)
class StandingDay:
    """A physical day that is on the calendar: its date, hours and teachers stay as they are."""

    id: int
    on: date
    starts_at: time
    ends_at: time
    region: str | None
    seats: int | None
    teachers: tuple[Teacher, ...]
    host: str | None = None
    place: str = ""


@dataclass(frozen=True)
class TourWorld:
    """All that a proposal looks at. Nothing is proposed before `from_on`; `elsewhere` is what the team teaches besides."""

    runs: tuple[TourRun, ...]
    days: tuple[StandingDay, ...]
    period: Period
    team: Team
    from_on: date
    elsewhere: tuple[TeachingDay, ...] = ()

    @property
    def to_place(self) -> tuple[TourRun, ...]:
        """The forløb that have no day."""
        return tuple(run for run in self.runs if run.day_id is None)

    def on_day(self, day: StandingDay) -> tuple[TourRun, ...]:
        """The forløb that have that day."""
        return tuple(run for run in self.runs if run.day_id == day.id)

    @property
    def others(self) -> tuple[Teacher, ...]:
        """The team without the lead teacher."""
        return tuple(each for each in self.team.teachers if each != self.team.lead)


@dataclass(frozen=True)
class Held:
    """A line of a proposal that the manager holds: these forløb, by id, on that date with these teachers."""

    runs: frozenset[int]
    on: date
    teachers: frozenset[int]


@dataclass(frozen=True)
class Asked:
    """What the manager asks of the next proposal, forløb and teachers told by id."""

    held: tuple[Held, ...] = ()
    not_on: frozenset[tuple[int, date]] = field(default_factory=frozenset)
    not_by: frozenset[tuple[int, int]] = field(default_factory=frozenset)
    former: frozenset[Held] = field(default_factory=frozenset)  # the lines before, kept where that costs nothing

    def holds(self, run: int) -> Held | None:
        """The line that holds this forløb."""
        return next((each for each in self.held if run in each.runs), None)


@dataclass(frozen=True)
class Option:
    """One way to use a date: a new day or one that stands, the forløb that it newly serves, the teachers it newly takes.

    `region` is where it is held; `host` is the forløb that lays house to a new day.
    """

    on: date
    day: StandingDay | None
    already: tuple[TourRun, ...]
    runs: tuple[TourRun, ...]
    region: str | None
    host: TourRun | None
    adds: tuple[Teacher, ...]
    lacks: int  # teachers that nobody could be found for

    @property
    def teachers(self) -> tuple[Teacher, ...]:
        return (*(self.day.teachers if self.day else ()), *self.adds)

    @property
    def everybody(self) -> tuple[TourRun, ...]:
        return (*self.already, *self.runs)

    @property
    def is_used(self) -> bool:
        return bool(self.already or self.runs)

    @property
    def is_news(self) -> bool:
        """Whether something is proposed here, or all stays as it is."""
        return bool(self.runs or self.adds)

    def hours(self, period: Period) -> tuple[time, time]:
        """When it begins and ends."""
        return (self.day.starts_at, self.day.ends_at) if self.day else (period.starts_at, period.ends_at)
