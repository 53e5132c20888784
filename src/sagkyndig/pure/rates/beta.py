"""The beta distribution and mixtures of it: how likely each share is, by continued fraction and without a library."""

from __future__ import annotations

from math import exp, lgamma, log, log1p, sqrt

Mixture = tuple[tuple[float, float, float], ...]  # weight, a and b of each; the weights add up to one

_MOST_STEPS = 400
_MOST_CUTS = 100
_TINY = 1e-300
_CLOSE = 1e-12
_CLOSE_ENOUGH = 1e-9  # a thousandth of what is ever shown of a rate


def log_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)


def beta_cdf(x: float, a: float, b: float) -> float:
    """The probability of a share of at most `x` under Beta(a, b), a and b above nought.

    Source: Numerical Recipes, 3rd ed., 6.4; the fraction is Lentz's and converges fast on the side of the mean that is
    taken here.
    """
    if x <= 0:
        return 0.0
    if x >= 1:
        return 1.0
    front = exp(a * log(x) + b * log1p(-x) - log_beta(a, b))
    if x < (a + 1) / (a + b + 2):
        return front * _fraction(x, a, b) / a
    return 1 - front * _fraction(1 - x, b, a) / b


def _fraction(x: float, a: float, b: float) -> float:
    c, d = 1.0, 1 / _off_nought(1 - (a + b) * x / (a + 1))
    h = d
    for m in range(1, _MOST_STEPS):
        change = 1.0
        for term in (
            m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m)),
            -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1)),
        ):
            d = 1 / _off_nought(1 + term * d)
            c = _off_nought(1 + term / c)
            change = c * d
            h *= change
        if abs(change - 1) < _CLOSE:
            break
    return h


def _off_nought(value: float) -> float:
    return value if abs(value) > _TINY else _TINY


def mixture_cdf(x: float, parts: Mixture) -> float:
    return sum(weight * beta_cdf(x, a, b) for weight, a, b in parts)


def mixture_quantile(q: float, parts: Mixture) -> float:
    """The share that the mixture is below with probability `q`: Newton's steps inside a bracket that shrinks."""
    low, high = 0.0, 1.0
    mean = sum(weight * a / (a + b) for weight, a, b in parts)
    spread = sqrt(sum(weight * a * b / ((a + b) ** 2 * (a + b + 1)) for weight, a, b in parts))
    x = min(max(mean + (2 * spread if q > 0.5 else -2 * spread), 1e-6), 1 - 1e-6)
    for _ in range(_MOST_CUTS):
        miss = mixture_cdf(x, parts) - q
        low, high = (low, x) if miss > 0 else (x, high)
        density = _density(x, parts)
        following = x - miss / density if density > _TINY else -1.0
        if not low < following < high:
            following = (low + high) / 2
        if abs(following - x) < _CLOSE_ENOUGH:
            return following
        x = following
    return x


def _density(x: float, parts: Mixture) -> float:
    by, at = log(x), log1p(-x)
    return sum(weight * exp(min((a - 1) * by + (b - 1) * at - log_beta(a, b), 700)) for weight, a, b in parts)
