"""Two people editing the same thing: the later save is refused until its author has seen the earlier one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, time

from sagkyndig.pure.danish import listing, short_date


class ChangedMeanwhile(Exception):
    """Somebody else saved after this form was opened. `version` is the one that now stands."""

    def __init__(self, version: int) -> None:
        super().__init__(f"version {version}")
        self.version = version


@dataclass(frozen=True)
class Difference:
    """One field where what is stored and what was typed are not the same, as people read the two."""

    label: str
    stored: str
    typed: str


def require_version(*, stored: int, seen: int) -> None:
    """Raise ChangedMeanwhile unless the form was opened on the version that stands."""
    if stored != seen:
        raise ChangedMeanwhile(stored)


def differences(stored: Mapping[str, str], typed: Mapping[str, str]) -> tuple[Difference, ...]:
    """The fields that differ, in the order of `stored`; both map a label to the value as it is read."""
    return tuple(
        Difference(label, value, typed[label])
        for label, value in stored.items()
        if label in typed and typed[label] != value
    )


def as_read(value: object, choices: Mapping[str, str] | None = None) -> str:
    """A value of a form as people read it; `choices` gives the words of the values that stand for something."""
    if value is None or value == "" or value == []:
        return "ikke udfyldt"
    if isinstance(value, date):
        return short_date(value)
    if isinstance(value, time):
        return f"{value:%H.%M}"
    if isinstance(value, list | tuple):
        return listing([as_read(each, choices) for each in value])
    return (choices or {}).get(str(value), str(value))
