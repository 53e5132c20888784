"""Courses come in from files or begin empty; versions begin, are named and chosen."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.journey.courses import queries
from sagkyndig.journey.courses.actions._kept import new_part, require_draft, store
from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.models import (
    Comment,
    Course,
    CourseVersion,
    EditionCourse,
    LawReview,
    Module,
    Narration,
    Part,
    PartReference,
)
from sagkyndig.journey.courses.rules import course as shapes
from sagkyndig.journey.courses.rules.blank import key_of
from sagkyndig.journey.courses.rules.faults import Fault
from sagkyndig.journey.courses.rules.hashing import course_hash
from sagkyndig.journey.courses.rules.kept import Content
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition

HEAD = ("title", "label", "law_as_of", "provisions", "audience", "minutes", "feedback", "has_worked_answers")
# What a part carries over from an earlier version that has it word for word.
_APPROVAL = ("state", "changed_by", "changed_at", "sent_by", "sent_at", "approved_by", "approved_at")


class DraftIsThere(Exception):
    """The course has a draft already; it is published or replaced first."""


class LabelIsTaken(Exception):
    """The course has another version of that name."""


class SameCourse(Exception):
    """That very course, word for word, is there. `version` is the one that holds it."""

    def __init__(self, version: CourseVersion) -> None:
        super().__init__(str(version))
        self.version = version


class UnreadableCourse(Exception):
    """Some file in the folder cannot be read. `faults` say which, where and why."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        super().__init__(f"{len(faults)} faults")
        self.faults = faults


@transaction.atomic
def begin_course(
    *,
    title: str,
    law_as_of: date,
    audience: str,
    minutes: int,
    feedback: shapes.Feedback,
    has_worked_answers: bool,
    provisions: tuple[str, ...],
    actor: Person,
    at: datetime,
) -> CourseVersion:
    """A new course with nothing in it but its first module."""
    key = key_of(title, taken=set(Course.objects.values_list("key", flat=True)))
    version = CourseVersion.objects.create(
        course=Course.objects.create(key=key, created_at=at),
        label="1",
        title=title,
        law_as_of=law_as_of,
        provisions=list(provisions),
        audience=audience,
        minutes=minutes,
        feedback=feedback.value,
        has_worked_answers=has_worked_answers,
        begun_at=at,
    )
    Module.objects.create(version=version, position=1, key="modul-1", title="Før du begynder")
    record("courses.course_begun", actor=actor, about=version, at=at)
    return version


@transaction.atomic
def import_course(
    *, course: shapes.Course, actor: Person | None, at: datetime, replaces_draft: bool = False
) -> CourseVersion:
    """A whole course becomes a draft. What an earlier version has word for word stays approved.

    SameCourse when a version holds it already; DraftIsThere unless the draft may be replaced; LabelIsTaken.
    """
    kept, _ = Course.objects.get_or_create(key=course.key, defaults={"created_at": at})
    draft = kept.versions.filter(published_at=None).first()
    published = queries.newest_published(kept)
    for there in (draft, published):
        if there is not None and course_hash(queries.course_of(there)) == course_hash(course):
            raise SameCourse(there)
    if draft is not None:
        if not replaces_draft:
            raise DraftIsThere
        _forget(draft)
    if kept.versions.filter(label=course.version).exists():
        raise LabelIsTaken
    version = _version_like(course, kept, at)
    _put_in_parts(version, course, published, actor, at)
    record("courses.course_imported", actor=actor, about=version, at=at)
    return version


def import_folder(*, folder: Path, actor: Person | None, at: datetime, replaces_draft: bool = False) -> CourseVersion:
    """The course in a folder becomes a draft: UnreadableCourse, and whatever `import_course` refuses."""
    reading = read_course(folder)
    if reading.course is None:
        raise UnreadableCourse(reading.faults)
    return import_course(course=reading.course, actor=actor, at=at, replaces_draft=replaces_draft)


@transaction.atomic
def begin_version(*, version: CourseVersion, actor: Person, at: datetime) -> CourseVersion:
    """A draft with all that a published version holds, approvals, recordings and reviews too. DraftIsThere."""
    Course.objects.select_for_update().get(pk=version.course_id)
    if version.course.versions.filter(published_at=None).exists():
        raise DraftIsThere
    held = queries.course_of(version)
    draft = _version_like(held, version.course, at, label=_next_label(version))
    _put_in_parts(draft, held, version, actor, at)
    record("courses.version_begun", actor=actor, about=draft, at=at)
    return draft


