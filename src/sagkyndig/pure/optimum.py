"""The best choice among many: whole numbers under linear rows, by HiGHS, with a bound that no choice can beat.

The search stops after so many nodes, never by a clock, so that the same problem has the same answer on a slow machine.
scipy is imported as a problem is solved: nothing else shall wait for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from math import ceil, inf

_ALMOST = 1e-6


@dataclass(frozen=True)
class Row:
    """`least` <= the sum of coefficient times variable <= `most`."""

    terms: tuple[tuple[int, float], ...]
    least: float
    most: float


@dataclass(frozen=True)
class Optimum:
    """The values found, what they cost, and the bound: no choice costs less. Costs are whole numbers and never below 0."""

    values: tuple[int, ...]
    cost: int
    bound: int

    @property
    def is_proven(self) -> bool:
        return self.cost <= self.bound


class NoChoice(Exception):
    """No values satisfy the rows, or none was found within the nodes that were allowed."""


@dataclass
class Problem:
    """Variables that are whole numbers from 0 to a highest value, each with what one of it costs (a whole number)."""

    _costs: list[int] = field(default_factory=list)
    _highest: list[float] = field(default_factory=list)
    _rows: list[Row] = field(default_factory=list)

    def choice(self, cost: int = 0, highest: float = 1) -> int:
        """A new variable; its number."""
        self._costs.append(cost)
        self._highest.append(highest)
        return len(self._costs) - 1

    def amount(self, cost: int = 0) -> int:
        """A new variable that may be as high as it likes."""
        return self.choice(cost, inf)

    def costs_at_least(self, least: int) -> None:
        """Nothing cheaper can be, as is known from elsewhere; it saves the search the proof."""
        self.row([(number, cost) for number, cost in enumerate(self._costs) if cost], least=least)

    def row(self, terms: Sequence[tuple[int, float]], *, least: float = -inf, most: float = inf) -> None:
        """One thing that must hold."""
        self._rows.append(Row(tuple(terms), least, most))

    def solve(self, most_nodes: int) -> Optimum:
        """The cheapest values, or the best found after that many nodes. NoChoice."""
        if not self._costs:
            return Optimum((), 0, 0)
        from scipy.optimize import Bounds, LinearConstraint, milp
        from scipy.sparse import csr_array

        places = [(place, *term) for place, row in enumerate(self._rows) for term in row.terms]
        matrix = csr_array(
            ([each[2] for each in places], ([each[0] for each in places], [each[1] for each in places])),
            shape=(len(self._rows), len(self._costs)),
        )
        rows = LinearConstraint(matrix, [row.least for row in self._rows], [row.most for row in self._rows])
        found = milp(
            self._costs,
            integrality=[1] * len(self._costs),
            bounds=Bounds([0.0] * len(self._costs), self._highest),
            constraints=rows if self._rows else (),
            options={"node_limit": most_nodes, "mip_rel_gap": 0.0},
        )
        if found.x is None:
            raise NoChoice(found.message)
        values = tuple(round(value) for value in found.x)
        cost = sum(price * value for price, value in zip(self._costs, values, strict=True))
        bound = ceil(found.mip_dual_bound - _ALMOST) if found.mip_dual_bound > -inf else 0
        return Optimum(values, cost, min(max(bound, 0), cost))
