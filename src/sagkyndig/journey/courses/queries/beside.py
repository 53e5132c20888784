"""What stands around a part in its version, read without the words of any other part."""

from __future__ import annotations

from dataclasses import dataclass

from sagkyndig.journey.courses import models
from sagkyndig.journey.courses.queries.courses import place_of
from sagkyndig.journey.courses.rules.states import PartKind


@dataclass(frozen=True)
class PartBeside:
    """Another part of the version, by its title."""

    id: int
    kind: str
    key: str
    title: str


@dataclass(frozen=True)
class Surroundings:
    """The parts around one, in the course's order: pages by module, then cases, pairs and the shared decision."""

    before: PartBeside | None
    after: PartBeside | None
    cases: tuple[PartBeside, ...]
    pairs: tuple[PartBeside, ...]


def surroundings(part: models.Part) -> Surroundings:
    """One query however large the course is: titles only."""
    rows = models.Part.objects.filter(version=part.version_id).values_list(
        "pk", "kind", "key", "title", "module__position", "position"
    )
    ordered = sorted(rows, key=lambda row: (*place_of(row[1], row[4], row[5]), row[0]))
    beside = [PartBeside(pk, kind, key, title) for pk, kind, key, title, _, _ in ordered]
    place = next(n for n, each in enumerate(beside) if each.id == part.pk)
    return Surroundings(
        before=beside[place - 1] if place else None,
        after=beside[place + 1] if place + 1 < len(beside) else None,
        cases=tuple(each for each in beside if each.kind == PartKind.CASE.value),
        pairs=tuple(each for each in beside if each.kind == PartKind.PAIR.value),
    )
