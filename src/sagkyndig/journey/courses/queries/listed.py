"""The courses there are, and what one may choose between in a version."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Count, Q

from sagkyndig.journey.courses import models
from sagkyndig.journey.courses.rules.states import PartKind, PartState


@dataclass(frozen=True)
class EditionRow:
    """An edition that uses a course; `label` of the version is empty until one is published."""

    id: int
    name: str
    label: str


@dataclass(frozen=True)
class VersionRow:
    """A version as the list of courses names it; the counts are of a draft's parts."""

    id: int
    label: str
    published_at: datetime | None
    for_demonstration: bool
    approved: int
    parts: int


@dataclass(frozen=True)
class CourseRow:
    """A course with its newest published version and its draft, of which there is at least one."""

    title: str
    published: VersionRow | None
    draft: VersionRow | None
    editions: tuple[EditionRow, ...]


def courses_page() -> tuple[CourseRow, ...]:
    """Every course, the one that was begun last first. Two queries."""
    used: dict[int, list[EditionRow]] = defaultdict(list)
    for each in models.EditionCourse.objects.select_related("edition", "version").order_by("edition__year"):
        row = EditionRow(each.edition_id, each.edition.name, each.version.label if each.version else "")
        used[each.course_id].append(row)
    versions: dict[int, list[models.CourseVersion]] = defaultdict(list)
    counted = models.CourseVersion.objects.annotate(
        part_count=Count("parts"), approved_count=Count("parts", filter=Q(parts__state=PartState.APPROVED.value))
    )
    for version in counted.order_by("-begun_at", "-pk"):
        versions[version.course_id].append(version)
    return tuple(_course_row(listed, tuple(used[key])) for key, listed in versions.items())


def _course_row(versions: list[models.CourseVersion], editions: tuple[EditionRow, ...]) -> CourseRow:
    """`versions` are those of one course, the newest first."""
    draft = next((each for each in versions if each.is_draft), None)
    published = max(
        (each for each in versions if each.published_at), key=lambda each: (each.published_at, each.pk), default=None
    )
    title = (draft or published or versions[0]).title
    return CourseRow(
        title, _version_row(published) if published else None, _version_row(draft) if draft else None, editions
    )


def _version_row(version: Any) -> VersionRow:
    return VersionRow(
        version.pk,
        version.label,
        version.published_at,
        version.for_demonstration,
        version.approved_count,
        version.part_count,
    )


def module(version_id: int, module_id: int) -> models.Module:
    """A module of that version, with its version; ObjectDoesNotExist."""
    return models.Module.objects.select_related("version__course").get(pk=module_id, version=version_id)


def modules_to_choose(version: models.CourseVersion) -> list[tuple[str, str]]:
    """The modules of a version, in order: id and title."""
    return [(str(module.pk), module.title) for module in version.modules.all()]


def parts_to_show(version: models.CourseVersion, kind: PartKind) -> list[tuple[str, str]]:
    """The cases or the pairs of a version: key and title."""
    return list(version.parts.filter(kind=kind.value).values_list("key", "title"))
