"""The manager's own changes to the list that the criteria give: somebody out, somebody in, each with a reason.

The number of places never changes. Whoever is taken out gives the place to the first reserve; whoever is taken in takes
it from the last of the chosen, who becomes the first reserve. A place promised to a size is the last to be given up.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from sagkyndig.journey.selection.rules.ranking import Placed, Ranking, Status, Why
from sagkyndig.pure.danish import in_words, sort_key


class ChangeKind(StrEnum):
    IN = "in"
    OUT = "out"


CHANGES: dict[ChangeKind, str] = {ChangeKind.IN: "valgt til", ChangeKind.OUT: "valgt fra"}


@dataclass(frozen=True)
class Own:
    """One change: whom it is about, which way, and why, in the manager's words."""

    code: str
    kind: ChangeKind
    reason: str


class MoreThanThePlaces(ValueError):
    """More municipalities were taken in than there are places; the message is a Danish sentence."""

    def __init__(self, taken_in: int, places: int) -> None:
        super().__init__(
            f"Der er valgt {in_words(taken_in)} til, men der {'er kun én plads' if places == 1 else f'er kun {in_words(places)} pladser'}. "
            "Fortryd en af ændringerne først."
        )


def with_own_changes(ranking: Ranking, own: Sequence[Own]) -> Ranking:
    """The list as the manager leaves it. A change about a municipality that is not in the ranking does nothing, nor one
    that takes out somebody who is kept out already, nor those taken in beyond the places."""
    if not own:
        return ranking
    reasons = {each.code: each.reason for each in own}
    kinds = {each.code: each.kind for each in own}
    by_hand = [each for each in ranking.placed if kinds.get(each.code) is ChangeKind.IN]
    for each in by_hand[ranking.policy.places :]:
        del kinds[each.code]
    by_hand = by_hand[: ranking.policy.places]
    listed = [each for each in ranking.placed if each.rank is not None and each.code not in kinds]
    chosen = _chosen(listed, _seats(ranking, by_hand) - len(by_hand))
    anyway = [each for each in by_hand if each.status is Status.CHOSEN]
    waiting = [each for each in listed if each not in chosen]
    after = (
        *[_as_chosen(each) for each in sorted([*chosen, *anyway], key=lambda each: each.rank or 0)],
        *[_taken_in(each, reasons[each.code]) for each in by_hand if each not in anyway],
        *[_as_waiting(each, is_reserve=at < ranking.policy.reserves) for at, each in enumerate(waiting)],
    )
    numbered = [replace(each, rank=place) for place, each in enumerate(after, start=1)]
    left = [each for each in ranking.placed if each not in listed and each not in by_hand]
    rest = [_taken_out(each, reasons[each.code]) if each.code in kinds else each for each in left]
    return replace(ranking, placed=(*numbered, *sorted(rest, key=lambda each: (sort_key(each.name), each.code))))


def require_room(own: Sequence[Own], places: int) -> None:
    """MoreThanThePlaces where more are taken in than there are places."""
    taken_in = sum(each.kind is ChangeKind.IN for each in own)
    if taken_in > places:
        raise MoreThanThePlaces(taken_in, places)


def _seats(ranking: Ranking, by_hand: Sequence[Placed]) -> int:
    """As many as the criteria chose; where they leave places free, those taken in fill them first."""
    new = sum(each.status is not Status.CHOSEN for each in by_hand)
    return min(ranking.policy.places, len(ranking.of(Status.CHOSEN)) + new)


def _chosen(listed: Sequence[Placed], seats: int) -> list[Placed]:
    """As many as there are seats for: the chosen without the last of them if they are too many, else with the next."""
    stay = [each for each in listed if each.status is Status.CHOSEN]
    while len(stay) > seats:
        stay.remove(([each for each in stay if each.why is not Why.FOR_SIZE] or stay)[-1])
    others = [each for each in listed if each.status is not Status.CHOSEN]
    return [*stay, *others[: seats - len(stay)]]


def _as_chosen(placed: Placed) -> Placed:
    return placed if placed.status is Status.CHOSEN else replace(placed, status=Status.CHOSEN, why=Why.MOVED_UP)


def _as_waiting(placed: Placed, *, is_reserve: bool) -> Placed:
    why = Why.GAVE_WAY if placed.status is Status.CHOSEN else placed.why
    return replace(placed, status=Status.RESERVE if is_reserve else Status.PASSED, why=why)


def _taken_in(placed: Placed, reason: str) -> Placed:
    return replace(placed, status=Status.CHOSEN, why=Why.TAKEN_IN, reason=reason)


def _taken_out(placed: Placed, reason: str) -> Placed:
    if placed.status is Status.EXCLUDED:
        return placed
    return replace(placed, status=Status.PASSED, why=Why.TAKEN_OUT, rank=None, reason=reason)


def promises_not_kept(ranking: Ranking) -> tuple[str, ...]:
    """What the criteria promise and the manager's changes leave undone, a sentence for each."""
    said = []
    chosen = ranking.of(Status.CHOSEN)
    for band in ranking.policy.size_bands:
        have = sum(each.weighed.band == band for each in chosen)
        could = sum(each.weighed.band == band and each.rank is not None for each in ranking.placed)
        if have < min(band.fewest_places, could):
            said.append(
                f"Der er {in_words(have) if have else 'ingen'} udvalgt med {band.name}, selv om kriterierne afsætter plads til det."
            )
        if band.most_places is not None and have > band.most_places:
            said.append(f"Der er {in_words(have)} udvalgte med {band.name}, flere end kriterierne siger.")
    most = ranking.policy.most_from_a_region
    regions = sorted({each.weighed.municipality.region for each in chosen}, key=sort_key)
    for region in regions if most is not None else ():
        have = sum(each.weighed.municipality.region == region for each in chosen)
        if most is not None and have > most:
            said.append(f"Der er {in_words(have)} udvalgte fra {region}, flere end kriterierne siger.")
    return tuple(said)
