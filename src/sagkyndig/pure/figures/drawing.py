"""The drawing of a figure: horizontal bars as SVG, for the page, the PDF and the Word document alike."""

from __future__ import annotations

import re
from dataclasses import dataclass
from xml.sax.saxutils import escape

from sagkyndig.pure.figures import wording
from sagkyndig.pure.figures.figure import Figure
from sagkyndig.pure.figures.letters import text_width, wrapped

# Against white: petrol 8.3:1, grey bar 3.7:1, ink 17:1, quiet ink 7:1 (WCAG asks 3:1 of shapes, 4.5:1 of text).
_PETROL = "#0b5563"
_GREY = "#7d878d"
_INK = "#1a1a1a"
_QUIET_INK = "#595959"
_LINE = "#8a949a"

_SIZE = 16.0
_SMALL = 14.0
_LEADING = 20.0
_GAP = 14.0
_BAR = 22.0
_EDGE = 2.0
_THINNEST_BAR = 2.0
# A drawing narrower than this has its labels above the bars instead of beside them.
_ROOM_FOR_A_LABEL_COLUMN = 480
_WIDEST_LABEL_COLUMN = 0.44


@dataclass(frozen=True)
class _Row:
    label: str
    share: float
    percent: str
    count: str
    is_muted: bool = False

    @property
    def value_width(self) -> float:
        return text_width(self.percent, _SIZE, semibold=True) + text_width(f" {self.count}", _SIZE)


def bars_svg(figure: Figure, *, width: int = 640) -> str:
    """The figure as SVG, `width` wide in its own units, where type is 16 high, and as wide as its place on the page.

    A page shows it at about its own width to keep the type readable: 640 for a column of text, 340 for a phone, where
    the labels stand above the bars. The two have ids of their own and can stand in one page. Bars run from 0 to 100
    percent in every figure. Only attributes are used, neither styles nor scripts.
    """
    rows = _rows(figure)
    if figure.hidden:
        body, height = _said(figure.sentence, width)
    elif width < _ROOM_FOR_A_LABEL_COLUMN:
        body, height = _stacked(rows, width)
    else:
        body, height = _beside(rows, width)
    footer = wording.answers_in_all(figure.n)
    body.append(_text(0 if figure.hidden else _EDGE, height + _SMALL + 4, footer, size=_SMALL, fill=_QUIET_INK))
    return _framed(figure, width, height + _SMALL + 12, body)


def _rows(figure: Figure) -> list[_Row]:
    counted = [(bar.label, bar.count, bar.percent, False) for bar in figure.bars]
    if figure.unanswered:
        counted.append((wording.UNANSWERED, figure.unanswered, figure.unanswered_percent, True))
    return [
        _Row(
            label,
            count / figure.n if figure.n else 0,
            f"{wording.percent_in_figures(count, percent)}\u00a0%",
            f"({wording.count_in_figures(count)})",
            is_muted,
        )
        for label, count, percent, is_muted in counted
        if count is not None and percent is not None
    ]


def _beside(rows: list[_Row], width: int) -> tuple[list[str], float]:
    """Labels in a column to the left, as wide as the longest of them but never more than its part of the width."""
    most = width * _WIDEST_LABEL_COLUMN
    labels = [wrapped(row.label, most, _SIZE) for row in rows]
    column = max((text_width(line, _SIZE) for lines in labels for line in lines), default=0)
    start = min(column, most) + _GAP
    room = _bar_room(rows, width - start)
    body: list[str] = []
    top = 0.0
    for row, lines in zip(rows, labels, strict=True):
        top += _GAP / 2 if row.is_muted else 0
        tall = max(_BAR, len(lines) * _LEADING)
        middle = top + tall / 2
        first = middle - (len(lines) - 1) * _LEADING / 2 + _SIZE * 0.35
        body += _lines(0, first, lines, row)
        body += _bar(start, middle - _BAR / 2, row, room)
        top += tall + _GAP
    body.insert(0, _axis(start, top - _GAP))
    return body, top - _GAP / 2


