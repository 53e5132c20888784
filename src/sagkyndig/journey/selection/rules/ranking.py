"""The choice: every municipality's place, status and the reason for it, from the ground and the policy alone."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sagkyndig.journey.selection.rules.certainty import Certainty, certainty, seat_of
from sagkyndig.journey.selection.rules.ground import Ground
from sagkyndig.journey.selection.rules.places import Shared, share_out
from sagkyndig.journey.selection.rules.policy import Policy
from sagkyndig.journey.selection.rules.weighing import Weighed, in_order, weigh
from sagkyndig.pure.danish import sort_key
from sagkyndig.pure.rates import draw_number


class Status(StrEnum):
    CHOSEN = "chosen"
    RESERVE = "reserve"
    PASSED = "passed"
    EXCLUDED = "excluded"


class Why(StrEnum):
    """What decided a municipality's status."""

    BY_ORDER = "by_order"
    BY_DRAW = "by_draw"
    FOR_SIZE = "for_size"
    OVER_THE_LIMIT = "over_the_limit"  # its region or size had its share
    TOO_FEW = "too_few"
    NO_APPEALS = "no_appeals"
    INITIATIVE = "initiative"
    TAKEN_IN = "taken_in"  # by the manager, with a reason
    TAKEN_OUT = "taken_out"
    MOVED_UP = "moved_up"  # another was taken out
    GAVE_WAY = "gave_way"  # another was taken in


@dataclass(frozen=True)
class Placed:
    """A municipality as the choice leaves it.

    `rank` is its place on the list: the chosen first, then the reserves, then the others by their index; None where it
    was no candidate. `by_index` is the place its figures alone give it. `share` is in how many of 100 repetitions it is
    chosen; `draw` the number it drew, where lots were drawn; `reason` the manager's, where the manager changed it.
    """

    weighed: Weighed
    status: Status
    why: Why
    rank: int | None = None
    by_index: int | None = None
    share: float | None = None
    is_equal: bool = False
    draw: str | None = None
    reason: str = ""

    @property
    def code(self) -> str:
        return self.weighed.code

    @property
    def name(self) -> str:
        return self.weighed.municipality.name


@dataclass(frozen=True)
class Ranking:
    """The whole list, by rank and then by name, and how sure it is."""

    policy: Policy
    fingerprint: str
    placed: tuple[Placed, ...]
    certainty: Certainty

    def of(self, *statuses: Status) -> tuple[Placed, ...]:
        return tuple(each for each in self.placed if each.status in statuses)

    @property
    def candidates(self) -> int:
        return sum(each.by_index is not None for each in self.placed)


def rank(ground: Ground, policy: Policy) -> Ranking:
    """The choice that follows from the ground and the policy; the same each time, on any machine."""
    weighed = weigh(ground, policy)
    by_index = in_order([each for each in weighed if each.is_candidate(policy)], policy)
    order, shared = by_index, _shared(by_index, policy)
    sure = certainty(by_index, shared, policy, seed=ground.fingerprint)
    lots: dict[str, str] = {}
    if policy.draws_among_equals and sure.equals:
        lots = {code: draw_number(ground.fingerprint, code) for code in sure.equals}
        order = _drawn(by_index, lots)
        shared = _shared(order, policy)
    places = {each.code: at for at, each in enumerate(by_index, start=1)}
    listed = [
        replace(
            each,
            why=Why.BY_DRAW if each.code in lots and each.why is Why.BY_ORDER else each.why,
            by_index=places[each.code],
            share=sure.shares[each.code],
            is_equal=each.code in sure.equals,
            draw=lots.get(each.code),
        )
        for each in _listed(order, shared, policy)
    ]
    others = sorted((_left_out(each) for each in weighed if each.code not in places), key=_by_name)
    return Ranking(policy, ground.fingerprint, (*listed, *others), sure)


def chosen_codes(ground: Ground, policy: Policy) -> tuple[str, ...]:
    """The chosen alone, without asking how sure they are: quick enough to try many policies. No lots are drawn."""
    order = in_order([each for each in weigh(ground, policy) if each.is_candidate(policy)], policy)
    return tuple(order[at].code for at in _shared(order, policy).chosen)


def _shared(order: Sequence[Weighed], policy: Policy) -> Shared:
    return share_out([seat_of(each) for each in order], policy)


def _drawn(order: Sequence[Weighed], lots: dict[str, str]) -> list[Weighed]:
    """The order with the equals put in the order of their lots, in the places that they hold together."""
    drawn = iter(sorted((each for each in order if each.code in lots), key=lambda each: lots[each.code]))
    return [next(drawn) if each.code in lots else each for each in order]


def _listed(order: Sequence[Weighed], shared: Shared, policy: Policy) -> list[Placed]:
    without_promises = replace(policy, size_bands=tuple(replace(band, fewest_places=0) for band in policy.size_bands))
    for_size = set(shared.chosen) - set(_shared(order, without_promises).chosen)
    taken = {*shared.chosen, *shared.reserves}
    rest = [at for at in range(len(order)) if at not in taken]
    listed = []
    for place, at in enumerate([*shared.chosen, *shared.reserves, *rest], start=1):
        status = Status.CHOSEN if at in shared.chosen else Status.RESERVE if at in shared.reserves else Status.PASSED
        why = Why.FOR_SIZE if at in for_size else Why.OVER_THE_LIMIT if at in shared.passed_over else Why.BY_ORDER
        listed.append(Placed(order[at], status, why, rank=place))
    return listed


def _left_out(weighed: Weighed) -> Placed:
    if weighed.initiative is not None:
        return Placed(weighed, Status.EXCLUDED, Why.INITIATIVE)
    return Placed(weighed, Status.PASSED, Why.TOO_FEW if weighed.outcomes.decided else Why.NO_APPEALS)


def _by_name(placed: Placed) -> tuple[object, ...]:
    return sort_key(placed.name), placed.code
