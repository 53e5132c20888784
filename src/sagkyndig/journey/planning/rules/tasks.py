"""What a contact person has to do, in order: one task open at a time, each with a word for its state and a deadline."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sagkyndig.journey.planning.rules.policy import POLICY, PlanningPolicy
from sagkyndig.pure.danish import working_days_away


class TaskKey(StrEnum):
    """The five tasks in the order in which they are done."""

    OFFER = "offer"
    ELEARNING = "elearning"
    PHYSICAL = "physical"
    COLLEAGUES = "colleagues"
    WISHES = "wishes"


TITLES: dict[TaskKey, str] = {
    TaskKey.OFFER: "Svar på tilbuddet",
    TaskKey.ELEARNING: "Vælg e-læringsdag",
    TaskKey.PHYSICAL: "Vælg fysisk dag, evt. sammen med en anden kommune",
    TaskKey.COLLEAGUES: "Tilmeld kolleger",
    TaskKey.WISHES: "Skriv ønsker til dagen",
}


class TaskState(StrEnum):
    """How far a task is, as the word that is shown with its sign."""

    DONE = "færdig"
    NOW = "åben nu"
    WAITING = "venter på svar"
    LATER = "kommer"


@dataclass(frozen=True)
class Known:
    """What the tasks are derived from. `began_on` is the day of the municipality's yes, where that is known."""

    is_accepted: bool
    answer_by: date | None = None
    began_on: date | None = None
    elearning_on: date | None = None
    has_hours: bool = False  # the hours of the e-learning day are set aside
    physical_on: date | None = None
    lacks_place: bool = False  # the municipality finds the room and has not told where
    awaits_answer: bool = False  # it proposed days, or asked another municipality
    enrolled: int = 0
    wishes: int = 0


@dataclass(frozen=True)
class Task:
    """One of the five, as it stands today."""

    key: TaskKey
    number: int
    title: str
    state: TaskState
    due_on: date | None
    is_late: bool

    @property
    def is_now(self) -> bool:
        return self.state is TaskState.NOW

    @property
    def is_done(self) -> bool:
        return self.state is TaskState.DONE


def tasks(known: Known, today: date, policy: PlanningPolicy = POLICY) -> tuple[Task, ...]:
    """The five in order. Open is the first that is neither done nor waiting for somebody else; nothing is before a yes."""
    states = _states(known, today)
    due = deadlines(known, policy)
    return tuple(
        Task(
            key=key,
            number=place,
            title=TITLES[key],
            state=states[key],
            due_on=due[key],
            is_late=states[key] is not TaskState.DONE and due[key] is not None and due[key] < today,  # type: ignore[operator]
        )
        for place, key in enumerate(TaskKey, 1)
    )


def deadlines(known: Known, policy: PlanningPolicy = POLICY) -> dict[TaskKey, date | None]:
    """By when each task is to be done; None while the date that it hangs on is not known."""
    began, elearning, physical = known.began_on, known.elearning_on, known.physical_on
    return {
        TaskKey.OFFER: known.answer_by,
        TaskKey.ELEARNING: _first(
            _away(began, policy.working_days_to_choose_elearning),
            _away(physical, -policy.elearning_chosen_before_physical),
            elearning,
        ),
        TaskKey.PHYSICAL: _away(began, policy.working_days_to_choose_physical),
        TaskKey.COLLEAGUES: _away(elearning, -policy.colleagues_before_elearning),
        TaskKey.WISHES: _away(physical, -policy.wishes_before_physical),
    }


def open_task(found: Iterable[Task]) -> Task | None:
    """The one that is open now; None when all are done or wait for others."""
    return next((each for each in found if each.is_now), None)


def _states(known: Known, today: date) -> dict[TaskKey, TaskState]:
    done = {
        TaskKey.OFFER: known.is_accepted,
        TaskKey.ELEARNING: known.elearning_on is not None and (known.has_hours or known.elearning_on <= today),
        TaskKey.PHYSICAL: known.physical_on is not None and (not known.lacks_place or known.physical_on <= today),
        TaskKey.COLLEAGUES: known.enrolled > 0,
        TaskKey.WISHES: known.wishes > 0,
    }
    waits = {TaskKey.PHYSICAL} if known.awaits_answer and known.physical_on is None else set()
    states: dict[TaskKey, TaskState] = {}
    for key in TaskKey:
        if done[key]:
            states[key] = TaskState.DONE
        elif key in waits:
            states[key] = TaskState.WAITING
        else:
            states[key] = TaskState.LATER if TaskState.NOW in states.values() else TaskState.NOW
    return states


def _away(on: date | None, count: int) -> date | None:
    return working_days_away(on, count) if on else None


def _first(*dates: date | None) -> date | None:
    return min((each for each in dates if each), default=None)
