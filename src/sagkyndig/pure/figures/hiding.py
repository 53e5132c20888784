"""Which groups are too small to show, and which more must go so that nobody can reckon them out."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from sagkyndig.pure.figures.tally import Tally, added


@dataclass(frozen=True)
class HidingPolicy:
    """A group needs `fewest_answers` to be shown; a part of the whole needs `alike_below` if all of it answers alike."""

    fewest_answers: int = 5
    alike_below: int = 10


def is_hidden(tally: Tally, *, is_breakdown: bool, policy: HidingPolicy = HidingPolicy()) -> bool:
    """May the numbers not be shown? The threshold is on n, not on the count in a category.

    In a breakdown (figures for a part of those who answered) a group below `alike_below` goes too when those of it who
    answered the question all gave one answer, or when nobody did: who knows one member then knows their answer.
    """
    if tally.n < policy.fewest_answers:
        return True
    return is_breakdown and tally.n < policy.alike_below and _is_alike(tally)


def _is_alike(tally: Tally) -> bool:
    return sum(choice.count > 0 for choice in tally.choices) <= 1


def hide_breakdown(parts: Mapping[str, Tally], policy: HidingPolicy = HidingPolicy()) -> dict[str, Tally | None]:
    """The parts of a whole as they may be published beside its total: None where a part is hidden.

    The total less what is shown is what is hidden, added up. So further parts are hidden, the smallest that does,
    until that sum gives nothing away: to a reader who knows the total, the parts shown and how many each hidden part
    has, no count in a hidden part can be worked out, unless the total alone says it (nobody at all chose it) or no
    part is shown. A part with no answers has nothing to protect, and covers for nobody.
    """
    hidden = {name for name, tally in parts.items() if is_hidden(tally, is_breakdown=True, policy=policy)}
    while _leaks(parts, hidden, policy) and len(hidden) < len(parts):
        hidden.add(_next_to_hide(parts, hidden, policy))
    return {name: None if name in hidden else tally for name, tally in parts.items()}


def _next_to_hide(parts: Mapping[str, Tally], hidden: Collection[str], policy: HidingPolicy) -> str:
    by_size = sorted((name for name in parts if name not in hidden), key=lambda name: parts[name].n)
    enough = (name for name in by_size if not _leaks(parts, {*hidden, name}, policy))
    return next(enough, by_size[0])


def _leaks(parts: Mapping[str, Tally], hidden: Collection[str], policy: HidingPolicy) -> bool:
    """Can something in the hidden parts be reckoned from the total and the parts shown?

    With the sizes known, the counts of hidden parts are the tables of whole numbers with given row and column sums.
    A cell has one possible value only if it is alone in its column (then the sum is itself a hidden group), or if its
    column holds nobody or everybody (then another column, in which the total has somebody, holds nobody).
    """
    covered = [parts[name] for name in hidden if parts[name].n]
    if not covered:
        return False
    together = added(covered)
    in_all = added(parts.values()).counts
    emptied = any(whole and not rest for whole, rest in zip(in_all, together.counts, strict=True))
    is_small = is_hidden(together, is_breakdown=True, policy=policy)
    return is_small or emptied or not _could_be_otherwise(covered, together, policy)


def _could_be_otherwise(covered: Collection[Tally], together: Tally, policy: HidingPolicy) -> bool:
    """Is there room for at least two answers in each part that was hidden for answering alike?

    A reader who knows the rule knows that a hidden part of five to nine may be one that answers alike. If only one
    category could hold it all, its answer is known.
    """
    alike = [
        tally
        for tally in covered
        if tally.n >= policy.fewest_answers and is_hidden(tally, is_breakdown=True, policy=policy)
    ]
    return all(sum(count >= tally.n for count in together.counts) > 1 for tally in alike)
