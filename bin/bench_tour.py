"""Invented editions of real size for the bench: ten forløb, three teachers, twelve weeks."""

from __future__ import annotations

from datetime import date, time, timedelta
from random import Random
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sagkyndig.journey.planning.rules.tour import TourWorld

REGIONS = ("Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland")
MONDAY = date(2024, 4, 8)


def edition(seed: int, *, days: int = 82, busy: float = 0.2, sharing: str = "") -> TourWorld:
    """An edition drawn by the seed. `busy` is how often a teacher is away; `sharing` is what everybody says to it."""
    from sagkyndig.journey.planning.rules.free_days import Away, Period, Team
    from sagkyndig.journey.planning.rules.joining import Sharing
    from sagkyndig.journey.planning.rules.people import Teacher
    from sagkyndig.journey.planning.rules.tour import TourRun, TourWorld

    draw = Random(seed)  # noqa: S311  the same editions each time
    teachers = (Teacher(1, "Marianne"), Teacher(2, "Fie"), Teacher(3, "Jens"))
    dates = [MONDAY + timedelta(days=step) for step in range(days)]
    runs = tuple(
        TourRun(
            id=number,
            municipality=f"Kommune {number}",
            region=draw.choice(REGIONS),
            people=draw.randint(8, 30),
            wished=(draw.choice(dates),) if draw.random() < 0.3 else (),
            sharing=Sharing(sharing) if sharing else draw.choice([None, *Sharing]),
        )
        for number in range(1, 11)
    )
    away = tuple(Away(each.id, on, on) for each in teachers for on in dates if draw.random() < busy)
    period = Period(dates[0], dates[-1], time(9), time(15))
    return TourWorld(runs, (), period, Team(teachers, teachers[0], away), MONDAY)
