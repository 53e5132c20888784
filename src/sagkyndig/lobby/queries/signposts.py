"""Asks every step that stands what it has to say: about an edition, about its forløb and to one person."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING, Any

from sagkyndig.journey.order import BUILT, STEPS, Step
from sagkyndig.journey.programme.rules.states import EditionState, is_open
from sagkyndig.journey.signs import Board, Column, Names, Progress, StepStatus, Todo

if TYPE_CHECKING:
    from datetime import date

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition

NOT_BUILT = StepStatus(Progress.NOT_IN_USE, "Trinnet er ikke i brug endnu.")
# What each step knows, by its name and the id of the edition. Only the step itself can read it.
Known = Mapping[str, Mapping[int, Any]]


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


def known_about(editions: Collection[Edition]) -> Known:
    """What the steps know about the editions. Each reads once; whatever is asked from it afterwards reads nothing."""
    return {step.name: known(editions) for step, known in answers("known")}


def steps_of(edition: Edition, known: Known) -> tuple[StepState, ...]:
    """All eleven steps. A step that says nothing of itself is not in use."""
    said = {step.name: answer(edition, known[step.name][edition.pk]) for step, answer in answers("step_status")}
    return tuple(StepState(step, said.get(step.name, NOT_BUILT)) for step in STEPS)


def columns_of(edition: Edition, known: Known) -> tuple[Column, ...]:
    """The columns of the table of forløb, in the order of the journey."""
    return tuple(
        column for step, answer in answers("progress") for column in answer(edition, known[step.name][edition.pk])
    )


def boards_of(edition: Edition, known: Known, today: date) -> list[Board]:
    """What each step says about every forløb, who must act and by when, in the order of the journey."""
    return [answer(edition, known[step.name][edition.pk], today) for step, answer in answers("board")]


def todos_for(person: Person, editions: Iterable[Edition], known: Known) -> tuple[Todo, ...]:
    """What waits for the person in those of the editions that are open, in the order of the journey."""
    still_open = open_among(editions)
    return tuple(
        todo
        for step, answer in answers("todos_for")
        for edition in still_open
        for todo in answer(person, edition, known[step.name][edition.pk])
    )


def todos_outside_editions(person: Person) -> tuple[Todo, ...]:
    """What waits for the person whatever the edition, in the order of the journey."""
    return tuple(todo for _, answer in answers("todos_of") for todo in answer(person))


def names_of(edition: Edition, known: Known) -> Names:
    """What the ids in the log stand for, where the log speaks of this edition."""
    named: dict[str, Mapping[str, str]] = {}
    for step, answer in answers("names"):
        named |= answer(edition, known[step.name][edition.pk])
    return named


def open_among(editions: Iterable[Edition]) -> list[Edition]:
    """Those of the editions that are planned or running."""
    return [each for each in editions if is_open(EditionState(each.state))]
