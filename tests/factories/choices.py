"""Grounds of a choice, a few municipalities at a time or all the invented ones."""

from __future__ import annotations

from collections.abc import Iterable
from random import Random

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.rules.ground import AppealCell, Ground, Initiative, Outcomes
from tests.journey.selection.worlds import municipalities

YEARS = (2019, 2020, 2021)
PROVISIONS = ("SEL 95", "SEL 96")
REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland")


def ground_of(
    *counts: tuple[int, int],
    populations: Iterable[int] = (),
    regions: Iterable[str] = (),
    initiatives: tuple[Initiative, ...] = (),
) -> Ground:
    """Municipalities 901, 902 ... named A, B ..., with (reversed, decided) each, all in 2019 under SEL 95."""
    sizes = [*populations, *[40_000] * len(counts)]
    places = [*regions, *[REGIONS[at % 5] for at in range(len(counts))]]
    rows = [MunicipalityRow(f"{901 + at}", chr(65 + at), places[at], sizes[at]) for at in range(len(counts))]
    cells = [
        AppealCell(row.code, 2019, "SEL 95", Outcomes(cases - hits, 0, hits))
        for row, (hits, cases) in zip(rows, counts, strict=True)
    ]
    return Ground(tuple(rows), tuple(cells), initiatives)


def simulated_ground(
    *,
    seed: int = 1,
    cases: float = 3.0,
    years: Iterable[int] = (2018, 2019, 2020, 2021, 2022),
    provisions: Iterable[str] = PROVISIONS,
) -> Ground:
    """The 98 invented municipalities with invented appeals, larger ones with more of them."""
    chance = Random(seed)  # noqa: S311
    cells = []
    for municipality in municipalities():
        rate, volume = (
            chance.betavariate(10.7, 13.1),
            cases * municipality.population / 45_000 * chance.lognormvariate(0, 0.4),
        )
        for year in years:
            for provision in provisions:
                decided = int(volume + chance.random())
                hits = sum(chance.random() < rate for _ in range(decided))
                changed = hits // 4
                outcomes = Outcomes(decided - hits, changed, hits - changed, chance.randrange(3))
                cells.append(AppealCell(municipality.code, year, provision, outcomes))
    return Ground(municipalities(), tuple(cells))


def appeals_csv(ground: Ground) -> bytes:
    """The ground's appeals in our own template."""
    names = {each.code: each.name for each in ground.municipalities}
    lines = ["kommunekode,kommune,aar,bestemmelse,stadfaestet,aendret_ophaevet,hjemvist,afvist"]
    for cell in ground.cells:
        o = cell.outcomes
        lines.append(
            f"{cell.code},{names[cell.code]},{cell.year},{cell.provision},{o.upheld},{o.changed},{o.remitted},{o.dismissed}"
        )
    return ("\n".join(lines) + "\n").encode()


def municipalities_csv(ground: Ground) -> bytes:
    lines = [f"{each.code},{each.name},{each.region},{each.population}" for each in ground.municipalities]
    return "\n".join(["kommunekode,navn,region,folketal", *lines, ""]).encode()
