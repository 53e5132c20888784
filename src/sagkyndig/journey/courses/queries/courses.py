"""Courses, versions and parts as the rules know them, and which edition uses what."""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from sagkyndig.journey.courses import models
from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Course, Feedback, Module, Page, SharedDecision
from sagkyndig.journey.courses.rules.items import items
from sagkyndig.journey.courses.rules.kept import Content, from_kept
from sagkyndig.journey.courses.rules.states import PartKind

if TYPE_CHECKING:
    from sagkyndig.journey.programme.models import Edition


_KINDS_IN_ORDER = [kind.value for kind in PartKind]


def version(version_id: int) -> models.CourseVersion:
    """One version with its course; ObjectDoesNotExist."""
    return models.CourseVersion.objects.select_related("course").get(pk=version_id)


def part(version_id: int, part_id: int) -> models.Part:
    """A part of that version, with its version, its module and the people who brought it so far; ObjectDoesNotExist."""
    named = ("version__course", "module", "changed_by", "sent_by", "approved_by")
    return models.Part.objects.select_related(*named).get(pk=part_id, version=version_id)


def content_of(part: models.Part) -> Content:
    """What the part holds."""
    return from_kept(PartKind(part.kind), part.content)


def course_of(version: models.CourseVersion) -> Course:
    """The whole version; three queries however many parts."""
    pages: dict[int, list[Page]] = {}
    cases: dict[str, Case] = {}
    pairs: dict[str, ContrastPair] = {}
    shared: SharedDecision | None = None
    for kept in version.parts.all():
        content = content_of(kept)
        if isinstance(content, Page):
            pages.setdefault(kept.module_id or 0, []).append(content)
        elif isinstance(content, Case):
            cases[content.key] = content
        elif isinstance(content, ContrastPair):
            pairs[content.key] = content
        else:
            shared = content
    modules = tuple(Module(each.key, each.title, tuple(pages.get(each.pk, ()))) for each in version.modules.all())
    return head_of(version, modules=modules, cases=cases, pairs=pairs, shared_decision=shared)


def head_of(
    version: models.CourseVersion,
    *,
    modules: tuple[Module, ...] = (),
    cases: dict[str, Case] | None = None,
    pairs: dict[str, ContrastPair] | None = None,
    shared_decision: SharedDecision | None = None,
) -> Course:
    """The version's own statements, around the parts that are given; reads nothing but the version's course."""
    return Course(
        key=version.course.key,
        title=version.title,
        version=version.label,
        law_as_of=version.law_as_of,
        provisions=tuple(version.provisions),
        audience=version.audience,
        minutes=version.minutes,
        feedback=Feedback(version.feedback),
        has_worked_answers=version.has_worked_answers,
        modules=modules,
        cases=cases or {},
        pairs=pairs or {},
        shared_decision=shared_decision,
    )


def versions_of(key: str) -> list[models.CourseVersion]:
    """All versions of the course of that key, the newest first; none where there is no such course."""
    return list(models.CourseVersion.objects.select_related("course").filter(course__key=key).order_by("-pk"))


def newest_published(course: models.Course) -> models.CourseVersion | None:
    return course.versions.filter(published_at__isnull=False).order_by("-published_at", "-pk").first()


def courses_of(editions: Collection[Edition]) -> dict[int, models.EditionCourse]:
    """What each edition uses, by the edition's id, with the version if there is one. One query."""
    chosen = models.EditionCourse.objects.select_related("course", "version__course").filter(edition__in=editions)
    return {each.edition_id: each for each in chosen}


def parts_in_order(version: models.CourseVersion, *, modules: int | None = None) -> list[models.Part]:
    """Pages module by module, then cases, pairs and the shared decision; with `modules` only the pages of the first ones."""
    parts = version.parts.select_related("version__course", "module")
    if modules is not None:
        parts = parts.filter(module__in=list(version.modules.all()[:modules]))
    return sorted(parts, key=place_in_course)


def place_in_course(part: models.Part) -> tuple[int, int, int]:
    """Where a part stands: pages by module, then cases, pairs and the shared decision. The part comes with its module."""
    return place_of(part.kind, part.module.position if part.module else None, part.position)


def place_of(kind: str, module_position: int | None, position: int) -> tuple[int, int, int]:
    """The same for a row that is not the part itself."""
    return _KINDS_IN_ORDER.index(kind), module_position or 0, position


def marks_to_verify(course: Course) -> int:
    """How many statements in the course are still marked *skal efterprøves*."""
    return sum(len(item.to_verify) for item in items(course))
