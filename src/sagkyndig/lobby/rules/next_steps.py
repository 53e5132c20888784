"""Which of the things that wait for somebody comes first, and how a deadline is told."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from sagkyndig.journey.signs import Todo
from sagkyndig.pure import danish

SOON = timedelta(days=7)


def in_order(todos: Iterable[Todo]) -> tuple[Todo, ...]:
    """The earliest deadline first; what has no deadline comes after, in the order it was handed in."""
    return tuple(sorted(todos, key=lambda todo: todo.due_on or date.max))


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
