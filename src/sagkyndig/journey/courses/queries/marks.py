"""What a jurist must still look up in a version, part by part."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.journey.courses.rules.course import ToVerify
from sagkyndig.journey.courses.rules.states import PartKind

if TYPE_CHECKING:
    from sagkyndig.journey.courses.models import CourseVersion


@dataclass(frozen=True)
class MarkedPart:
    """A part with what is marked *skal efterprøves* in it, in the order of the marks."""

    id: int
    title: str
    kind: str
    marks: tuple[ToVerify, ...]


def marked_parts(version: CourseVersion) -> tuple[MarkedPart, ...]:
    """The parts that have marks, pages first and in the order of the course. One query."""
    rows = version.parts.values_list("pk", "title", "kind", "content__to_verify", "module__position", "position")
    ordered = sorted(rows, key=lambda row: (list(PartKind).index(PartKind(row[2])), row[4] or 0, row[5]))
    return tuple(
        MarkedPart(pk, title, PartKind(kind).label, tuple(ToVerify(each["mark"], each["text"]) for each in marks))
        for pk, title, kind, marks, _, _ in ordered
        if marks
    )
