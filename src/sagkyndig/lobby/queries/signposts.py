"""Asks every step that stands what it has to say: about an edition, about its forløb and to one person."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sagkyndig.journey.order import BUILT, STEPS, Step
from sagkyndig.journey.signs import Column, Progress, StepStatus, Todo

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition

NOT_BUILT = StepStatus(Progress.NOT_IN_USE, "Trinnet er ikke i brug endnu.")


@dataclass(frozen=True)
class StepState:
    """One of the eleven steps as it stands in one edition."""

    step: Step
    status: StepStatus


def answers(name: str) -> Iterator[tuple[Step, Callable[..., Any]]]:
    """The steps that stand and answer to `name`, in the order of the journey, each with its answer."""
    for step in STEPS:
        if step.name not in BUILT or find_spec(f"{step.package}.signposts") is None:
            continue
        answer = getattr(import_module(f"{step.package}.signposts"), name, None)
        if answer is not None:
            yield step, answer


def steps_of(edition: Edition) -> tuple[StepState, ...]:
    """All eleven steps. A step that says nothing of itself is not in use."""
    said = {step.name: answer(edition) for step, answer in answers("step_status")}
    return tuple(StepState(step, said.get(step.name, NOT_BUILT)) for step in STEPS)


def columns_of(edition: Edition) -> tuple[Column, ...]:
    """The columns of the table of forløb, in the order of the journey."""
    return tuple(column for _, answer in answers("progress") for column in answer(edition))


def todos_for(person: Person) -> tuple[Todo, ...]:
    """What waits for the person in all editions, in the order of the journey."""
    return tuple(todo for _, answer in answers("todos_for") for todo in answer(person))
