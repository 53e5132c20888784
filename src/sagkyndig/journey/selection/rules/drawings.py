"""The list as pictures: each row's dot, a municipality's years, the funnel and the map, from the numbers of the list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from sagkyndig.journey.selection.rules.ranking import Status
from sagkyndig.pure.figures import (
    FunnelPoint,
    IntervalRow,
    Tile,
    YearBar,
    dot_svg,
    funnel_svg,
    tile_map_svg,
    years_svg,
)


class Row(Protocol):
    """What a drawing needs to know of a municipality on the list; a rate only where it has one."""

    @property
    def code(self) -> str: ...
    @property
    def name(self) -> str: ...
    @property
    def decided(self) -> int: ...
    @property
    def reversed(self) -> int: ...
    @property
    def rate(self) -> float | None: ...
    @property
    def low(self) -> float | None: ...
    @property
    def high(self) -> float | None: ...
    @property
    def status(self) -> Status: ...


class Year(Protocol):
    """How a municipality's appeals ended in a year."""

    @property
    def year(self) -> int: ...
    @property
    def decided(self) -> int: ...
    @property
    def reversed(self) -> int: ...


@dataclass(frozen=True)
class Drawing:
    """A picture for a wide and one for a narrow screen; `left_out` are the names of those that have no place in it."""

    wide: str
    narrow: str = ""
    left_out: tuple[str, ...] = ()


FUNNEL_IN_WORDS = (
    "Hver kommune er en prik: jo længere mod højre, jo flere afgjorte klager, og jo højere oppe, jo større del af dem er "
    "omgjort. Den vandrette linje er gennemsnittet. Er forskellene kun tilfældige, ligger 95 ud "
    "af 100 inden for de stiplede linjer og 998 ud af 1.000 inden for de hele. Fyldte prikker er de udvalgte."
)
MAP_IN_WORDS = (
    "Hver kommune er et felt omtrent der, hvor den ligger. Tallet er omgørelsesprocenten, når der er taget højde for antallet "
    "af sager, og jo mørkere feltet er, jo højere er den. De udvalgte har en tyk ramme og en hvid prik i hjørnet. En streg er en kommune, der ikke er "
    "vurderet."
)
_YEARS = "Omgjort af afgjorte klager"


def dot_of(row: Row, *, mean: float | None) -> str:
    """A row's dot and interval; nothing where it has no rate."""
    if row.rate is None or row.low is None or row.high is None:
        return ""
    return dot_svg(IntervalRow(row.name, row.rate, row.low, row.high, row.status is Status.CHOSEN), mean=mean)


def years_of(years: Sequence[Year]) -> str:
    return years_svg([YearBar(each.year, each.reversed, each.decided) for each in years], label=_YEARS)


def funnel_of(rows: Sequence[Row]) -> Drawing | None:
    """The funnel of all who have appeals; None where nobody has."""
    points = [
        FunnelPoint(each.name, each.reversed, each.decided, each.status is Status.CHOSEN)
        for each in rows
        if each.decided
    ]
    if not points:
        return None
    mean = sum(point.hits for point in points) / sum(point.cases for point in points)
    title = "Omgørelsesprocent og antal afgjorte klager"

    def drawn(name: str, width: int, height: int) -> str:
        return funnel_svg(
            points, mean=mean, name=name, title=title, description=FUNNEL_IN_WORDS, across="afgjorte klager",
            width=width, height=height,
        )  # fmt: skip

    without = tuple(each.name for each in rows if not each.decided)
    return Drawing(drawn("tragt", 840, 480), drawn("tragt-smal", 340, 380), without)


def map_of(rows: Sequence[Row], places: Mapping[str, tuple[int, int]]) -> Drawing | None:
    """The tile map of those that have a place on it; None where nobody has."""
    tiles = [_tile(each, *places[each.code]) for each in rows if each.code in places]
    if not tiles:
        return None
    drawn = tile_map_svg(tiles, name="kort", title="Omgørelsesprocent i hver kommune", description=MAP_IN_WORDS)
    return Drawing(drawn, left_out=tuple(each.name for each in rows if each.code not in places))


def _tile(row: Row, column: int, line: int) -> Tile:
    percent = "ikke vurderet" if row.rate is None else f"{int(100 * row.rate + 0.5)} procent"
    marked = row.status is Status.CHOSEN
    words = f"{row.name}: {percent}{', udvalgt' if marked else ''}"
    return Tile(row.name, column, line, row.rate, words, marked)
