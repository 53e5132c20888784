"""What the check finds in a version, gathered by the part that it stands in."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.foundation.law import queries as law
from sagkyndig.journey.courses.files.checking import remarks_on
from sagkyndig.journey.courses.queries.courses import content_of, course_of
from sagkyndig.journey.courses.rules.faults import Severity
from sagkyndig.journey.courses.rules.places import page_file
from sagkyndig.journey.courses.rules.states import PartKind

if TYPE_CHECKING:
    from sagkyndig.journey.courses.files.checking import Remark
    from sagkyndig.journey.courses.models import CourseVersion, Part
    from sagkyndig.journey.courses.rules.kept import Content

_IN_ORDER = list(Severity)
_FOLDERS = {"cases": PartKind.CASE, "par": PartKind.PAIR, "faelles": PartKind.SHARED}


@dataclass(frozen=True)
class CheckedPart:
    """What was found in one part; `id` and `content` are None for what the course says about itself."""

    id: int | None
    title: str
    kind: str
    content: Content | None
    remarks: tuple[Remark, ...]


@dataclass(frozen=True)
class CheckPage:
    """The faults by part, the worst first, and how many there are of each severity."""

    parts: tuple[CheckedPart, ...]
    errors: int
    warnings: int
    hints: int


def check_page(version: CourseVersion) -> CheckPage:
    """Holds the whole version against the check. Four queries."""
    remarks = remarks_on(course_of(version), law.register())
    known = {_name(part): part for part in version.parts.select_related("module").defer("stems")}
    found: dict[str, list[Remark]] = {}
    for remark in remarks:
        found.setdefault(_part_of(remark.fault.file), []).append(remark)
    parts = [_checked(known.get(name), version, _worst_first(told)) for name, told in found.items()]
    counts = [sum(each.fault.severity is severity for each in remarks) for severity in _IN_ORDER]
    return CheckPage(tuple(sorted(parts, key=_weight)), *counts)


def _checked(part: Part | None, version: CourseVersion, remarks: tuple[Remark, ...]) -> CheckedPart:
    if part is None:
        return CheckedPart(None, version.title, "kursets oplysninger", None, remarks)
    return CheckedPart(part.pk, part.title, PartKind(part.kind).label, content_of(part), remarks)


def _name(part: Part) -> str:
    if part.module:
        return page_file(part.module.key, part.key)
    return next(f"{folder}/{part.key}" for folder, of in _FOLDERS.items() if of == part.kind)


def _part_of(file: str) -> str:
    """A part's files lie in its folder, except for pages and shared decisions, which are one file each."""
    folder = file.split("/")[0]
    if folder in ("cases", "par"):
        return "/".join(file.split("/")[:2])
    return file.removesuffix(".toml") if folder == "faelles" else file


def _worst_first(remarks: list[Remark]) -> tuple[Remark, ...]:
    return tuple(sorted(remarks, key=lambda each: _IN_ORDER.index(each.fault.severity)))


def _weight(part: CheckedPart) -> tuple[int, bool]:
    """What the course says about itself before the parts that are as bad."""
    return _IN_ORDER.index(part.remarks[0].fault.severity), part.id is not None
