"""A part as it reads, with what lies beside it in the course."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sagkyndig.foundation.law import queries as law
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.queries.beside import PartBeside, surroundings
from sagkyndig.journey.courses.queries.courses import content_of
from sagkyndig.journey.courses.queries.review import comments_on
from sagkyndig.journey.courses.rules.course import Feedback, Page
from sagkyndig.journey.courses.rules.kept import Content
from sagkyndig.journey.courses.rules.reading import CaseAsRead, PairAsRead, as_read
from sagkyndig.journey.courses.rules.states import PartKind, PartState

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.courses.models import Comment
    from sagkyndig.journey.courses.rules.reading import AsRead


@dataclass(frozen=True)
class ReadingPage:
    """One part as it reads. `may_approve`: it waits for this very person, who wrote none of the last words."""

    part: Part
    read: AsRead
    kind: str
    state: str
    comments: tuple[Comment, ...]
    open_comments: int
    may_approve: bool
    shows: Part | None
    before: PartBeside | None
    after: PartBeside | None


def reading_page(part: Part, person: Person, *, marks: bool) -> ReadingPage:
    """`marks` shows what authors see. The number of queries does not grow with the course."""
    comments, content = tuple(comments_on(part)), content_of(part)
    beside = surroundings(part)
    return ReadingPage(
        part=part,
        read=read_part(part.version, content, marks=marks),
        kind=PartKind(part.kind).label,
        state=PartState(part.state).label,
        comments=comments,
        open_comments=sum(1 for each in comments if each.settled_at is None),
        may_approve=part.state == PartState.REVIEW and person.pk not in (part.changed_by_id, part.sent_by_id),
        shows=_shown(part.version, content) if isinstance(content, Page) else None,
        before=beside.before,
        after=beside.after,
    )


def read_part(version: CourseVersion, content: Content, *, marks: bool) -> AsRead:
    """Any content as it reads in this version, with the case or the pair that a page shows."""
    return as_read(
        content,
        law.register(),
        version.law_as_of,
        marks=marks,
        feedback=Feedback(version.feedback),
        has_worked_answers=version.has_worked_answers,
        inner=_inner(version, content, marks=marks) if isinstance(content, Page) else None,
    )


def _inner(version: CourseVersion, page: Page, *, marks: bool) -> CaseAsRead | PairAsRead | None:
    part = _shown(version, page)
    read = read_part(version, content_of(part), marks=marks) if part else None
    return read if isinstance(read, CaseAsRead | PairAsRead) else None


def _shown(version: CourseVersion, page: Page) -> Part | None:
    """The case or the pair that a page shows."""
    for kind, key in ((PartKind.CASE, page.case), (PartKind.PAIR, page.pair)):
        if key and (part := version.parts.filter(kind=kind.value, key=key).first()):
            return part
    return None
