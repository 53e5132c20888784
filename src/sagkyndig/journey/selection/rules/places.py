"""Who gets the places when the order is given: first those each size is promised, then down the list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from sagkyndig.journey.selection.rules.policy import Policy


@dataclass(frozen=True)
class Seat:
    """What the sharing out looks at: the name of the size band, and the region."""

    band: str
    region: str


@dataclass(frozen=True)
class Shared:
    """Places in the order, counted from nought."""

    chosen: tuple[int, ...]
    reserves: tuple[int, ...]
    passed_over: frozenset[int]  # above the last chosen, but their region or size had its share


def share_out(order: Sequence[Seat], policy: Policy) -> Shared:
    """The chosen and the reserves among candidates in order, best first.

    A size's promised places go to its best. What is left goes down the list, past those whose region or size has as
    many as it may. Reserves follow in order; they stand in for someone, so no limit is asked of them.
    """
    taken: list[int] = []
    bands: Counter[str] = Counter()
    regions: Counter[str] = Counter()
    most = {band.name: band.most_places for band in policy.size_bands}

    def may(at: int) -> bool:
        region_is_full = (
            policy.most_from_a_region is not None and regions[order[at].region] >= policy.most_from_a_region
        )
        limit = most.get(order[at].band)
        return not region_is_full and (limit is None or bands[order[at].band] < limit)

    def take(at: int) -> None:
        taken.append(at)
        bands[order[at].band] += 1
        regions[order[at].region] += 1

    for band in policy.size_bands:
        for at, seat in enumerate(order):
            if bands[band.name] >= band.fewest_places:
                break
            if seat.band == band.name and may(at):
                take(at)
    promised = set(taken)
    refused: set[int] = set()
    for at in range(len(order)):
        if len(taken) >= policy.places:
            break
        if at in promised:
            continue
        if may(at):
            take(at)
        else:
            refused.add(at)
    chosen = tuple(sorted(taken))
    rest = [at for at in range(len(order)) if at not in set(chosen)]
    return Shared(chosen, tuple(rest[: policy.reserves]), frozenset(at for at in refused if at < chosen[-1]))
