"""Which course an edition uses, and which it could use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.journey.courses.models import Course, CourseVersion, EditionCourse
from sagkyndig.pure.danish import long_date

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class CourseChoice:
    """A course that can be chosen, and what one would get."""

    id: int
    title: str
    told: str


@dataclass(frozen=True)
class EditionCoursePage:
    """`version` is what the edition uses; `draft` what is being written where nothing is published yet."""

    chosen_id: int | None
    version: CourseVersion | None
    draft: CourseVersion | None
    newer: CourseVersion | None
    courses: tuple[CourseChoice, ...]

    def title_of(self, course_id: int) -> str:
        return next(each.title for each in self.courses if each.id == course_id)


def course(course_id: int) -> Course:
    """ObjectDoesNotExist."""
    return Course.objects.get(pk=course_id)


def edition_course_page(edition: Edition) -> EditionCoursePage:
    """Two queries, however many courses there are."""
    chosen = EditionCourse.objects.select_related("version__course").filter(edition=edition).first()
    versions: dict[int, list[CourseVersion]] = {}
    for each in CourseVersion.objects.select_related("course").order_by("pk"):
        versions.setdefault(each.course_id, []).append(each)
    own = versions.get(chosen.course_id, []) if chosen else []
    version = chosen.version if chosen else None
    newest = _newest_published(own)
    return EditionCoursePage(
        chosen_id=chosen.course_id if chosen else None,
        version=version,
        draft=next((each for each in own if each.is_draft), None) if version is None else None,
        newer=newest if version and newest and newest.pk != version.pk else None,
        courses=tuple(_choice(listed) for listed in versions.values()),
    )


def _choice(versions: list[CourseVersion]) -> CourseChoice:
    published = _newest_published(versions)
    if published is None or published.published_at is None:
        newest = versions[-1]
        return CourseChoice(newest.course_id, newest.title, f"{newest.title} (kladde, ikke offentliggjort endnu)")
    on = long_date(published.published_at.date())
    kind = " til demonstration" if published.for_demonstration else ""
    return CourseChoice(published.course_id, published.title, f"{published}, offentliggjort{kind} {on}")


def _newest_published(versions: list[CourseVersion]) -> CourseVersion | None:
    return next((each for each in reversed(versions) if not each.is_draft), None)