def _stacked(rows: list[_Row], width: int) -> tuple[list[str], float]:
    """Labels above their bars."""
    room = _bar_room(rows, width - _EDGE)
    body: list[str] = []
    top = 0.0
    for row in rows:
        top += _GAP / 2 if row.is_muted else 0
        lines = wrapped(row.label, width - _EDGE, _SIZE)
        body += _lines(_EDGE, top + _SIZE * 0.9, lines, row)
        top += len(lines) * _LEADING + 3
        body += [_axis(_EDGE, top + _BAR, top), *_bar(_EDGE, top, row, room)]
        top += _BAR + _GAP
    return body, top - _GAP / 2


def _said(sentence: str, width: int) -> tuple[list[str], float]:
    """Where a figure is hidden, its sentence stands in its place."""
    lines = wrapped(sentence, width, _SIZE)
    body = [_text(0, _SIZE + index * _LEADING, line, size=_SIZE, fill=_INK) for index, line in enumerate(lines)]
    return body, _SIZE + len(lines) * _LEADING - _LEADING / 2


def _bar_room(rows: list[_Row], room: float) -> float:
    """The length of 100 percent, so that the longest bar with its numbers ends inside the drawing."""
    return room - max((row.value_width for row in rows), default=0) - 12


def _bar(x: float, y: float, row: _Row, room: float) -> list[str]:
    length = max(row.share * room, _THINNEST_BAR) if row.share else 0
    fill = _GREY if row.is_muted else _PETROL
    bar = f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(length)}" height="{_n(_BAR)}" fill="{fill}"/>'
    number = (
        f'<text x="{_n(x + length + 8)}" y="{_n(y + _BAR / 2 + _SIZE * 0.35)}" font-size="{_n(_SIZE)}" fill="{_INK}">'
        f'<tspan font-weight="600">{escape(row.percent)}</tspan>'
        f'<tspan fill="{_QUIET_INK}">\u00a0{escape(row.count)}</tspan></text>'
    )
    return [bar, number] if length else [number]


def _lines(x: float, y: float, lines: tuple[str, ...], row: _Row) -> list[str]:
    fill = _QUIET_INK if row.is_muted else _INK
    return [_text(x, y + index * _LEADING, line, size=_SIZE, fill=fill) for index, line in enumerate(lines)]


def _text(x: float, y: float, text: str, *, size: float, fill: str) -> str:
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{fill}">{escape(text)}</text>'


def _axis(x: float, bottom: float, top: float = 0.0) -> str:
    return f'<rect x="{_n(x - 1)}" y="{_n(top)}" width="1" height="{_n(bottom - top)}" fill="{_LINE}"/>'


def _framed(figure: Figure, width: int, height: float, body: list[str]) -> str:
    name = f"figur-{_as_id(figure.id)}{'-smal' if width < _ROOM_FOR_A_LABEL_COLUMN else ''}"
    title, description = f"{name}-titel", f"{name}-tekst"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_n(height)}" width="100%" role="img" '
        f'aria-labelledby="{title} {description}" font-family="IBM Plex Sans, Arial, sans-serif">'
        f'<title id="{title}">{escape(wording.drawing_title(figure))}</title>'
        f'<desc id="{description}">{escape(wording.drawing_in_words(figure))}</desc>'
        f"{''.join(body)}</svg>"
    )


def _as_id(text: str) -> str:
    """ "4.1" -> "4-1"; two figures never get the same id, whatever signs their numbers hold."""
    return re.sub(r"[^0-9A-Za-z]", lambda sign: "-" if sign.group() == "." else f"_{ord(sign.group()):x}_", text)


def _n(value: float) -> str:
    """A coordinate with one decimal at most: the same bytes on every machine."""
    return f"{round(value, 1):g}"
