"""What comes first, and how its deadline is told."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.journey.signs import Todo
from sagkyndig.lobby.rules.next_steps import deadline_in_words, in_order


def test_the_earliest_deadline_comes_first_and_no_deadline_last() -> None:
    free, later, sooner = (
        Todo("a", "A", "/a/"),
        Todo("b", "B", "/b/", due_on=date(2024, 4, 2)),
        Todo("c", "C", "/c/", due_on=date(2024, 3, 4)),
    )
    assert in_order([free, later, sooner]) == (sooner, later, free)


def test_among_equals_the_order_of_the_journey_stays() -> None:
    one, two = Todo("a", "A", "/a/"), Todo("b", "B", "/b/")
    assert in_order([one, two]) == (one, two)
    assert in_order([two, one]) == (two, one)


@pytest.mark.parametrize(
    ("due_on", "said"),
    [
        (None, ""),
        (date(2024, 3, 1), "Fristen var 1. marts 2024"),
        (date(2024, 3, 4), "Frist i dag"),
        (date(2024, 3, 5), "Frist i morgen"),
        (date(2024, 3, 20), "Frist 20. marts 2024"),
    ],
)
def test_a_deadline_in_words(due_on: date | None, said: str) -> None:
    assert deadline_in_words(due_on, date(2024, 3, 4)) == said
