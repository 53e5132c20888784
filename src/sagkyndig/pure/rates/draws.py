"""Chance that can be repeated: draws that follow from a text alone, on every machine and in every order of the rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from random import Random

from sagkyndig.pure.rates.shrinkage import Belief


def draw_number(seed: str, name: str) -> str:
    """The number that a name gets in a draw; the lowest is drawn first.

    Anyone can work it out again: the SHA-256 sum of the seed, a colon and the name, as 64 letters.
    """
    return sha256(f"{seed}:{name}".encode()).hexdigest()


def repetitions(beliefs: Sequence[Belief], *, seed: str, times: int) -> Iterator[tuple[float, ...]]:
    """So many worlds in which each true rate is drawn from what is believed of it, in the order of `beliefs`."""
    chance = Random(int(sha256(seed.encode()).hexdigest(), 16))  # noqa: S311 - a repeatable draw is what is wanted
    drawn = chance.betavariate
    for _ in range(times):
        yield tuple([drawn(each.a, each.b) for each in beliefs])
