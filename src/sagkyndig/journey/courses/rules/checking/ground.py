"""What every check stands on: the course, the law, the lines, and what has been told already."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.rules.course import Course
from sagkyndig.journey.courses.rules.faults import Fault, Severity
from sagkyndig.journey.courses.rules.places import Places


@dataclass(frozen=True)
class Ground:
    course: Course
    register: Register
    places: Places
    reported: frozenset[tuple[str, str]]

    def is_reported(self, file: str, key: str = "") -> bool:
        """Whether the key, something above it, or the whole file could not be read."""
        while True:
            if (file, key) in self.reported:
                return True
            if not key:
                return False
            key = key.rpartition(".")[0]

    def fault(
        self, file: str, key: str, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> Iterator[Fault]:
        """The fault at the line of a key; nothing where the key could not be read."""
        if not self.is_reported(file, key):
            yield Fault(file, self.places.line(file, key), code, message, remedy, severity)

    def warning(self, file: str, key: str, code: str, message: str, remedy: str) -> Iterator[Fault]:
        return self.fault(file, key, code, message, remedy, Severity.WARNING)

    def hint(self, file: str, key: str, code: str, message: str, remedy: str) -> Iterator[Fault]:
        return self.fault(file, key, code, message, remedy, Severity.HINT)

    def line_in(self, file: str, key: str, text: str, offset: int) -> int:
        return self.places.line_in(file, key, text, offset)
