"""A map of tiles, one as large as the other for each place, darker where its share is higher, as SVG."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from xml.sax.saxutils import escape, quoteattr

from sagkyndig.pure.figures.letters import text_width, wrapped

# Five steps of petrol from pale to deep; ink or white on each is at least 4.5:1.
_SCALE = (
    ("#e6f0f2", "#1a1a1a"),
    ("#bcd8dd", "#1a1a1a"),
    ("#86b7c0", "#1a1a1a"),
    ("#2c7482", "#ffffff"),
    ("#0b4652", "#ffffff"),
)
_UNKNOWN = ("#ffffff", "#595959")
_LINE, _MARK = "#8a949a", "#1a1a1a"
_TILE, _GAP, _SIZE, _KEY = 64.0, 4.0, 13.0, 44.0
_NOT_IN_XML = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


@dataclass(frozen=True)
class Tile:
    """A place at `column` and `row`, both from 1. `share` is between 0 and 1, None where nothing is known; `words` are
    all that is said of it to those who point at it or hear it. Marked ones have a thick frame and a white dot."""

    label: str
    column: int
    row: int
    share: float | None
    words: str
    is_marked: bool = False

    def __post_init__(self) -> None:
        if self.column < 1 or self.row < 1 or (self.share is not None and not 0 <= self.share <= 1):
            raise ValueError(f"{self.label}: {self.column}, {self.row}, {self.share} is no tile")


def steps_of(tiles: Sequence[Tile]) -> tuple[float, ...]:
    """The four shares that part the five shades: a fifth of the tiles with a share in each, as near as may be."""
    shares = sorted(tile.share for tile in tiles if tile.share is not None)
    if not shares:
        return ()
    return tuple(shares[min(len(shares) * at // len(_SCALE), len(shares) - 1)] for at in range(1, len(_SCALE)))


def tile_map_svg(tiles: Sequence[Tile], *, name: str, title: str, description: str) -> str:
    """The tiles at their places, with the scale below. A label too long for its tile is cut short; the whole of it
    stands in the words. Only attributes are used, neither styles nor scripts."""
    steps = steps_of(tiles)
    columns = max((tile.column for tile in tiles), default=1)
    rows = max((tile.row for tile in tiles), default=1)
    width, height = columns * (_TILE + _GAP) + _GAP, rows * (_TILE + _GAP) + _GAP
    body = [_tile(tile, steps) for tile in sorted(tiles, key=lambda tile: (tile.is_marked, tile.row, tile.column))]
    ids = f"{name}-titel", f"{name}-tekst"
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(width)} {_n(height + _KEY)}" width="100%" role="img" '
        f'aria-labelledby={quoteattr(" ".join(ids))} font-family="IBM Plex Sans, Arial, sans-serif">'
        f"<title id={quoteattr(ids[0])}>{_plain(title)}</title><desc id={quoteattr(ids[1])}>{_plain(description)}</desc>"
        f"{''.join([*body, *_key(steps, height)])}</svg>"
    )


def _shade(share: float | None, steps: Sequence[float]) -> tuple[str, str]:
    return _UNKNOWN if share is None else _SCALE[sum(share >= step for step in steps)]


def _tile(tile: Tile, steps: Sequence[float]) -> str:
    x, y = _GAP + (tile.column - 1) * (_TILE + _GAP), _GAP + (tile.row - 1) * (_TILE + _GAP)
    fill, ink = _shade(tile.share, steps)
    frame = f'stroke="{_MARK}" stroke-width="4"' if tile.is_marked else f'stroke="{_LINE}" stroke-width="1"'
    label = _text(x + _TILE / 2, y + 27, _cut(tile.label), ink)
    number = "-" if tile.share is None else str(int(100 * tile.share + 0.5))
    mark = (
        f'<circle cx="{_n(x + _TILE - 10)}" cy="{_n(y + 10)}" r="4" fill="#ffffff" stroke="{_MARK}" stroke-width="2"/>'
    )
    return (
        f'<g><title>{_plain(tile.words)}</title><rect x="{_n(x)}" y="{_n(y)}" width="{_n(_TILE)}" height="{_n(_TILE)}" '
        f'fill="{fill}" {frame}/>{label}{_text(x + _TILE / 2, y + 47, number, ink, bold=True)}{mark if tile.is_marked else ""}</g>'
    )


def _key(steps: Sequence[float], top: float) -> list[str]:
    """»under 38«, »38-42« ... under their shades, in whole percent."""
    if not steps:
        return []
    ends = [int(100 * step + 0.5) for step in steps]
    words = [
        f"under {ends[0]}",
        *[f"{one}-{other}" for one, other in pairwise(ends)],
        f"fra {ends[-1]}",
    ]
    drawn = []
    for at, ((fill, ink), told) in enumerate(zip(_SCALE, words, strict=True)):
        x = _GAP + at * 92
        drawn.append(f'<rect x="{_n(x)}" y="{_n(top + 8)}" width="88" height="28" fill="{fill}" stroke="{_LINE}"/>')
        drawn.append(_text(x + 44, top + 27, f"{told} %", ink))
    return drawn


def _text(x: float, y: float, text: str, ink: str, *, bold: bool = False) -> str:
    weight = ' font-weight="600"' if bold else ""
    place = f'x="{_n(x)}" y="{_n(y)}" font-size="{_n(_SIZE)}" text-anchor="middle"'
    return f'<text {place} fill="{ink}"{weight}>{_plain(text)}</text>'


def _cut(label: str) -> str:
    room = _TILE - 6
    if text_width(label, _SIZE) <= room:
        return label
    return f"{wrapped(label, room - text_width('.', _SIZE), _SIZE)[0].rstrip(' -')}."


def _plain(text: str) -> str:
    return escape(_NOT_IN_XML.sub(" ", text))


def _n(value: float) -> str:
    """A coordinate with one decimal at most: the same bytes on every machine."""
    return f"{round(value, 1):g}"
