"""Danish holidays, days off by custom, and the working days between two dates.

Sources: the holidays are those of folkekirken (helligdagsloven, lovbekendtgørelse nr. 1023 af 24. oktober 2012), without store
bededag from 2024 on (lov om konsekvenser ved afskaffelsen af store bededag som helligdag, L 13 of 2022-23). Constitution Day,
Christmas Eve and New Year's Eve are no holidays, but the law lets deadlines pass over them like weekends (forældelsesloven § 27,
stk. 2), and so do we when working days are counted. Easter is reckoned by the rule of Meeus, Jones and Butcher (*Nature*, 1876).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from types import MappingProxyType

_SATURDAY = 5
_LAST_YEAR_OF_PRAYER_DAY = 2023
# Days from Easter Sunday.
_MOVABLE = (
    (-3, "skærtorsdag"),
    (-2, "langfredag"),
    (0, "påskedag"),
    (1, "2. påskedag"),
    (26, "store bededag"),
    (39, "Kristi himmelfartsdag"),
    (49, "pinsedag"),
    (50, "2. pinsedag"),
)
_FIXED = (((1, 1), "nytårsdag"), ((12, 25), "juledag"), ((12, 26), "2. juledag"))
_BY_CUSTOM = (((6, 5), "grundlovsdag"), ((12, 24), "juleaftensdag"), ((12, 31), "nytårsaftensdag"))


@dataclass(frozen=True)
class DayOff:
    """Why people are off that day. A public holiday is one by law, the others by custom and agreement."""

    name: str
    is_public_holiday: bool


def easter_sunday(year: int) -> date:
    """Easter Sunday of that year in the Gregorian calendar."""
    golden, century, rest = year % 19, year // 100, year % 100
    moon = (19 * golden + century - century // 4 - (century - (century + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (century % 4) + 2 * (rest // 4) - moon - rest % 4) % 7
    late = (golden + 11 * moon + 22 * weekday) // 451
    month, day = divmod(moon + weekday - 7 * late + 114, 31)
    return date(year, month, day + 1)


@cache
def days_off(year: int) -> Mapping[date, DayOff]:
    """The year's holidays and days off by date; where two meet, the holiday stands."""
    found = {date(year, *on): DayOff(name, is_public_holiday=False) for on, name in _BY_CUSTOM}
    found |= {date(year, *on): DayOff(name, is_public_holiday=True) for on, name in _FIXED}
    easter = easter_sunday(year)
    for after, name in _MOVABLE:
        if name == "store bededag" and year > _LAST_YEAR_OF_PRAYER_DAY:
            continue
        found[easter + timedelta(days=after)] = DayOff(name, is_public_holiday=True)
    return MappingProxyType(dict(sorted(found.items())))


def day_off(on: date) -> DayOff | None:
    """The holiday or the day off by custom that the date is."""
    return days_off(on.year).get(on)


def is_weekend(on: date) -> bool:
    """Whether the date is a Saturday or a Sunday."""
    return on.weekday() >= _SATURDAY


def is_working_day(on: date) -> bool:
    """Monday to Friday, and no day off, by law or by custom."""
    return not is_weekend(on) and day_off(on) is None


def working_days_between(first: date, last: date) -> int:
    """Working days after `first` and before `last`; 0 when there is none or `last` is not later."""
    days = (first + timedelta(days=step) for step in range(1, max((last - first).days, 1)))
    return sum(is_working_day(day) for day in days)


def working_days_away(on: date, count: int) -> date:
    """The working day so many working days after the date, or before it where the count is negative; 0 is the date."""
    step = timedelta(days=1 if count > 0 else -1)
    for _ in range(abs(count)):
        on += step
        while not is_working_day(on):
            on += step
    return on