@transaction.atomic
def write_head(
    *, version: CourseVersion, head: Mapping[str, Any], seen_revision: int, actor: Person, at: datetime
) -> CourseVersion:
    """Write what the course says about itself; keys as in HEAD. IsPublished, ChangedMeanwhile, LabelIsTaken."""
    locked = require_draft(version)
    require_version(stored=locked.revision, seen=seen_revision)
    if locked.course.versions.filter(label=head["label"]).exclude(pk=locked.pk).exists():
        raise LabelIsTaken
    for name in HEAD:
        setattr(locked, name, head[name])
    locked.revision += 1
    locked.save()
    record("courses.head_written", actor=actor, about=locked, at=at)
    return locked


@transaction.atomic
def choose_course(*, edition: Edition, course: Course, actor: Person, at: datetime) -> EditionCourse:
    """The edition uses the newest published version of a course, or waits for its first one."""
    chosen, _ = EditionCourse.objects.update_or_create(
        edition=edition, defaults={"course": course, "version": queries.newest_published(course)}
    )
    record("courses.course_chosen", actor=actor, about=edition, at=at, course=course.pk)
    return chosen


def _next_label(version: CourseVersion) -> str:
    taken = set(version.course.versions.values_list("label", flat=True))
    number = int(version.label) + 1 if version.label.isdecimal() else len(taken) + 1
    while str(number) in taken:
        number += 1
    return str(number)


def _version_like(course: shapes.Course, kept: Course, at: datetime, *, label: str = "") -> CourseVersion:
    return CourseVersion.objects.create(
        course=kept,
        label=label or course.version,
        title=course.title,
        law_as_of=course.law_as_of,
        provisions=list(course.provisions),
        audience=course.audience,
        minutes=course.minutes,
        feedback=course.feedback.value,
        has_worked_answers=course.has_worked_answers,
        begun_at=at,
    )


def _put_in_parts(
    version: CourseVersion, course: shapes.Course, earlier: CourseVersion | None, actor: Person | None, at: datetime
) -> None:
    modules = Module.objects.bulk_create(
        [
            Module(version=version, position=n, key=each.key, title=each.title)
            for n, each in enumerate(course.modules, 1)
        ]
    )
    contents: list[Content] = []
    parts: list[Part] = []
    for module, held in zip(modules, course.modules, strict=True):
        parts += [new_part(version, module, page, n, actor, at) for n, page in enumerate(held.pages, 1)]
        contents += held.pages
    others: list[Content] = [*course.cases.values(), *course.pairs.values()]
    if course.shared_decision:
        others.append(course.shared_decision)
    parts += [new_part(version, None, each, n, actor, at) for n, each in enumerate(others, 1)]
    contents += others
    twins = _twins(parts, earlier)
    for part in parts:
        if twin := twins.get(_name(part)):
            for field in _APPROVAL:
                setattr(part, field, getattr(twin, field))
    store(parts, contents)
    _carry_over(parts, twins)


def _name(part: Part) -> tuple[str, str, str]:
    return part.kind, part.module.key if part.module else "", part.key


def _twins(parts: list[Part], earlier: CourseVersion | None) -> dict[tuple[str, str, str], Part]:
    """The parts of an earlier version that are the same word for word."""
    if earlier is None:
        return {}
    there = {_name(part): part for part in earlier.parts.select_related("module")}
    return {_name(part): twin for part in parts if (twin := there.get(_name(part))) and twin.content == part.content}


def _carry_over(parts: list[Part], twins: dict[tuple[str, str, str], Part]) -> None:
    """Recordings and reviews of the law stand by the same words in the new version too."""
    new = {twins[_name(part)].pk: part for part in parts if _name(part) in twins}
    Narration.objects.bulk_create(
        [_copy(each, new[each.part_id]) for each in Narration.objects.filter(part__in=list(new))]
    )
    LawReview.objects.bulk_create(
        [_copy(each, new[each.part_id]) for each in LawReview.objects.filter(part__in=list(new))]
    )


def _copy(row: Any, part: Part) -> Any:
    values = {field.name: getattr(row, field.name) for field in row._meta.concrete_fields if not field.primary_key}
    return type(row)(**{**values, "part": part})


def _forget(draft: CourseVersion) -> None:
    """A draft goes with all that belongs to it."""
    for belongings in (Comment, LawReview, Narration, PartReference):
        belongings.objects.filter(part__version=draft).delete()
    draft.parts.all().delete()
    draft.modules.all().delete()
    draft.delete()
