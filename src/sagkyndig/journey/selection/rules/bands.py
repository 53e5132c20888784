"""Municipalities by size: the bands that a row of limits makes, and what each is called."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.journey.selection.rules.policy import SizeBand
from sagkyndig.pure.danish import number


def bands_of(limits: Sequence[int], shares: Sequence[tuple[int, int | None]]) -> tuple[SizeBand, ...]:
    """From the smallest to the largest. `limits` are in inhabitants; `shares` the fewest and the most places of each
    band, one more than there are limits."""
    ends = [*limits, None]
    begins = [0, *limits]
    return tuple(
        SizeBand(band_name(begin, end), end, fewest, most)
        for begin, end, (fewest, most) in zip(begins, ends, shares, strict=True)
    )


def band_name(begin: int, below: int | None) -> str:
    """»under 30.000 indbyggere«, »30.000-59.999 indbyggere«, »mindst 60.000 indbyggere«."""
    if below is None:
        return f"mindst {number(begin)} indbyggere"
    if begin == 0:
        return f"under {number(below)} indbyggere"
    return f"{number(begin)}-{number(below - 1)} indbyggere"
