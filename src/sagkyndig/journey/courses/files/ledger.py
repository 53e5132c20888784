"""What is noted while a course is read: faults with their lines, and where every key stands."""

from __future__ import annotations

from sagkyndig.journey.courses.rules.faults import Fault, Severity
from sagkyndig.journey.courses.rules.places import Places, Spot


class Ledger:
    """Faults of all files; `reported` are the files and keys for which the course has a stand-in."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.reported: set[tuple[str, str]] = set()
        self.spots: dict[tuple[str, str], Spot] = {}

    def note(self, file: str, spots: dict[str, Spot]) -> None:
        self.spots.update({(file, key): spot for key, spot in spots.items()})

    def fault(
        self, file: str, key: str, code: str, message: str, remedy: str, severity: Severity = Severity.ERROR
    ) -> None:
        """A fault at a key, which is not judged any further."""
        self.reported.add((file, key))
        self.faults.append(Fault(file, Places(self.spots).line(file, key), code, message, remedy, severity))

    def fault_at(self, file: str, line: int, code: str, message: str, remedy: str) -> None:
        """A fault for which the whole file cannot be used."""
        self.reported.add((file, ""))
        self.faults.append(Fault(file, line, code, message, remedy))
