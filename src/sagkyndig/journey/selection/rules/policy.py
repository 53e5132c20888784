"""The criteria of a choice, frozen: what is looked at, how it is weighed, and how the places are shared out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True)
class SizeBand:
    """Municipalities of about one size: fewer inhabitants than `below`, and not in a band before it."""

    name: str
    below: int | None
    fewest_places: int = 0
    most_places: int | None = None


# About a quarter, a half and a quarter of the municipalities.
USUAL_BANDS = (
    SizeBand("under 30.000 indbyggere", 30_000, fewest_places=1),
    SizeBand("30.000-59.999 indbyggere", 60_000, fewest_places=1),
    SizeBand("mindst 60.000 indbyggere", None, fewest_places=1),
)


class PolicyFault(ValueError):
    """The criteria contradict themselves; the message is a Danish sentence with what to do."""


@dataclass(frozen=True)
class Policy:
    """As it stands, the criteria of the round in 2023: reversal rate, size, number of appeals and other initiatives.

    `volume_weight` is a percentage: how much the number of appeals weighs against the reversal rate. The number of
    appeals already counts as a threshold, and as how far a rate is trusted; weighing it too favours the large.
    """

    years: tuple[int, ...]
    provisions: tuple[str, ...]
    places: int = 10
    reserves: int = 5
    fewest_decided: int = 5
    volume_weight: int = 0
    size_bands: tuple[SizeBand, ...] = USUAL_BANDS
    compares_within_bands: bool = False
    most_from_a_region: int | None = None
    excludes_initiatives: bool = True
    decided_on: date | None = None
    draws_among_equals: bool = False
    repetitions: int = 1000
    firm_from: int = 80
    equal_within: int = 10

    def __post_init__(self) -> None:
        if not self.years or not self.provisions:
            raise PolicyFault("Vælg mindst ét år og mindst én bestemmelse.")
        if self.places < 1 or self.reserves < 0 or self.fewest_decided < 0:
            raise PolicyFault("Der skal være mindst én plads, og ingen tal må være under nul.")
        if not 0 <= self.volume_weight <= 100:
            raise PolicyFault("Vægten på antal sager er en procent mellem 0 og 100.")
        if self.size_bands and self.size_bands[-1].below is not None:
            raise PolicyFault("Den sidste størrelse skal være uden øvre grænse, så alle kommuner har en.")
        limits = [band.below for band in self.size_bands if band.below is not None]
        if limits != sorted(set(limits)) or len(limits) < len(self.size_bands) - 1:
            raise PolicyFault("Størrelserne skal stå fra den mindste til den største.")
        if sum(band.fewest_places for band in self.size_bands) > self.places:
            raise PolicyFault("Størrelserne har tilsammen flere faste pladser, end der er pladser.")

    def with_places(self, places: int) -> Policy:
        """The same criteria for another number of places; no size keeps a place of its own where they become too few."""
        bands = self.size_bands
        if sum(band.fewest_places for band in bands) > places:
            bands = tuple(replace(band, fewest_places=0) for band in bands)
        return replace(self, places=places, size_bands=bands)

    def band_of(self, population: int) -> SizeBand | None:
        return next((band for band in self.size_bands if band.below is None or population < band.below), None)


def usual_policy(
    years: Iterable[int],
    provisions: Iterable[str],
    *,
    places: int = 10,
    reserves: int = 5,
    fewest_decided: int = 5,
    decided_on: date | None = None,
    draws_among_equals: bool = False,
) -> Policy:
    """The usual criteria. With fewer than ten places no size has a place of its own."""
    return Policy(
        years=tuple(sorted(set(years))),
        provisions=tuple(dict.fromkeys(provisions)),
        places=places,
        reserves=reserves,
        fewest_decided=fewest_decided,
        size_bands=USUAL_BANDS if places >= 10 else tuple(SizeBand(band.name, band.below) for band in USUAL_BANDS),
        decided_on=decided_on,
        draws_among_equals=draws_among_equals,
    )
