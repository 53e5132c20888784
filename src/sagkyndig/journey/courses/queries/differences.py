"""What differs between two versions of a course, and where each part of the two stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects

from sagkyndig.journey.courses import models
from sagkyndig.journey.courses.queries.courses import course_of
from sagkyndig.journey.courses.rules.differences import CourseDifferences, PartName, differences
from sagkyndig.journey.courses.rules.states import PartKind

if TYPE_CHECKING:
    from collections.abc import Mapping

    from sagkyndig.journey.courses.rules.course import Course


@dataclass(frozen=True)
class DifferencesPage:
    """Two versions held against each other; `others` are those one could choose in place of `before`, newest first.

    `ids` and `ids_before` are the ids of the parts by their names in the two.
    """

    version: models.CourseVersion
    before: models.CourseVersion
    others: tuple[models.CourseVersion, ...]
    course: Course
    course_before: Course
    found: CourseDifferences
    ids: Mapping[PartName, int]
    ids_before: Mapping[PartName, int]


def differences_page(version: models.CourseVersion, against: int | None = None) -> DifferencesPage | None:
    """`against` is the id of another version of the course; without one the version before this. None where there is no
    such version. As many queries whatever the versions hold."""
    others = list(version.course.versions.exclude(pk=version.pk).order_by("-pk"))
    earlier = [each for each in others if each.pk < version.pk]
    named = [each for each in others if each.pk == against] if against else earlier
    if not named:
        return None
    before = named[0]
    before.course = version.course
    prefetch_related_objects([version, before], "parts", "modules")
    course, course_before = course_of(version), course_of(before)
    return DifferencesPage(
        version=version,
        before=before,
        others=tuple(others),
        course=course,
        course_before=course_before,
        found=differences(course_before, course),
        ids=_ids(version),
        ids_before=_ids(before),
    )


def earlier_version(version: models.CourseVersion) -> models.CourseVersion | None:
    """The version before this one, if there is one."""
    return models.CourseVersion.objects.filter(course=version.course_id, pk__lt=version.pk).order_by("-pk").first()


def changed_since(part: models.Part) -> models.CourseVersion | None:
    """The latest earlier version that has this part, where it says something else there. One query."""
    same = models.Part.objects.filter(
        version__course=part.version.course_id, version__lt=part.version_id, kind=part.kind, key=part.key
    )
    if part.module is not None:
        same = same.filter(module__key=part.module.key)
    was = same.select_related("version").order_by("-version").first()
    return was.version if was is not None and was.content != part.content else None


def _ids(version: models.CourseVersion) -> dict[PartName, int]:
    modules = {each.pk: each.key for each in version.modules.all()}
    return {
        PartName(PartKind(each.kind), modules.get(each.module_id or 0, ""), each.key): each.pk
        for each in version.parts.all()
    }
