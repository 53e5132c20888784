"""How far a forløb has come, what it lacks, and what deserves a second look: derived, never stored."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from enum import StrEnum

from sagkyndig.journey.planning.rules.days import day_off_finding, time_between_finding
from sagkyndig.journey.planning.rules.findings import Finding, Level, by_level
from sagkyndig.journey.planning.rules.people import (
    Disqualification,
    Teacher,
    disqualified_findings,
    lead_finding,
    number_finding,
)
from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.journey.planning.rules.room import place_finding, seats_finding
from sagkyndig.journey.planning.rules.travel import TeachingDay, travel_findings, two_places_finding
from sagkyndig.pure.danish import listing


class RunState(StrEnum):
    """Where a forløb stands, as the word that is shown."""

    INCOMPLETE = "mangler noget"
    PLANNED = "planlagt"
    UNDER_WAY = "i gang"
    HELD = "færdig"


# What each state means. The table in docs/journey/04-planning.md is drawn from this one.
MEANINGS: dict[RunState, str] = {
    RunState.INCOMPLETE: "kontaktperson, e-læringsdag, fysisk dag eller tilmeldte mangler, og ingen af dagene er nået",
    RunState.PLANNED: "intet mangler, og e-læringsdagen er ikke nået",
    RunState.UNDER_WAY: "e-læringsdagen er nået, den fysiske dag er ikke overstået",
    RunState.HELD: "den fysiske dag er overstået",
}


@dataclass(frozen=True)
class RunPlan:
    """What is known about one forløb."""

    municipality: str
    contact_person: str | None
    elearning_on: date | None
    physical_on: date | None
    enrolled: int
    has_place: bool = True  # whether the municipality still holds one of the edition's places


@dataclass(frozen=True)
class DayPlan:
    """What is known about one physical day; `enrolled` are the people of all its forløb."""

    id: int
    on: date
    starts_at: time
    ends_at: time
    place: str
    region: str | None
    seats: int | None
    teachers: tuple[Teacher, ...]
    lead: Teacher | None
    municipalities: tuple[str, ...]
    enrolled: int

    @property
    def teaching(self) -> tuple[TeachingDay, ...]:
        """The day as each of its teachers has it."""
        return tuple(
            TeachingDay(self.id, each, self.on, self.starts_at, self.ends_at, self.region) for each in self.teachers
        )


@dataclass(frozen=True)
class Surroundings:
    """What a day is held against: the edition's lead teacher, what else its teachers teach, who is disqualified."""

    lead_teacher: Teacher | None = None
    teaching: tuple[TeachingDay, ...] = ()
    disqualified: tuple[Disqualification, ...] = ()


def run_state(plan: RunPlan, today: date) -> RunState:
    """Held once the physical day is over, under way from the e-learning day, planned when nothing is missing."""
    if plan.physical_on is not None and plan.physical_on < today:
        return RunState.HELD
    if plan.elearning_on is not None and plan.elearning_on <= today:
        return RunState.UNDER_WAY
    return RunState.INCOMPLETE if missing(plan) else RunState.PLANNED


def missing(plan: RunPlan) -> tuple[str, ...]:
    """What the forløb still lacks, in the order in which it is usually found."""
    lacks = {
        "kontaktperson": plan.contact_person is None,
        "e-læringsdag": plan.elearning_on is None,
        "fysisk dag": plan.physical_on is None,
        "tilmeldte": plan.enrolled == 0,
    }
    return tuple(word for word, is_missing in lacks.items() if is_missing)


def missing_sentence(plan: RunPlan) -> str | None:
    """What is missing, with the municipality's name; None when nothing is."""
    lacks = missing(plan)
    return f"{plan.municipality} mangler {listing(lacks)}." if lacks else None


def run_findings(plan: RunPlan, policy: PlanningPolicy = POLICY) -> tuple[Finding, ...]:
    """What the rules say about one forløb, the most serious first."""
    found: list[Finding | None] = []
    if not plan.has_place:
        sentence = f"{plan.municipality} har ikke længere en plads i runden. Fjern forløbet, eller se udvælgelsen."
        found.append(Finding(Level.WARNING, sentence))
    if plan.elearning_on:
        found.append(day_off_finding("E-læringsdagen", plan.elearning_on, "elearning_on"))
        if plan.physical_on:
            found.append(time_between_finding(plan.elearning_on, plan.physical_on, policy))
    return by_level(each for each in found if each)


def day_findings(
    day: DayPlan, around: Surroundings | None = None, policy: PlanningPolicy = POLICY
) -> tuple[Finding, ...]:
    """What the rules say about one physical day, the most serious first."""
    around = around or Surroundings()
    found = [
        day_off_finding("Dagen", day.on, "on"),
        *(two_places_finding(teaching, around.teaching) for teaching in day.teaching),
        *disqualified_findings(day.teachers, day.on, day.municipalities, around.disqualified),
        place_finding(day.place),
        None
        if day.municipalities
        else Finding(Level.WARNING, "Ingen forløb er med på dagen. Vælg dagen på et forløb."),
        seats_finding(day.seats, day.enrolled + len(day.teachers)),
        number_finding(day.teachers, policy),
        lead_finding(day.teachers, day.lead, around.lead_teacher),
        *(each for teaching in day.teaching for each in travel_findings(teaching, around.teaching, policy)),
    ]
    return by_level(each for each in found if each)
