"""What a choice stands on: municipalities, their appeals as counts, and what else they are in the middle of."""

from __future__ import annotations

import json
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from hashlib import sha256
from itertools import product
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagkyndig.foundation.municipalities.rules import MunicipalityRow


@dataclass(frozen=True)
class Outcomes:
    """How appeals ended. Dismissed ones were not decided on their merits, and count neither as reversed nor as decided."""

    upheld: int = 0
    changed: int = 0
    remitted: int = 0
    dismissed: int = 0

    @property
    def reversed(self) -> int:
        return self.changed + self.remitted

    @property
    def decided(self) -> int:
        return self.upheld + self.changed + self.remitted

    @property
    def reversal_rate(self) -> float | None:
        """A share between 0 and 1; None where nothing was decided."""
        return self.reversed / self.decided if self.decided else None

    def plus(self, other: Outcomes) -> Outcomes:
        return Outcomes(
            self.upheld + other.upheld,
            self.changed + other.changed,
            self.remitted + other.remitted,
            self.dismissed + other.dismissed,
        )


def pooled(outcomes: Iterable[Outcomes]) -> Outcomes:
    """Years and provisions are pooled by adding cases, never by averaging percentages."""
    whole = Outcomes()
    for each in outcomes:
        whole = whole.plus(each)
    return whole


@dataclass(frozen=True)
class AppealCell:
    """What came of the appeals over one municipality's decisions under one provision, decided in one year."""

    code: str
    year: int
    provision: str
    outcomes: Outcomes


@dataclass(frozen=True)
class Initiative:
    """Something else a municipality takes part in, such as a taskforce; without an end it goes on."""

    code: str
    kind: str
    begins: date
    ends: date | None = None
    source: str = ""

    def is_under_way(self, on: date) -> bool:
        return self.begins <= on and (self.ends is None or on <= self.ends)


@dataclass(frozen=True)
class Ground:
    """Everything the ranking may look at. The order of the rows means nothing, to the fingerprint either."""

    municipalities: tuple[MunicipalityRow, ...]
    cells: tuple[AppealCell, ...]
    initiatives: tuple[Initiative, ...] = field(default=())

    @cached_property
    def years(self) -> tuple[int, ...]:
        return tuple(sorted({cell.year for cell in self.cells}))

    @cached_property
    def provisions(self) -> frozenset[str]:
        return frozenset(cell.provision for cell in self.cells)

    @cached_property
    def fingerprint(self) -> str:
        """SHA-256 of all of it, the same whatever order and format the files had."""
        whole = {
            "municipalities": sorted([m.code, m.name, m.region, m.population] for m in self.municipalities),
            "appeals": sorted([cell.code, cell.year, cell.provision, *_numbers(cell.outcomes)] for cell in self.cells),
            "initiatives": sorted(
                [each.code, each.kind, each.begins.isoformat(), each.ends.isoformat() if each.ends else "", each.source]
                for each in self.initiatives
            ),
        }
        return sha256(json.dumps(whole, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()

    def outcomes(self, years: Collection[int], provisions: Collection[str]) -> Mapping[str, Outcomes]:
        """For each municipality its appeals of these years and provisions, pooled; none is a row of noughts."""
        sums = {each.code: [0, 0, 0, 0] for each in self.municipalities}
        for year, provision in product(set(years), set(provisions)):
            for code, (upheld, changed, remitted, dismissed) in self._in_years.get((year, provision), ()):
                if code in sums:
                    found = sums[code]
                    found[0] += upheld
                    found[1] += changed
                    found[2] += remitted
                    found[3] += dismissed
        return {code: Outcomes(*found) for code, found in sums.items()}

    def yearly(self, years: Collection[int], provisions: Collection[str]) -> Mapping[str, tuple[Outcomes, ...]]:
        """For each municipality its years one by one, provisions pooled."""
        each_year = [self.outcomes([year], provisions) for year in years]
        return {each.code: tuple(found[each.code] for found in each_year) for each in self.municipalities}

    def missing_cells(self, years: Collection[int], provisions: Collection[str]) -> int:
        """How many municipality-years have no row at all for a provision, and are read as no appeals."""
        there = {(c.code, c.year, c.provision) for c in self.cells if c.year in years and c.provision in provisions}
        return len(self.municipalities) * len(years) * len(provisions) - len(there)

    @cached_property
    def _in_years(self) -> Mapping[tuple[int, str], list[tuple[str, tuple[int, int, int, int]]]]:
        """The cells of each year and provision, so that many policies can be tried on the same ground."""
        found: dict[tuple[int, str], list[tuple[str, tuple[int, int, int, int]]]] = {}
        for cell in self.cells:
            found.setdefault((cell.year, cell.provision), []).append((cell.code, _numbers(cell.outcomes)))
        return found


def _numbers(outcomes: Outcomes) -> tuple[int, int, int, int]:
    return outcomes.upheld, outcomes.changed, outcomes.remitted, outcomes.dismissed
