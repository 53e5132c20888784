"""Invented years with a known truth: how often the choice finds the truly worst, and how often its intervals hold.

`.venv/bin/python -m tests.journey.selection.worlds 1000` prints the table of docs/selection-arithmetic.md.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from random import Random

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.rules.ground import AppealCell, Ground, Outcomes
from sagkyndig.journey.selection.rules.policy import Policy, usual_policy
from sagkyndig.journey.selection.rules.ranking import chosen_codes
from sagkyndig.journey.selection.rules.weighing import weigh
from sagkyndig.pure.rates.beta import mixture_cdf
from tests.config.terminal import ROOT

MEAN = 0.45
YEARS = (2019, 2020, 2021)
PROVISION = "SEL 95"
POLICY = usual_policy(YEARS, [PROVISION])


@dataclass(frozen=True)
class Setting:
    """Median appeals a year, and the standard deviation of the true rates; their shape is beta or a cut-off normal."""

    cases: float
    deviation: float = 0.10
    is_normal: bool = False


# As in the simulation that warned us: mean 45 percent, spread 10 points, cases lognormal.
SETTINGS = tuple(Setting(cases, is_normal=is_normal) for is_normal in (False, True) for cases in (3, 6, 12, 25))


@dataclass
class Measured:
    """Added up over worlds: intervals that held and were drawn, and how many of the worst ten were found."""

    worlds: int = 0
    held: int = 0
    drawn: int = 0
    found: int = 0
    found_raw: int = 0

    @property
    def coverage(self) -> float:
        return 100 * self.held / self.drawn


@cache
def municipalities() -> tuple[MunicipalityRow, ...]:
    with (ROOT / "content" / "demo" / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return tuple(
            MunicipalityRow(row["kommunekode"], row["navn"], row["region"], int(row["folketal"]))
            for row in csv.DictReader(file)
        )


def world(setting: Setting, chance: Random) -> tuple[Ground, dict[str, float]]:
    """A ground at the invented municipalities, and the true rate of each."""
    truth: dict[str, float] = {}
    cells = []
    for municipality in municipalities():
        rate = truth[municipality.code] = _rate(setting, chance)
        volume = setting.cases * chance.lognormvariate(0, 0.7)
        for year in YEARS:
            decided = int(volume + chance.random())
            hits = sum(chance.random() < rate for _ in range(decided))
            cells.append(AppealCell(municipality.code, year, PROVISION, Outcomes(decided - hits, 0, hits)))
    return Ground(municipalities(), tuple(cells)), truth


def _rate(setting: Setting, chance: Random) -> float:
    if setting.is_normal:
        return min(max(chance.gauss(MEAN, setting.deviation), 0.02), 0.98)
    size = MEAN * (1 - MEAN) / setting.deviation**2 - 1
    return chance.betavariate(MEAN * size, (1 - MEAN) * size)


def measured(setting: Setting, *, worlds: int, policy: Policy = POLICY, seed: int = 2023) -> Measured:
    """Intervals held against the truth, and the choice against the ten highest raw rates (equal ones by lot)."""
    chance = Random(f"{seed}:{setting}")  # noqa: S311
    sums = Measured()
    for ground, truth in _worlds(setting, worlds, chance):
        worst = set(sorted(truth, key=lambda code: -truth[code])[: policy.places])
        for each in weigh(ground, policy):
            if each.belief is not None:
                sums.drawn += 1
                sums.held += 0.025 <= mixture_cdf(truth[each.code], each.belief.parts) <= 0.975
        sums.found += len(worst & set(chosen_codes(ground, policy)))
        sums.found_raw += len(worst & set(_highest_raw(ground, policy, chance)))
        sums.worlds += 1
    return sums


def _worlds(setting: Setting, worlds: int, chance: Random) -> Iterator[tuple[Ground, dict[str, float]]]:
    for _ in range(worlds):
        yield world(setting, chance)


def _highest_raw(ground: Ground, policy: Policy, chance: Random) -> list[str]:
    outcomes = ground.outcomes(policy.years, policy.provisions)
    rates = {code: each.reversal_rate for code, each in outcomes.items() if each.reversal_rate is not None}
    lots = {code: chance.random() for code in rates}
    return sorted(rates, key=lambda code: (-rates[code], lots[code]))[: policy.places]


def main() -> None:
    worlds = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print("| cases a year | true rates | interval held | found of ten, shrunken | raw rate |\n|---|---|---|---|---|")
    for setting in SETTINGS:
        sums = measured(setting, worlds=worlds)
        shape = "normal" if setting.is_normal else "beta"
        print(
            f"| {setting.cases} | {shape} | {sums.coverage:.1f} % | {sums.found / worlds:.2f} | {sums.found_raw / worlds:.2f} |",
            flush=True,
        )


if __name__ == "__main__":
    main()
