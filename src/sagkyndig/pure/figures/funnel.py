"""A funnel: each rate against the number of cases behind it, inside the limits that chance alone keeps to, as SVG."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import sqrt
from xml.sax.saxutils import escape, quoteattr

from sagkyndig.pure.danish import number
from sagkyndig.pure.figures.tally import whole_percent
from sagkyndig.pure.rates.beta import mixture_quantile

_PETROL, _GREY, _INK, _QUIET_INK, _FAINT = "#0b5563", "#7d878d", "#1a1a1a", "#595959", "#d5dadd"
_SMALL = 14.0
_LEFT, _RIGHT, _TOP, _BOTTOM = 40.0, 12.0, 12.0, 44.0
_DOT = 4.0
_STEPS = 48
_TICKS = (5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 50_000, 100_000)
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

# Chance keeps a rate inside these in 95 and in 998 of 1,000 times. Source: Spiegelhalter, Statistics in Medicine 24 (2005).
LIMITS = (0.95, 0.998)


@dataclass(frozen=True)
class FunnelPoint:
    """`hits` of `cases`, at least one; those that are `is_strong` stand out."""

    label: str
    hits: int
    cases: int
    is_strong: bool = False

    def __post_init__(self) -> None:
        if self.cases < 1 or not 0 <= self.hits <= self.cases:
            raise ValueError(f"{self.label}: {self.hits} of {self.cases} is no rate")


def chance_limits(mean: float, cases: float, level: float) -> tuple[float, float]:
    """Between which rates chance alone keeps `cases` cases of a common `mean` with this probability.

    The beta distribution with the mean and, but for one case, the variance of a binomial share: smooth, and never
    outside 0 and 1.
    """
    share = ((1.0, max(mean, 1e-6) * cases, max(1 - mean, 1e-6) * cases),)
    return mixture_quantile((1 - level) / 2, share), mixture_quantile((1 + level) / 2, share)


def funnel_svg(
    points: Sequence[FunnelPoint],
    *,
    mean: float,
    name: str,
    title: str,
    description: str,
    across: str,
    width: int = 640,
    height: int = 400,
) -> str:
    """The points over an axis of cases (by their square root, so that the small are not heaped) and one of percent.

    `across` is the words under the axis. Each dot carries its label for those who point at it; the same stands in the
    table beside it. Only attributes are used, neither styles nor scripts.
    """
    most = max((point.cases for point in points), default=1)
    bottom = height - _BOTTOM

    def x(cases: float) -> float:
        return _LEFT + sqrt(cases / most) * (width - _LEFT - _RIGHT)

    def y(share: float) -> float:
        return bottom - share * (bottom - _TOP)

    body = [*_axes(most, x, y, width, bottom, across)]
    for level, dashes in zip(LIMITS, ("6 4", ""), strict=True):
        body += _limits(mean, most, level, dashes, x, y)
    body.append(_line(_LEFT, y(mean), width - _RIGHT, y(mean), _INK))
    body += [_dot(point, x, y) for point in sorted(points, key=lambda each: each.is_strong)]
    ids = f"{name}-titel", f"{name}-tekst"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="100%" role="img" '
        f'aria-labelledby={quoteattr(" ".join(ids))} font-family="IBM Plex Sans, Arial, sans-serif">'
        f"<title id={quoteattr(ids[0])}>{_plain(title)}</title><desc id={quoteattr(ids[1])}>{_plain(description)}</desc>"
        f"{''.join(body)}</svg>"
    )


_Place = Callable[[float], float]


def _axes(most: int, x: _Place, y: _Place, width: int, bottom: float, across: str) -> list[str]:
    drawn = []
    for percent in (0, 25, 50, 75, 100):
        drawn.append(_line(_LEFT, y(percent / 100), width - _RIGHT, y(percent / 100), _FAINT))
        drawn.append(_text(_LEFT - 6, y(percent / 100) + 5, str(percent), "end"))
    last = -1e9
    for tick in _TICKS:
        if tick <= most and x(tick) - last > 36:
            last = x(tick)
            drawn.append(_text(last, bottom + 18, number(tick), "middle"))
    drawn.append(_text(width - _RIGHT, bottom + 38, across, "end"))
    return drawn


def _limits(mean: float, most: int, level: float, dashes: str, x: _Place, y: _Place) -> list[str]:
    """Both lines from one case to the most there are."""
    steps = [max(1.0, most * (at / _STEPS) ** 2) for at in range(1, _STEPS + 1)]
    ends = [(x(cases), *chance_limits(mean, cases, level)) for cases in steps]
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    return [
        f'<polyline points="{" ".join(f"{_n(at)},{_n(y(end))}" for at, *both in ends for end in [both[side]])}" '
        f'fill="none" stroke="{_GREY}" stroke-width="1.5"{dashed}/>'
        for side in (0, 1)
    ]


def _dot(point: FunnelPoint, x: _Place, y: _Place) -> str:
    percent = whole_percent(point.hits, point.cases)
    told = f"{point.label}: {number(point.hits)} af {number(point.cases)} ({percent} procent)"
    fill = f'fill="{_PETROL}"' if point.is_strong else f'fill="#ffffff" stroke="{_GREY}" stroke-width="1.5"'
    place = f'cx="{_n(x(point.cases))}" cy="{_n(y(point.hits / point.cases))}" r="{_n(_DOT)}"'
    return f"<circle {place} {fill}><title>{_plain(told)}</title></circle>"


def _line(x1: float, y1: float, x2: float, y2: float, stroke: str) -> str:
    return f'<line x1="{_n(x1)}" y1="{_n(y1)}" x2="{_n(x2)}" y2="{_n(y2)}" stroke="{stroke}" stroke-width="1"/>'


def _text(x: float, y: float, text: str, anchor: str) -> str:
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(_SMALL)}" text-anchor="{anchor}"'
    return f'<text {place} fill="{_QUIET_INK}">{_plain(text)}</text>'


def _plain(text: str) -> str:
    return escape(_NOT_IN_XML.sub(" ", text))


def _n(value: float) -> str:
    """A coordinate with one decimal at most: the same bytes on every machine."""
    return f"{round(value, 1):g}"
