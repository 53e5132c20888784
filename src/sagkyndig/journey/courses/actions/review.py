"""Parts are sent to be read, remarked on, approved by a second person, and the whole is published."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.law import queries as law
from sagkyndig.journey.courses import queries
from sagkyndig.journey.courses.actions._kept import require_draft
from sagkyndig.journey.courses.files.checking import remarks_on, remarks_on_part
from sagkyndig.journey.courses.models import Comment, CourseVersion, EditionCourse, LawReview, Part
from sagkyndig.journey.courses.rules.faults import Severity
from sagkyndig.journey.courses.rules.hashing import course_hash
from sagkyndig.journey.courses.rules.states import PartState, require_second_person, require_transition
from sagkyndig.pure.versions import require_version

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.courses.files.checking import Remark


class HasErrors(Exception):
    """The check finds what keeps a part or a course from going on. `remarks` are the errors."""

    def __init__(self, remarks: Collection[Remark]) -> None:
        super().__init__(f"{len(remarks)} errors")
        self.remarks = tuple(remarks)


class NotAllApproved(Exception):
    """A course is published when all its parts are approved. `titles` are those of the others."""

    def __init__(self, titles: Collection[str]) -> None:
        super().__init__(f"{len(titles)} parts")
        self.titles = tuple(titles)


class CommentsAreOpen(Exception):
    """What a colleague remarked is settled before the course is published. `titles` are those of the parts."""

    def __init__(self, titles: Collection[str]) -> None:
        super().__init__(f"{len(titles)} parts")
        self.titles = tuple(titles)


class MustBeVerified(Exception):
    """Something is still marked *skal efterprøves*: the course can be published for demonstration only."""

    def __init__(self, count: int) -> None:
        super().__init__(f"{count} marks")
        self.count = count


class NothingInIt(Exception):
    """A course without a page is nothing to publish."""


@transaction.atomic
def send_part(*, part: Part, seen_revision: int, actor: Person, at: datetime) -> None:
    """Ask a colleague to read it. IsPublished, ChangedMeanwhile, NotAllowedNow, HasErrors."""
    locked = _locked(part, seen_revision)
    require_transition(PartState(locked.state), PartState.REVIEW)
    _require_no_errors(locked)
    locked.state, locked.sent_by_id, locked.sent_at = PartState.REVIEW.value, actor.pk, at
    locked.save(update_fields=["state", "sent_by", "sent_at"])
    record("courses.part_sent", actor=actor, about=locked, at=at)


@transaction.atomic
def take_back(*, part: Part, actor: Person, at: datetime) -> None:
    """Make a part a draft again, whoever asked for it to be read or approved it. IsPublished, NotAllowedNow."""
    locked = _locked(part)
    require_transition(PartState(locked.state), PartState.DRAFT)
    locked.state = PartState.DRAFT.value
    locked.sent_by = locked.sent_at = locked.approved_by = locked.approved_at = None
    locked.save(update_fields=["state", "sent_by", "sent_at", "approved_by", "approved_at"])
    record("courses.part_taken_back", actor=actor, about=locked, at=at)


@transaction.atomic
def approve_part(*, part: Part, seen_revision: int, actor: Person, at: datetime) -> None:
    """A second person approves the words they have read.

    IsPublished, ChangedMeanwhile, NotAllowedNow, OwnWork; CommentsAreOpen while a remark on it is open. What was sent
    had no errors, and its words are the same; publishing checks the whole once more.
    """
    locked = _locked(part, seen_revision)
    require_transition(PartState(locked.state), PartState.APPROVED)
    require_second_person(approver=actor.pk, changed_by=locked.changed_by_id, sent_by=locked.sent_by_id)
    if locked.comments.filter(settled_at=None).exists():
        raise CommentsAreOpen([locked.title])
    locked.state, locked.approved_by_id, locked.approved_at = PartState.APPROVED.value, actor.pk, at
    locked.save(update_fields=["state", "approved_by", "approved_at"])
    record("courses.part_approved", actor=actor, about=locked, at=at)


@transaction.atomic
def comment_on(*, part: Part, text: str, actor: Person, at: datetime) -> Comment:
    """Remark on a part of a draft. A second click does not say it twice. IsPublished."""
    require_draft(part.version)
    if said := part.comments.filter(text=text, written_by=actor, settled_at=None).first():
        return said
    comment = Comment.objects.create(part=part, text=text, written_by=actor, written_at=at)
    record("courses.part_commented", actor=actor, about=part, at=at)
    return comment


@transaction.atomic
def settle_comment(*, comment: Comment, actor: Person, at: datetime) -> None:
    """The remark has been answered by what is written now. A second time changes nothing. IsPublished."""
    require_draft(comment.part.version)
    settled = Comment.objects.filter(pk=comment.pk, settled_at=None).update(settled_by=actor, settled_at=at)
    if settled:
        record("courses.comment_settled", actor=actor, about=comment.part, at=at, comment=comment.pk)


@transaction.atomic
def open_comment(*, comment: Comment, actor: Person, at: datetime) -> None:
    """The remark was not answered after all. IsPublished."""
    require_draft(comment.part.version)
    opened = Comment.objects.filter(pk=comment.pk, settled_at__isnull=False).update(settled_by=None, settled_at=None)
    if opened:
        record("courses.comment_opened", actor=actor, about=comment.part, at=at, comment=comment.pk)


@transaction.atomic
def publish_version(*, version: CourseVersion, for_demonstration: bool, actor: Person, at: datetime) -> CourseVersion:
    """Publish for good, with the hash of what it holds; editions that waited for a first version use this one.

    IsPublished, NothingInIt, NotAllApproved, CommentsAreOpen, HasErrors; MustBeVerified unless it is for demonstration.
    """
    locked = require_draft(version)
    course = queries.course_of(locked)
    if not list(course.pages):
        raise NothingInIt
    if titles := list(locked.parts.exclude(state=PartState.APPROVED.value).values_list("title", flat=True)):
        raise NotAllApproved(titles)
    commented = locked.parts.filter(comments__settled_at=None, comments__isnull=False).distinct()
    if titles := list(commented.values_list("title", flat=True)):
        raise CommentsAreOpen(titles)
    _raise_errors(remarks_on(course, law.register()))
    marks = queries.marks_to_verify(course)
    if marks and not for_demonstration:
        raise MustBeVerified(marks)
    locked.published_at, locked.published_by_id, locked.sha256 = at, actor.pk, course_hash(course)
    locked.for_demonstration = bool(marks)
    locked.save()
    EditionCourse.objects.filter(course=locked.course, version=None).update(version=locked)
    record("courses.version_published", actor=actor, about=locked, at=at)
    return locked


@transaction.atomic
def review_law(*, part: Part, name: str, valid_from: date | None, actor: Person, at: datetime) -> None:
    """A jurist has read the part against the changed entry, and it holds; so do its twins, word for word the same.

    `valid_from` is the day the entry begins: another stretch of time of the same name is not settled by it.
    """
    twins = Part.objects.filter(version__course=part.version.course, kind=part.kind, key=part.key)
    LawReview.objects.bulk_create(
        [
            LawReview(part=twin, name=name, valid_from=valid_from, reviewed_by=actor, reviewed_at=at)
            for twin in twins
            if twin.content == part.content
        ]
    )
    record("courses.law_reviewed", actor=actor, about=part, at=at)


def _locked(part: Part, seen_revision: int | None = None) -> Part:
    require_draft(part.version)
    locked = Part.objects.select_for_update(of=("self",)).select_related("version__course", "module").get(pk=part.pk)
    if seen_revision is not None:
        require_version(stored=locked.revision, seen=seen_revision)
    return locked


def _require_no_errors(part: Part) -> None:
    _raise_errors(remarks_on_part(queries.content_of(part), queries.head_of(part.version), law.register()))


def _raise_errors(remarks: Collection[Remark]) -> None:
    if errors := [each for each in remarks if each.fault.severity is Severity.ERROR]:
        raise HasErrors(errors)
