"""The rows of the bench as they are shown: sorted, narrowed to a status, each with its marks, words and drawings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from sagkyndig.journey.selection.queries.tile_map import tile_places
from sagkyndig.journey.selection.queries.usual_criteria import to_choose_by
from sagkyndig.journey.selection.rules import drawings, listing
from sagkyndig.journey.selection.rules.moving import moves
from sagkyndig.journey.selection.rules.ranking import Status

if TYPE_CHECKING:
    from sagkyndig.journey.selection.queries.bench import BenchPage
    from sagkyndig.journey.selection.rules.policy import Policy
    from sagkyndig.journey.selection.rules.reckoning import ReckonedRow


@dataclass(frozen=True)
class ShownRow:
    """One row of the list: `line` stands above it, `mark` and `remark` say its status, `percent` and `interval` its rate
    where it has one; the rest stands behind »Hvorfor?«. Drawings are SVG."""

    code: str
    name: str
    rank: int | None
    decided: int
    reversed: int
    band: str
    mark: str
    remark: str
    percent: str
    interval: str
    line: str
    sentence: str
    dot: str
    years: str
    moves: tuple[str, ...]
    repeated: str


@dataclass(frozen=True)
class StatusCount:
    """How many rows have a status; `key` narrows the list to them, "" shows all."""

    key: str
    words: str
    count: int


_ALL = "Alle"
_SEVERAL = {
    Status.CHOSEN: "Udvalgte",
    Status.RESERVE: "Reserver",
    Status.PASSED: "Ikke udvalgt",
    Status.EXCLUDED: "Holdt ude",
}


def shown_rows(page: BenchPage, *, order: str = "", status: str = "") -> tuple[ShownRow, ...]:
    """The rows in the order asked for, of that status alone; what is not known is taken as all, by place."""
    order = order if order in listing.ORDERS else "plads"
    kept = [row for row in page.rows if status not in set(Status) or row.status == status]
    kept.sort(key=listing.ORDERS[order])  # type: ignore[arg-type]
    has_lines = order == "plads" and status not in set(Status)
    before = [None, *kept] if has_lines else [None] * len(kept)
    return tuple(
        _shown(row, page, listing.line_before(row, above) if has_lines else "")
        for row, above in zip(kept, before, strict=False)
    )


def _shown(row: ReckonedRow, page: BenchPage, line: str) -> ShownRow:
    percent, interval = listing.percent_of(row)
    dot, years = _drawn(row, page.mean)
    return ShownRow(
        code=row.code,
        name=row.name,
        rank=row.rank,
        decided=row.decided,
        reversed=row.reversed,
        band=row.band.removesuffix(" indbyggere"),
        mark=listing.MARKS[row.status],
        remark=listing.remark_of(row),
        percent=percent,
        interval=interval,
        line=line,
        sentence=row.sentence,
        dot=dot if percent else "",
        years=years if row.decided else "",
        moves=tuple(moves(row, page.rows, page.changes, page.policy)),
        repeated=listing.repeated(row),
    )


@lru_cache(maxsize=1000)
def _drawn(row: ReckonedRow, mean: float | None) -> tuple[str, str]:
    """Its dot and its years: drawn once, as most rows stay as they are from one visit to the next."""
    return drawings.dot_of(row, mean=mean), drawings.years_of(row.years)


def funnel(page: BenchPage) -> drawings.Drawing | None:
    """The funnel of the list; None where nobody has appeals."""
    return drawings.funnel_of(page.rows)


def tile_map(page: BenchPage) -> drawings.Drawing | None:
    """The map of the list, those that are not weighed without a rate; None where nobody has a place on it."""
    rows = [row if listing.is_weighed(row) else replace(row, rate=None) for row in page.rows]
    return drawings.map_of(rows, tile_places())


def status_counts(rows: Sequence[ReckonedRow]) -> tuple[StatusCount, ...]:
    """All, and each status that somebody has."""
    counted = {status: sum(row.status is status for row in rows) for status in Status}
    return (
        StatusCount("", _ALL, len(rows)),
        *(StatusCount(status.value, _SEVERAL[status], count) for status, count in counted.items() if count),
    )


def carried_over(policy: Policy, import_id: int) -> Policy | None:
    """The same criteria with the years and provisions that the import has; None where it has none of one or the other."""
    held = to_choose_by(import_id)
    years = tuple(year for year in policy.years if year in held.years)
    provisions = tuple(each for each in policy.provisions if each in held.provisions)
    return replace(policy, years=years, provisions=provisions) if years and provisions else None
