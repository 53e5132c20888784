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
_AXIS = 1.0
_BEFORE_NUMBERS = 8.0
_HALF_A_LETTER = 0.35
_THINNEST_BAR = 2.0
# A drawing narrower than this has its labels above the bars instead of beside them.
_ROOM_FOR_A_LABEL_COLUMN = 480
# The same in every figure, so that a bar of 50 percent is as long in one as in the next.
_LABEL_COLUMN = 0.38
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class _Row:
    label: str
    share: float
    percent: str
    count: str
    is_muted: bool


def bars_svg(figure: Figure, *, width: int = 640) -> str:
    """The figure as SVG, `width` wide in its own units, where type is 16 high, and as wide as its place on the page.

    A page shows it at about its own width to keep the type readable: 640 for a column of text, 340 for a phone, where
    the labels stand above the bars. The two have ids of their own and can stand in one page. Bars run from 0 to 100
    percent in every figure. Only attributes are used, neither styles nor scripts.
    """
    rows = _rows(figure)
    left = 0
    if figure.hidden or not rows:
        body, height = _said(figure.sentence, width)
    elif width < _ROOM_FOR_A_LABEL_COLUMN:
        body, height = _stacked(figure, rows, width)
    else:
        left = round(width * _LABEL_COLUMN)
        body, height = _beside(figure, rows, width, left)
    footer = _text(left, height + _SMALL + 4, wording.answers_in_all(figure.n), size=_SMALL, fill=_QUIET_INK)
    return _framed(figure, width, height + _SMALL + 12, [*body, footer])


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


def _beside(figure: Figure, rows: list[_Row], width: int, start: int) -> tuple[list[str], float]:
    """Labels in a column to the left, up against the line that the bars start from."""
    room = _bar_room(figure.n, width - start)
    body: list[str] = []
    top = 0.0
    for row in rows:
        top += _GAP / 2 if row.is_muted and body else 0
        lines = wrapped(row.label, start - _GAP, _SIZE)
        tall = max(_BAR, len(lines) * _LEADING)
        middle = top + tall / 2
        first = middle - (len(lines) - 1) * _LEADING / 2 + _SIZE * _HALF_A_LETTER
        body += _lines(start - _GAP, first, lines, row, anchor="end")
        body += _bar(start, middle - _BAR / 2, row, room)
        top += tall + _GAP
    return [_axis(start, 0, top - _GAP), *body], top - _GAP / 2


def _stacked(figure: Figure, rows: list[_Row], width: int) -> tuple[list[str], float]:
    """Labels above their bars."""
    room = _bar_room(figure.n, width - _AXIS)
    body: list[str] = []
    top = 0.0
    for row in rows:
        top += _GAP / 2 if row.is_muted and body else 0
        lines = wrapped(row.label, width, _SIZE)
        body += _lines(0, top + _SIZE * 0.9, lines, row)
        top += len(lines) * _LEADING + 3
        body += [_axis(_AXIS, top, top + _BAR), *_bar(_AXIS, top, row, room)]
        top += _BAR + _GAP
    return body, top - _GAP / 2


def _said(sentence: str, width: int) -> tuple[list[str], float]:
    """Where a figure is hidden, its sentence stands in its place."""
    lines = wrapped(sentence, width, _SIZE)
    body = [_text(0, _SIZE + index * _LEADING, line) for index, line in enumerate(lines)]
    return body, _SIZE + len(lines) * _LEADING - _LEADING / 2


def _bar_room(n: int, room: float) -> float:
    """The length of 100 percent, so that the longest bar possible and its numbers end inside the drawing."""
    percent = text_width("100\u00a0%", _SIZE, semibold=True)
    return room - percent - text_width(f" ({wording.count_in_figures(n)})", _SIZE) - _BEFORE_NUMBERS - 2


def _bar(x: float, y: float, row: _Row, room: float) -> list[str]:
    length = max(row.share * room, _THINNEST_BAR) if row.share else 0
    fill = _GREY if row.is_muted else _PETROL
    bar = f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(length)}" height="{_n(_BAR)}" fill="{fill}"/>'
    after, base = _n(x + length + _BEFORE_NUMBERS), _n(y + _BAR / 2 + _SIZE * _HALF_A_LETTER)
    number = (
        f'<text x="{after}" y="{base}" font-size="{_n(_SIZE)}" fill="{_INK}">'
        f'<tspan font-weight="600">{_plain(row.percent)}</tspan>'
        f'<tspan fill="{_QUIET_INK}">\u00a0{_plain(row.count)}</tspan></text>'
    )
    return [bar, number] if length else [number]


def _lines(x: float, y: float, lines: tuple[str, ...], row: _Row, *, anchor: str = "start") -> list[str]:
    fill = _QUIET_INK if row.is_muted else _INK
    return [_text(x, y + at * _LEADING, line, fill=fill, anchor=anchor) for at, line in enumerate(lines)]


def _text(x: float, y: float, text: str, *, size: float = _SIZE, fill: str = _INK, anchor: str = "start") -> str:
    anchored = "" if anchor == "start" else f' text-anchor="{anchor}"'
    return f'<text x="{_n(x)}" y="{_n(y)}" font-size="{_n(size)}" fill="{fill}"{anchored}>{_plain(text)}</text>'


def _axis(x: float, top: float, bottom: float) -> str:
    box = f'x="{_n(x - _AXIS)}" y="{_n(top)}" width="{_n(_AXIS)}" height="{_n(bottom - top)}"'
    return f'<rect {box} fill="{_LINE}"/>'


def _framed(figure: Figure, width: int, height: float, body: list[str]) -> str:
    name = f"figur-{_as_id(figure.id)}{'-smal' if width < _ROOM_FOR_A_LABEL_COLUMN else ''}"
    title, description = f"{name}-titel", f"{name}-tekst"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {_n(height)}" width="100%" role="img" '
        f'aria-labelledby="{title} {description}" font-family="IBM Plex Sans, Arial, sans-serif">'
        f'<title id="{title}">{_plain(wording.drawing_title(figure))}</title>'
        f'<desc id="{description}">{_plain(wording.drawing_in_words(figure))}</desc>'
        f"{''.join(body)}</svg>"
    )


def _plain(text: str) -> str:
    """Text that is valid inside XML, whatever was written in a question."""
    return escape(_NOT_IN_XML.sub(" ", text))


def _as_id(text: str) -> str:
    """ "4.1" -> "4-1"; two figures never get the same id, whatever signs their numbers hold."""
    return re.sub(r"[^0-9A-Za-z]", lambda sign: "-" if sign.group() == "." else f"_{ord(sign.group()):x}_", text)


def _n(value: float) -> str:
    """A coordinate with one decimal at most: the same bytes on every machine."""
    return f"{round(value, 1):g}"
