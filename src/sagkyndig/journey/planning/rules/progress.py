"""How far a forløb has come, what it lacks, and what deserves a second look: derived, never stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.pure.danish import date_with_weekday, in_words, is_weekend, listing, plural, working_days_between


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
class Teacher:
    """Somebody who teaches."""

    id: int
    name: str


@dataclass(frozen=True)
class DayPlan:
    """What is known about one physical day."""

    on: date
    place: str
    teachers: tuple[Teacher, ...]
    lead: Teacher | None
    municipalities: tuple[str, ...]


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


def run_warnings(plan: RunPlan, policy: PlanningPolicy = POLICY) -> tuple[str, ...]:
    """What deserves a second look before the days are held, a sentence each."""
    found = []
    if not plan.has_place:
        found.append(f"{plan.municipality} har ikke længere en plads i runden. Fjern forløbet, eller se udvælgelsen.")
    if plan.elearning_on and is_weekend(plan.elearning_on):
        found.append(f"E-læringsdagen ligger i en weekend: {date_with_weekday(plan.elearning_on)}.")
    if plan.elearning_on and plan.physical_on:
        between = working_days_between(plan.elearning_on, plan.physical_on)
        if between < policy.fewest_working_days_between:
            found.append(
                f"Der er {plural(between, 'arbejdsdag', 'arbejdsdage')} mellem e-læringsdagen og den fysiske dag. "
                f"Underviserne skal bruge mindst {in_words(policy.fewest_working_days_between)} til spørgsmålene."
            )
    return tuple(found)


def day_warnings(day: DayPlan, lead_teacher: Teacher | None, policy: PlanningPolicy = POLICY) -> tuple[str, ...]:
    """What deserves a second look about a physical day; `lead_teacher` is the edition's, once one is named."""
    found = []
    if is_weekend(day.on):
        found.append(f"Dagen ligger i en weekend: {date_with_weekday(day.on)}.")
    if not day.place:
        found.append("Dagen mangler et sted.")
    if not day.municipalities:
        found.append("Ingen forløb er med på dagen.")
    if len(day.teachers) != policy.teachers_a_day:
        found.append(
            f"Der skal være {in_words(policy.teachers_a_day)} undervisere på dagen. "
            f"Der er {in_words(len(day.teachers)) if day.teachers else 'ingen'}."
        )
    if day.teachers and lead_teacher and day.lead != lead_teacher:
        found.append(f"{lead_teacher.name} er rundens gennemgående underviser, men står ikke som det på dagen.")
    return tuple(found)


def common_number_of_teachers(on_each_day: Iterable[int]) -> int | None:
    """The number of teachers when it is the same on all days, else None; None as well without days."""
    numbers = set(on_each_day)
    return numbers.pop() if len(numbers) == 1 else None


def has_same_lead(on_each_day: Iterable[int | None]) -> bool | None:
    """Whether one person leads all days; None while there is no day or a day without a lead teacher."""
    leads = set(on_each_day)
    if not leads or None in leads:
        return None
    return len(leads) == 1
