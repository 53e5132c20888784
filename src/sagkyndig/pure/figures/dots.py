"""What stands in one row of a long table of rates: a dot with its interval on the axis all rows share, as SVG.

A row's drawing says nothing that does not stand in words beside it, so it is hidden from those who listen.
"""

from __future__ import annotations

from sagkyndig.pure.figures.intervals import IntervalRow

# As in `drawing`: petrol 8.3:1 and grey 3.7:1 against white, quiet ink 7:1.
_PETROL, _GREY, _INK, _QUIET_INK, _FAINT = "#0b5563", "#7d878d", "#1a1a1a", "#595959", "#d5dadd"
_WIDTH, _HEIGHT, _EDGE, _SIZE, _DOT = 220.0, 24.0, 12.0, 14.0, 5.0
_MARKS = (0, 25, 50, 75, 100)


def dot_svg(row: IntervalRow, *, mean: float | None = None) -> str:
    """The row's interval and dot, the lines of the axis behind it, and `mean` as a dashed one."""
    fill = _PETROL if row.is_strong else _GREY
    middle = _HEIGHT / 2
    body = [_upright(_x(at / 100), _FAINT) for at in _MARKS]
    if mean is not None:
        body.append(_upright(_x(mean), _INK, ' stroke-dasharray="4 4"'))
    body.append(
        f'<line x1="{_n(_x(row.low))}" y1="{_n(middle)}" x2="{_n(_x(row.high))}" y2="{_n(middle)}" stroke="{fill}" '
        f'stroke-width="3"/><circle cx="{_n(_x(row.rate))}" cy="{_n(middle)}" r="{_n(_DOT)}" fill="{fill}"/>'
    )
    return _framed(body)


def axis_svg() -> str:
    """The numbers of the axis, 0 to 100, for the head of the table."""
    return _framed(
        [
            f'<text x="{_n(_x(at / 100))}" y="18" font-size="{_n(_SIZE)}" text-anchor="middle" fill="{_QUIET_INK}">{at}</text>'
            for at in _MARKS
        ]
    )


def _framed(body: list[str]) -> str:
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(_WIDTH)} {_n(_HEIGHT)}" width="100%" '
        f'aria-hidden="true" focusable="false" font-family="IBM Plex Sans, Arial, sans-serif">{"".join(body)}</svg>'
    )


def _upright(x: float, stroke: str, dashes: str = "") -> str:
    return f'<line x1="{_n(x)}" y1="0" x2="{_n(x)}" y2="{_n(_HEIGHT)}" stroke="{stroke}" stroke-width="1"{dashes}/>'


def _x(share: float) -> float:
    return _EDGE + share * (_WIDTH - 2 * _EDGE)


def _n(value: float) -> str:
    """A coordinate with one decimal at most: the same bytes on every machine."""
    return f"{round(value, 1):g}"
