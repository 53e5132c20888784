"""A line of a proposal as a form carries it, so that nothing of a proposal is stored before it is accepted."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sagkyndig.journey.planning.rules.tour.world import Asked, Held, Option

_LINE = re.compile(r"(\d{4}-\d\d-\d\d) dag:(\d*) med:([\d,]*) ved:([\d,]*) hos:(\d*)", re.ASCII)
_DATE = re.compile(r"([\d,]+) den (\d{4}-\d\d-\d\d)", re.ASCII)
_TEACHER = re.compile(r"([\d,]+) ved (\d{1,9})", re.ASCII)
_MOST = 4_000  # of one kind; no edition has so many
_DIGITS = 9  # no id has more


@dataclass(frozen=True)
class Line:
    """Which forløb are newly served where and when, and who newly teaches there; all told by id."""

    on: date
    day: int | None
    runs: tuple[int, ...]
    teachers: tuple[int, ...]
    host: int | None

    def __str__(self) -> str:
        return f"{self.on} dag:{self.day or ''} med:{_ids(self.runs)} ved:{_ids(self.teachers)} hos:{self.host or ''}"


def line_of(option: Option) -> Line:
    """The option as a line."""
    return Line(
        on=option.on,
        day=option.day.id if option.day else None,
        runs=tuple(sorted(run.id for run in option.runs)),
        teachers=tuple(sorted(each.id for each in option.adds)),
        host=option.host.id if option.host else None,
    )


def read_line(text: str) -> Line | None:
    """What `str` wrote; None where it did not."""
    found = _LINE.fullmatch(text)
    on = _date(found[1]) if found else None
    if found is None or on is None:
        return None
    return Line(on, _id(found[2]), _numbers(found[3]), _numbers(found[4]), _id(found[5]))


def not_on(option: Option) -> str:
    """ "Not on that date", for all whom the option serves."""
    return f"{_ids(run.id for run in option.everybody)} den {option.on}"


def not_by(option: Option, teacher: int) -> str:
    """ "Not by that teacher", for all whom the option serves."""
    return f"{_ids(run.id for run in option.everybody)} ved {teacher}"


def read_asked(
    held: Collection[str], dates: Collection[str], teachers: Collection[str], former: Collection[str] = ()
) -> Asked:
    """What a form asks for; what nobody could have written is left out."""
    return Asked(
        held=_held(held),
        former=frozenset(_held(former)),
        not_on=frozenset(
            (run, on)
            for found in map(_DATE.fullmatch, list(dates)[:_MOST])
            if found and (on := _date(found[2]))
            for run in _numbers(found[1])
        ),
        not_by=frozenset(
            (run, int(found[2]))
            for found in map(_TEACHER.fullmatch, list(teachers)[:_MOST])
            if found
            for run in _numbers(found[1])
        ),
    )


def _held(texts: Collection[str]) -> tuple[Held, ...]:
    lines = [line for line in map(read_line, list(texts)[:_MOST]) if line]
    return tuple(Held(frozenset(line.runs), line.on, frozenset(line.teachers)) for line in lines)


def _date(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _ids(numbers: Iterable[int]) -> str:
    return ",".join(str(number) for number in numbers)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(int(each) for each in text.split(",") if each and len(each) <= _DIGITS)


def _id(text: str) -> int | None:
    return int(text) if text and len(text) <= _DIGITS else None
