"""Rates with their intervals on a common axis from 0 to 100, as SVG: a dot for what is believed, a line for how sure."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from sagkyndig.pure.figures.letters import text_width, wrapped

# As in `drawing`: petrol 8.3:1 and grey 3.7:1 against white, ink 17:1, quiet ink 7:1.
_PETROL, _GREY, _INK, _QUIET_INK, _FAINT = "#0b5563", "#7d878d", "#1a1a1a", "#595959", "#d5dadd"
_SIZE, _SMALL, _ROW, _HEAD = 16.0, 14.0, 28.0, 26.0
_LABELS = 0.34
_DOT = 5.0
_HALF_A_LETTER = 0.35
_Place = Callable[[float], float]
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class IntervalRow:
    """A name with its rate and interval, all shares between 0 and 1. Those not `is_strong` are drawn in grey."""

    label: str
    rate: float
    low: float
    high: float
    is_strong: bool = True

    def __post_init__(self) -> None:
        if not 0 <= self.low <= self.high <= 1 or not 0 <= self.rate <= 1:
            raise ValueError(f"{self.label}: {self.low}, {self.rate} and {self.high} are not an interval of shares")


def intervals_svg(
    rows: Sequence[IntervalRow], *, name: str, title: str, description: str, mean: float | None = None, width: int = 640
) -> str:
    """The rows from above in the order given, `mean` as a dashed line through them; `name` makes the ids.

    Only attributes are used, neither styles nor scripts. A label too long for its column is cut short.
    """
    left, right = round(width * _LABELS), width - 12.0
    bottom = _HEAD + len(rows) * _ROW

    def x(share: float) -> float:
        return left + share * (right - left)

    body = [_grid(x(at / 100), bottom, f"{at}") for at in (0, 25, 50, 75, 100)]
    if mean is not None:
        body.append(
            f'<line x1="{_n(x(mean))}" y1="{_n(_HEAD)}" x2="{_n(x(mean))}" y2="{_n(bottom)}" stroke="{_INK}" '
            'stroke-width="1" stroke-dasharray="4 4"/>'
        )
    for at, row in enumerate(rows):
        body += _row(row, _HEAD + (at + 0.5) * _ROW, x, left - 12)
    ids = f"{name}-titel", f"{name}-tekst"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_n(bottom + 6)}" width="100%" role="img" '
        f'aria-labelledby={quoteattr(" ".join(ids))} font-family="IBM Plex Sans, Arial, sans-serif">'
        f"<title id={quoteattr(ids[0])}>{_plain(title)}</title><desc id={quoteattr(ids[1])}>{_plain(description)}</desc>"
        f"{''.join(body)}</svg>"
    )


def _grid(x: float, bottom: float, label: str) -> str:
    line = f'<line x1="{_n(x)}" y1="{_n(_HEAD)}" x2="{_n(x)}" y2="{_n(bottom)}" stroke="{_FAINT}" stroke-width="1"/>'
    return f'{line}<text x="{_n(x)}" y="{_n(_SMALL + 2)}" font-size="{_n(_SMALL)}" text-anchor="middle" fill="{_QUIET_INK}">{label}</text>'


def _row(row: IntervalRow, y: float, x: _Place, room: float) -> list[str]:
    fill = _PETROL if row.is_strong else _GREY
    return [
        f'<text x="{_n(room)}" y="{_n(y + _SIZE * _HALF_A_LETTER)}" font-size="{_n(_SIZE)}" text-anchor="end" '
        f'fill="{_INK if row.is_strong else _QUIET_INK}">{_plain(_cut(row.label, room))}</text>',
        f'<line x1="{_n(x(row.low))}" y1="{_n(y)}" x2="{_n(x(row.high))}" y2="{_n(y)}" stroke="{fill}" stroke-width="3"/>',
        f'<circle cx="{_n(x(row.rate))}" cy="{_n(y)}" r="{_n(_DOT)}" fill="{fill}"/>',
    ]


def _cut(label: str, room: float) -> str:
    if text_width(label, _SIZE) <= room:
        return label
    return f"{wrapped(label, room - text_width('…', _SIZE), _SIZE)[0].rstrip(' -')}…"


def _plain(text: str) -> str:
    return escape(_NOT_IN_XML.sub(" ", text))


def _n(value: float) -> str:
    """A coordinate with one decimal at most: the same bytes on every machine."""
    return f"{round(value, 1):g}"
