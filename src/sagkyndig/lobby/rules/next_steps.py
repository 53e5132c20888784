"""Which of the things that wait for somebody comes first, and how a deadline is told."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from sys import maxsize

from sagkyndig.journey.signs import Todo
from sagkyndig.pure import danish


@dataclass(frozen=True)
class NextStep:
    """Something to do, as the page tells it. `deadline` is empty where there is none."""

    sentence: str
    action: str
    href: str
    deadline: str
    is_late: bool


def in_order(todos: Iterable[Todo]) -> tuple[Todo, ...]:
    """The earliest deadline first; then the oldest edition; then the order they were handed in, that of the journey."""
    return tuple(sorted(todos, key=lambda todo: (todo.due_on or date.max, todo.edition_id or maxsize)))


def next_steps(todos: Iterable[Todo], today: date) -> tuple[NextStep, ...]:
    """The todos in the order they should be done, with their deadlines in words."""
    return tuple(
        NextStep(
            sentence=todo.sentence,
            action=todo.action,
            href=todo.href,
            deadline=deadline_in_words(todo.due_on, today),
            is_late=todo.due_on is not None and todo.due_on < today,
        )
        for todo in in_order(todos)
    )


def deadline_in_words(due_on: date | None, today: date) -> str:
    """`Fristen var 3. marts 2024`, `Frist i dag`, `Frist i morgen`, `Frist 3. marts 2024`; empty without a deadline."""
    if due_on is None:
        return ""
    if due_on < today:
        return f"Fristen var {danish.long_date(due_on)}"
    if due_on == today:
        return "Frist i dag"
    if due_on == today + timedelta(days=1):
        return "Frist i morgen"
    return f"Frist {danish.long_date(due_on)}"
