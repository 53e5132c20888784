"""How a file of appeal figures is laid out: what each row and column says, and whether that is enough."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sagkyndig.journey.selection.files.sources import wording
from sagkyndig.journey.selection.files.sources.meanings import (
    COUNTS,
    MEASURES,
    ONE_OF,
    PERCENTAGES,
    Column,
    Meaning,
    columns_of,
)
from sagkyndig.pure.tables import Problem


@dataclass(frozen=True)
class Given:
    """What holds for the whole file where no column tells it; `law` where a paragraph stands without one."""

    year: int | None = None
    provision: str | None = None
    law: str = "SEL"


NOTHING_GIVEN = Given()


@dataclass(frozen=True)
class Layout:
    """The columns by what they do, and what is said of the file as a whole."""

    header: tuple[str, ...]
    columns: tuple[Column, ...]
    given: Given

    @property
    def values(self) -> tuple[Column, ...]:
        return tuple(column for column in self.columns if column.meaning not in ONE_OF)

    def one(self, meaning: Meaning) -> Column | None:
        return next((column for column in self.columns if column.meaning is meaning), None)

    @property
    def is_long(self) -> bool:
        """Whether each row has one outcome."""
        return self.one(Meaning.OUTCOME) is not None

    @property
    def lacks_year(self) -> bool:
        return self.one(Meaning.YEAR) is None and not (self.values and all(each.year for each in self.values))

    @property
    def lacks_provision(self) -> bool:
        return self.one(Meaning.PROVISION) is None

    def problems(self) -> list[Problem]:
        return list(self._problems())

    def _problems(self) -> Iterator[Problem]:
        for meaning in (*ONE_OF, *PERCENTAGES):
            yield from self._doubles(meaning)
        if self.one(Meaning.CODE) is None and self.one(Meaning.MUNICIPALITY) is None:
            yield wording.lacks_column("kommuner", self.header)
        if self.lacks_year and self.given.year is None:
            yield wording.lacks_column("år", self.header, wording.CHOOSE_OR_SAY)
        if self.lacks_provision and self.given.provision is None:
            yield wording.lacks_column("bestemmelser", self.header, wording.CHOOSE_OR_SAY)
        measures = [column for column in self.values if column.meaning in MEASURES]
        counts = [column for column in self.values if column.meaning is Meaning.COUNT]
        if self.is_long and measures:
            yield wording.mixed([column.heading for column in (*measures, *counts)][:3])
        elif self.is_long and not counts:
            yield wording.lacks_column("antal sager", self.header)
        elif not self.is_long and counts:
            yield wording.lacks_column("udfald", self.header)
        elif not self.is_long and (lacking := lacking_in({column.meaning for column in measures})):
            yield wording.lacks_column(lacking, self.header)

    def _doubles(self, meaning: Meaning) -> Iterator[Problem]:
        found = [column for column in self.columns if column.meaning is meaning]
        years = [column.year for column in found]
        if len(set(years)) < len(years):
            yield wording.two_columns(meaning, [column.heading for column in found])


def layout_of(header: Sequence[str], meanings: Sequence[Meaning], given: Given) -> Layout:
    return Layout(tuple(header), columns_of(header, meanings), given)


def has_counts(measures: set[Meaning]) -> bool:
    """Whether upheld and reversed can be counted without a percentage."""
    turned = Meaning.REVERSED in measures or {Meaning.CHANGED, Meaning.REMITTED} <= measures
    known = (Meaning.UPHELD in measures, turned, Meaning.DECIDED in measures)
    return sum(known) >= 2


def lacking_in(measures: set[Meaning]) -> str:
    """What the reversal rate still needs, in words; empty where nothing is lacking."""
    if has_counts(measures):
        return ""
    turned_pct = Meaning.REVERSED_PCT in measures or {Meaning.CHANGED_PCT, Meaning.REMITTED_PCT} <= measures
    if turned_pct or Meaning.UPHELD_PCT in measures:
        return "" if Meaning.DECIDED in measures else "antal sager ved siden af procenterne"
    if not measures & {*COUNTS, *PERCENTAGES}:
        return "tal for udfaldene"
    if Meaning.UPHELD not in measures:
        return "stadfæstede sager"
    if Meaning.CHANGED not in measures:
        return "ændrede eller ophævede sager"
    return "hjemviste sager"
