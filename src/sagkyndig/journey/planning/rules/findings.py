"""What a rule says: how serious it is, and a sentence that tells what is the matter and how to mend it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """How serious. Forbidden is refused when somebody saves it, the others are told and left to people."""

    FORBIDDEN = "forbidden"
    WARNING = "warning"
    HINT = "hint"


_KINDS = {Level.FORBIDDEN: "error", Level.WARNING: "warning", Level.HINT: "info"}


@dataclass(frozen=True)
class Finding:
    """One thing that a rule has to say; `field` is the field of a form that it belongs to."""

    level: Level
    sentence: str
    field: str | None = None

    @property
    def kind(self) -> str:
        """The kind of message that it is shown as."""
        return _KINDS[self.level]

    @property
    def is_forbidden(self) -> bool:
        return self.level is Level.FORBIDDEN

    @property
    def is_hint(self) -> bool:
        return self.level is Level.HINT


def by_level(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """The most serious first, else in the order in which they were found; each sentence once."""
    order = {level: place for place, level in enumerate(Level)}
    return tuple(sorted(dict.fromkeys(findings), key=lambda each: order[each.level]))
