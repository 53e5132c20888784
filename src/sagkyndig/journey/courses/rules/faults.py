"""A fault in a course: where it stands, what it is, and what to do about it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """An error keeps a course from being published; a warning must be looked at; a hint may be left."""

    ERROR = "error"
    WARNING = "warning"
    HINT = "hint"


@dataclass(frozen=True)
class Fault:
    """`file` is the path in the course's folder, `line` counts from 1; message and remedy are Danish sentences."""

    file: str
    line: int
    code: str
    message: str
    remedy: str
    severity: Severity = Severity.ERROR


def in_order(faults: Iterable[Fault]) -> tuple[Fault, ...]:
    """Each fault once, by file and line."""
    return tuple(sorted(dict.fromkeys(faults), key=lambda each: (each.file, each.line, each.code, each.message)))


def must_be_mended(faults: Iterable[Fault]) -> bool:
    """Whether there is more than hints."""
    return any(each.severity is not Severity.HINT for each in faults)
