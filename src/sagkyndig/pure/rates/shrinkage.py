"""Rates of few cases, drawn toward the mean of those they are compared with, each with an interval.

A beta-binomial model: every unit has a true rate of its own; the true rates of all are spread as a beta distribution,
whose mean and size (a + b) are learned from the counts themselves. What the counts do not tell of mean and size is
summed over, not left out (a Bayesian fit on a grid), so that the intervals keep what they promise where cases are few.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby, repeat
from math import exp, lgamma, sqrt
from operator import mul
from statistics import median

from sagkyndig.pure.rates.beta import Mixture, mixture_quantile

Counted = tuple[int, int]  # hits among cases
Box = tuple[float, float, float, float]

_POINTS = 12  # of the grid, each way
_SEARCHING = 6  # of the grids that find where to lay it
_NEGLIGIBLE = 9.0  # in the logarithm of likelihood
_MOST_ROUNDS = 8
_FILLED = 0.5  # the grid fits when this share of it is likely
_LEAST_WEIGHT = 0.002
_TAIL = 0.025


@dataclass(frozen=True)
class Layer:
    """One possible size a + b of the spread of the true rates, how likely it is, and what its mean may then be."""

    weight: float
    size: float
    mean: float
    mean_square: float


@dataclass(frozen=True)
class Population:
    """What the counts tell of all true rates together."""

    layers: tuple[Layer, ...]

    @property
    def mean(self) -> float:
        return sum(layer.weight * layer.mean for layer in self.layers)

    @property
    def deviation(self) -> float:
        """The standard deviation of the true rates around their mean, between 0 and a half."""
        square = sum(
            layer.weight * (layer.size * layer.mean_square + layer.mean) / (layer.size + 1) for layer in self.layers
        )
        return sqrt(max(square - self.mean**2, 0.0))


@dataclass(frozen=True)
class Belief:
    """What is believed of one true rate: a mixture of beta distributions, its mean, and the one Beta(a, b) with the
    same mean and variance."""

    parts: Mixture
    rate: float
    a: float
    b: float

    def interval(self) -> tuple[float, float]:
        """What holds the true rate in 95 of 100 times, and is missed as often below as above."""
        return self._ends

    @cached_property
    def _ends(self) -> tuple[float, float]:
        return mixture_quantile(_TAIL, self.parts), mixture_quantile(1 - _TAIL, self.parts)


def fit_population(counts: Iterable[Counted]) -> Population:
    """The spread of the true rates behind the counts (hits, cases); units without cases tell nothing.

    Flat prior on the mean. On the size the uniform shrinkage prior (Christiansen and Morris 1997): that a unit of median
    size is drawn little toward the mean is as likely beforehand as that it is drawn much.

    ValueError where no unit has a case, or one has more hits than cases.
    """
    told = [(hits, cases) for hits, cases in counts if cases]
    if any(not 0 <= hits <= cases for hits, cases in told):
        raise ValueError("more hits than cases")
    if not told:
        raise ValueError("no cases at all")
    likelihood = _Likelihood(told)
    box: Box = (0.0, 1.0, 0.0, 1.0)
    for _ in range(_MOST_ROUNDS):
        likely = likelihood.likely_cells(box, _SEARCHING)
        smaller = _around(likely, box)
        if len(likely) >= _FILLED * _SEARCHING**2 or smaller == box:
            break
        box = smaller
    likely = likelihood.likely_cells(box, _POINTS)
    return Population(_layers(likely, likelihood))


def _layers(likely: Sequence[tuple[float, float, float]], likelihood: _Likelihood) -> tuple[Layer, ...]:
    rows = []
    for drawn, cells in groupby(likely, key=lambda cell: cell[0]):
        means, weights = zip(*((mean, weight) for _, mean, weight in cells), strict=True)
        weight = sum(weights)
        mean, square = (
            sum(map(mul, means, weights)) / weight,
            sum(w * m * m for m, w in zip(means, weights, strict=True)),
        )
        rows.append(Layer(weight, likelihood.size(drawn), mean, square / weight))
    whole = sum(row.weight for row in rows)
    kept = [row for row in rows if row.weight > _LEAST_WEIGHT * whole]
    whole = sum(row.weight for row in kept)
    return tuple(Layer(row.weight / whole, row.size, row.mean, row.mean_square) for row in kept)


class _Likelihood:
    """How likely the counts are under a mean and a size; equal counts are reckoned once."""

    def __init__(self, told: Sequence[Counted]) -> None:
        self.hits = _tally(hits for hits, _ in told if hits)
        self.misses = _tally(cases - hits for hits, cases in told if cases > hits)
        self.cases = _tally(cases for _, cases in told)
        self.typical = float(median(cases for _, cases in told))

    def size(self, drawn: float) -> float:
        """a + b, where a unit of median size is drawn the share `drawn` of the way to the mean."""
        return self.typical * drawn / (1 - drawn)

    def likely_cells(self, box: Box, points: int) -> list[tuple[float, float, float]]:
        """Share drawn, mean and likelihood (the highest is 1) at the middle of each cell in which it is not negligible."""
        low_mean, high_mean, low_drawn, high_drawn = box
        found = []
        for drawn in _middles(low_drawn, high_drawn, points):
            size = self.size(drawn)
            below = _rising(self.cases, size)
            for mean in _middles(low_mean, high_mean, points):
                height = _rising(self.hits, mean * size) + _rising(self.misses, (1 - mean) * size) - below
                found.append((drawn, mean, height))
        top = max(height for *_, height in found)
        return [(drawn, mean, exp(height - top)) for drawn, mean, height in found if height > top - _NEGLIGIBLE]


def _middles(low: float, high: float, points: int) -> list[float]:
    return [low + (high - low) * (at + 0.5) / points for at in range(points)]


_Tally = tuple[tuple[float, ...], tuple[float, ...], float]


def _tally(numbers: Iterable[int]) -> _Tally:
    """The different numbers, how often each stands, and how many there are in all."""
    counted = sorted(Counter(numbers).items())
    return tuple(float(n) for n, _ in counted), tuple(float(k) for _, k in counted), float(sum(k for _, k in counted))


def _rising(tally: _Tally, start: float) -> float:
    """The logarithm of start (start + 1) ... (start + n - 1), for each n of the tally, added."""
    numbers, times, in_all = tally
    total: float = sum(map(mul, map(lgamma, map(float.__add__, numbers, repeat(start))), times))
    return total - lgamma(start) * in_all


def _around(likely: Sequence[tuple[float, float, float]], box: Box) -> Box:
    """The box around the likely cells, with a cell to spare on each side."""
    spare_mean, spare_drawn = 1.5 * (box[1] - box[0]) / _SEARCHING, 1.5 * (box[3] - box[2]) / _SEARCHING
    shares, means = [cell[0] for cell in likely], [cell[1] for cell in likely]
    return (
        max(box[0], min(means) - spare_mean),
        min(box[1], max(means) + spare_mean),
        max(box[2], min(shares) - spare_drawn),
        min(box[3], max(shares) + spare_drawn),
    )


def belief(hits: int, cases: int, population: Population) -> Belief:
    """What is believed of the true rate behind `hits` of `cases`, given the spread of all true rates."""
    parts = []
    mean = square = 0.0
    for layer in population.layers:
        size = layer.size
        first = (size * layer.mean + hits) / (size + cases)
        second = (size * size * layer.mean_square + size * layer.mean * (2 * hits + 1) + hits * (hits + 1)) / (
            (size + cases) * (size + cases + 1)
        )
        parts.append((layer.weight, *_beta_of(first, second)))
        mean += layer.weight * first
        square += layer.weight * second
    return Belief(tuple(parts), mean, *_beta_of(mean, square))


def _beta_of(mean: float, square: float) -> tuple[float, float]:
    """a and b of the beta distribution with this mean and mean square."""
    variance = max(square - mean * mean, 1e-15)
    size = max(mean * (1 - mean) / variance - 1, 1e-6)
    return mean * size, (1 - mean) * size
