"""What is hidden, and what a clever reader can work out from the rest."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from functools import reduce

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.pure.figures import Choice, HidingPolicy, Tally, hide_breakdown, is_hidden

Counts = tuple[int, ...]


def tally(*counts: int) -> Tally:
    """Options A, B, C ... and the unanswered last."""
    return Tally(tuple(Choice("ABCDEF"[at], count) for at, count in enumerate(counts[:-1])), counts[-1])


@pytest.mark.parametrize(
    ("counts", "as_a_whole", "as_a_part"),
    [
        ((0, 0, 0), True, True),
        ((2, 2, 0), True, True),
        ((2, 1, 1), True, True),
        ((3, 2, 0), False, False),
        ((5, 0, 0), False, True),
        ((9, 0, 0), False, True),
        ((10, 0, 0), False, False),
        ((8, 1, 0), False, False),
        ((0, 0, 6), False, True),
        ((4, 0, 2), False, True),
        ((4, 1, 2), False, False),
    ],
)
def test_who_is_hidden(counts: Counts, as_a_whole: bool, as_a_part: bool) -> None:
    assert is_hidden(tally(*counts), is_breakdown=False) is as_a_whole
    assert is_hidden(tally(*counts), is_breakdown=True) is as_a_part


def test_the_limits_are_those_of_the_policy() -> None:
    assert is_hidden(tally(3, 2, 0), is_breakdown=False, policy=HidingPolicy(fewest_answers=6)) is True
    assert is_hidden(tally(9, 0, 0), is_breakdown=True, policy=HidingPolicy(alike_below=9)) is False


def hidden_names(parts: Mapping[str, Tally], policy: HidingPolicy = HidingPolicy()) -> set[str]:
    return {name for name, shown in hide_breakdown(parts, policy).items() if shown is None}


def test_nothing_small_nothing_hidden() -> None:
    parts = {"Ådal": tally(6, 4, 0), "Nordby": tally(3, 5, 1)}
    assert hide_breakdown(parts) == parts


def test_a_single_hidden_part_takes_the_smallest_that_covers_it_along() -> None:
    parts = {"lille": tally(2, 1, 0), "stor": tally(20, 20, 0), "mellem": tally(6, 4, 0)}
    assert hidden_names(parts) == {"lille", "mellem"}
    assert hide_breakdown(parts)["stor"] == parts["stor"]


def test_two_that_together_are_too_few_take_a_third() -> None:
    parts = {"a": tally(1, 1, 0), "b": tally(1, 1, 0), "c": tally(5, 5, 0), "d": tally(9, 9, 0)}
    assert hidden_names(parts) == {"a", "b", "c"}


def test_two_that_together_answer_alike_take_a_third() -> None:
    parts = {"a": tally(4, 0, 0), "b": tally(9, 0, 0), "c": tally(12, 9, 0), "d": tally(20, 20, 0)}
    assert hidden_names(parts) == {"a", "b", "c"}


def test_a_part_nobody_answered_has_nothing_to_protect() -> None:
    parts = {"tom": tally(0, 0, 0), "stor": tally(20, 20, 0)}
    assert hidden_names(parts) == {"tom"}


def test_parts_keep_their_order_and_no_parts_is_no_parts() -> None:
    parts = {"b": tally(6, 6, 0), "a": tally(1, 1, 0), "c": tally(7, 7, 0)}
    assert list(hide_breakdown(parts)) == ["b", "a", "c"]
    assert hide_breakdown({}) == {}


# The attacker


def rows_of(size: int, room: Counts) -> Iterator[Counts]:
    """Every way in which `size` people can have answered, with no more in a category than `room` has."""
    if len(room) == 1:
        if size <= room[0]:
            yield (size,)
        return
    for first in range(min(size, room[0]) + 1):
        for rest in rows_of(size - first, room[1:]):
            yield (first, *rest)


def worlds(sizes: Sequence[int], sums: Counts) -> Iterator[tuple[Counts, ...]]:
    """Every table of hidden parts with these sizes that adds up to these sums."""
    if not sizes:
        if not any(sums):
            yield ()
        return
    for row in rows_of(sizes[0], sums):
        left = tuple(total - mine for total, mine in zip(sums, row, strict=True))
        for others in worlds(sizes[1:], left):
            yield (row, *others)


def computable_cells(parts: Mapping[str, Tally], published: Mapping[str, Tally | None]) -> set[tuple[str, int]]:
    """The cells of hidden parts that have one value in every world, to one who knows total, shown parts and sizes."""
    hidden = [name for name, shown in published.items() if shown is None and parts[name].n]
    total = reduce(Tally.plus, parts.values()).counts
    for shown in published.values():
        if shown is not None:
            total = tuple(a - b for a, b in zip(total, shown.counts, strict=True))
    possible: dict[tuple[str, int], set[int]] = {}
    for world in worlds([parts[name].n for name in hidden], total):
        for name, row in zip(hidden, world, strict=True):
            for at, count in enumerate(row):
                possible.setdefault((name, at), set()).add(count)
        if possible and all(len(values) > 1 for values in possible.values()):
            return set()
    return {cell for cell, values in possible.items() if len(values) == 1}


def allowed_by_the_total(parts: Mapping[str, Tally]) -> set[int]:
    """Categories that nobody at all, or everybody, is in: the total itself says so of each part."""
    whole = reduce(Tally.plus, parts.values())
    return {at for at, count in enumerate(whole.counts) if count in (0, whole.n)}


def assert_nothing_leaks(parts: Mapping[str, Tally]) -> None:
    published = hide_breakdown(parts)
    for name, shown in published.items():
        assert shown in (None, parts[name])
        assert shown is None or not is_hidden(shown, is_breakdown=True)
    shown_names = {name for name, shown in published.items() if shown is not None}
    if not shown_names:
        return  # beside the total, which is no breakdown, nothing is published
    hidden = [parts[name] for name in parts if name not in shown_names]
    if any(part.n for part in hidden):
        assert not is_hidden(reduce(Tally.plus, hidden), is_breakdown=True)
    leaks = {cell for cell in computable_cells(parts, published) if cell[1] not in allowed_by_the_total(parts)}
    assert leaks == set()


def random_parts(dice: random.Random) -> dict[str, Tally]:
    categories = dice.choice((2, 3, 3, 4))
    most = dice.choice((1, 2, 4))
    return {
        f"kommune {at}": tally(*(dice.randint(0, most) * dice.randint(0, 1) for _ in range(categories)))
        for at in range(dice.randint(1, 6))
    }


def test_the_attacker_finds_what_is_left_open() -> None:
    """The attacker himself is tried: hiding only the small part lets him compute all of it."""
    parts = {"lille": tally(2, 1, 0), "stor": tally(6, 6, 0)}
    assert computable_cells(parts, {"lille": None, "stor": parts["stor"]}) == {("lille", 0), ("lille", 1), ("lille", 2)}


def test_nothing_hidden_can_be_computed_in_thousands_of_small_tables() -> None:
    dice = random.Random(2023)  # noqa: S311
    tables = [random_parts(dice) for _ in range(4000)]
    for parts in tables:
        assert_nothing_leaks(parts)
    hidings = [set(hide_breakdown(parts).values()) for parts in tables]
    partly = sum(None in shown and len(shown) > 1 for shown in hidings)
    assert partly > 200  # the proof is about tables in which something is shown and something hidden


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(st.integers(0, 5), min_size=3, max_size=3), min_size=1, max_size=5))
def test_nothing_hidden_can_be_computed(table: list[list[int]]) -> None:
    assert_nothing_leaks({str(at): tally(*row) for at, row in enumerate(table)})


@settings(max_examples=200)
@given(st.lists(st.lists(st.integers(0, 30), min_size=3, max_size=3), min_size=2, max_size=12))
def test_one_who_knows_the_rule_cannot_tell_what_a_group_that_answers_alike_answered(table: list[list[int]]) -> None:
    parts = {str(at): tally(*row) for at, row in enumerate(table)}
    published = hide_breakdown(parts)
    if any(shown is not None for shown in published.values()):
        hidden = [parts[name] for name, shown in published.items() if shown is None and parts[name].n]
        alike = [part for part in hidden if part.n >= 5 and is_hidden(part, is_breakdown=True)]
        together = reduce(Tally.plus, hidden, tally(0, 0, 0)).counts
        assert all(sum(count >= part.n for count in together) > 1 for part in alike)
