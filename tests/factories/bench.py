"""Editions whose municipalities are weighed: a few of them, or all the invented ones."""

from __future__ import annotations

from datetime import date, datetime

from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection.actions.decisions import set_criteria
from sagkyndig.journey.selection.models import FigureImport
from tests.factories.choices import appeals_csv, simulated_ground
from tests.factories.figures import figures_csv, import_figures
from tests.factories.municipalities import make_municipality
from tests.factories.programme import make_edition

# Name, inhabitants, appeals decided a year and how many of them reversed, from the worst down; the last two are few.
FEW = (
    ("Ådal", 40_000, 20, 16), ("Birkerum", 70_000, 20, 13), ("Kløverup", 20_000, 18, 10), ("Marskhøj", 45_000, 20, 9),
    ("Egeløse", 41_000, 20, 7), ("Fjordby", 42_000, 20, 5), ("Hvedelev", 25_000, 1, 1), ("Møllesø", 43_000, 0, 0),
)  # fmt: skip
YEARS = (2019, 2020, 2021)


def few_figures(years: tuple[int, ...] = YEARS) -> bytes:
    """The figures of the few in our own template: one provision, the same each year."""
    rows = [
        (901 + at, name, year, "SEL 95", decided - hits, 0, hits, 0)
        for at, (name, _, decided, hits) in enumerate(FEW)
        for year in years
    ]
    return figures_csv(*rows)


def make_few(manager: Person, now: datetime) -> FigureImport:
    """The few and their figures."""
    for at, (name, population, _, _) in enumerate(FEW):
        make_municipality(code=str(901 + at), name=name, population=population, region="Midtjylland")
    return import_figures(manager, now, content=few_figures(), filename="faa.csv", extracted_on=date(2022, 4, 8))


def make_bench(manager: Person, now: datetime, *, places: int = 3) -> Edition:
    """An edition of 2023 with three places, whose few municipalities are weighed by the usual criteria: Ådal, Birkerum and
    Kløverup are chosen, Marskhøj, Egeløse and Fjordby reserves."""
    make_few(manager, now)
    edition = make_edition(places=places)
    set_criteria(edition=edition, actor=manager, at=now)
    return edition


def make_whole_bench(manager: Person, now: datetime, *, seed: int = 1) -> Edition:
    """The same with ten places and all the invented municipalities."""
    ground = simulated_ground(seed=seed)
    for each in ground.municipalities:
        make_municipality(code=each.code, name=each.name, region=each.region, population=each.population)
    import_figures(manager, now, content=appeals_csv(ground), filename="alle.csv", extracted_on=date(2023, 2, 1))
    edition = make_edition()
    set_criteria(edition=edition, actor=manager, at=now)
    return edition
