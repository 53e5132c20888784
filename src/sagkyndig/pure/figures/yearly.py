"""Cases year by year as small bars, the part of them that is counted dark, with the numbers beside them, as SVG."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from xml.sax.saxutils import quoteattr

from sagkyndig.pure.danish import listing, number

# As in `drawing`: petrol 8.3:1, quiet ink 7:1 and the frame 3.1:1 against white.
_PETROL, _PALE, _FRAME, _INK = "#0b5563", "#e8f1f2", "#8a949a", "#1a1a1a"
_ROW, _BAR, _SIZE, _LABEL, _NUMBERS = 24.0, 14.0, 14.0, 44.0, 84.0


@dataclass(frozen=True)
class YearBar:
    """`hits` of `cases` in a year."""

    year: int
    hits: int
    cases: int

    def __post_init__(self) -> None:
        if not 0 <= self.hits <= self.cases:
            raise ValueError(f"{self.year}: {self.hits} of {self.cases}")

    @property
    def words(self) -> str:
        return f"{number(self.hits)} af {number(self.cases)}" if self.cases else "ingen"


def years_svg(bars: Sequence[YearBar], *, label: str, width: int = 320) -> str:
    """The years from above; the longest bar fills its room. `label` says what it is of, and the years follow it."""
    most = max((bar.cases for bar in bars), default=0) or 1
    room = width - _LABEL - _NUMBERS
    body = [part for at, bar in enumerate(bars) for part in _year(bar, at * _ROW, room / most)]
    told = f"{label}: {listing([f'{bar.year} {bar.words}' for bar in bars])}."
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_n(len(bars) * _ROW)}" width="100%" role="img" '
        f'aria-label={quoteattr(told)} font-family="IBM Plex Sans, Arial, sans-serif">{"".join(body)}</svg>'
    )


def _year(bar: YearBar, top: float, each: float) -> list[str]:
    """A frame as long as all cases, filled as far as those that are counted."""
    y, base = top + (_ROW - _BAR) / 2, top + _ROW / 2 + _SIZE * 0.35
    place = f'x="{_n(_LABEL)}" y="{_n(y)}" height="{_n(_BAR)}"'
    drawn = [_text(0, base, str(bar.year))]
    if bar.cases:
        drawn.append(f'<rect {place} width="{_n(bar.cases * each)}" fill="{_PALE}" stroke="{_FRAME}"/>')
    if bar.hits:
        drawn.append(f'<rect {place} width="{_n(bar.hits * each)}" fill="{_PETROL}"/>')
    return [*drawn, _text(_LABEL + bar.cases * each + 8, base, bar.words)]


def _text(x: float, y: float, text: str) -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(_SIZE)}" fill="{_INK}">{text}</text>'


def _n(value: float) -> str:
    """A coordinate with one decimal at most: the same bytes on every machine."""
    return f"{round(value, 1):g}"
