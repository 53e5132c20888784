"""What is read before a part is approved and a course published."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.foundation.law import queries as law
from sagkyndig.journey.courses.files.checking import remarks_on
from sagkyndig.journey.courses.models import Comment, CourseVersion, Part
from sagkyndig.journey.courses.queries.courses import course_of, marks_to_verify, parts_in_order, place_in_course
from sagkyndig.journey.courses.rules.faults import Severity
from sagkyndig.journey.courses.rules.states import PartKind, PartState

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person


@dataclass(frozen=True)
class PartLine:
    """A part in a list: what it is called and how far it has come."""

    id: int
    title: str
    kind: str
    state: str


@dataclass(frozen=True)
class PublicationPage:
    """What is in the way of publishing a draft. `marks` counts what is still to be verified; `errors` what the check finds."""

    parts: int
    unapproved: tuple[PartLine, ...]
    commented: tuple[PartLine, ...]
    errors: int
    marks: int

    @property
    def is_ready(self) -> bool:
        return bool(self.parts) and not (self.unapproved or self.commented or self.errors)


def publication_page(version: CourseVersion) -> PublicationPage:
    """Holds the whole course against the check, which takes about a millisecond for each page."""
    parts = parts_in_order(version)
    open_comments = set(Comment.objects.filter(part__version=version, settled_at=None).values_list("part", flat=True))
    course = course_of(version)
    errors = [each for each in remarks_on(course, law.register()) if each.fault.severity is Severity.ERROR]
    return PublicationPage(
        parts=len(parts),
        unapproved=tuple(_line(each) for each in parts if each.state != PartState.APPROVED),
        commented=tuple(_line(each) for each in parts if each.pk in open_comments),
        errors=len(errors),
        marks=marks_to_verify(course),
    )


def comments_on(part: Part) -> list[Comment]:
    """All that was remarked on a part, the oldest first, with who wrote and who settled."""
    return list(part.comments.select_related("written_by", "settled_by"))


def comment_on(part: Part, comment_id: int) -> Comment:
    """One remark on that part; ObjectDoesNotExist."""
    return part.comments.select_related("part").get(pk=comment_id)


def next_to_read(part: Part, person: Person) -> Part | None:
    """The next part that waits for this person, in the order of the course: after this one, else from the beginning."""
    waiting = sorted(
        Part.objects.filter(version=part.version_id, state=PartState.REVIEW.value)
        .exclude(changed_by=person)
        .exclude(sent_by=person)
        .select_related("module")
        .defer("content", "stems"),
        key=place_in_course,
    )
    later = [each for each in waiting if place_in_course(each) > place_in_course(part)]
    return next(iter(later or waiting), None)


def _line(part: Part) -> PartLine:
    return PartLine(part.pk, part.title, PartKind(part.kind).label, PartState(part.state).label)
