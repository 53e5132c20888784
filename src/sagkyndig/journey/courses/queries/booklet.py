"""A whole version as a document to print, as participants read it."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.organisation import queries as organisation
from sagkyndig.journey.courses.files.booklet import Booklet, ModuleAsRead, booklet_document
from sagkyndig.journey.courses.queries.courses import course_of
from sagkyndig.journey.courses.rules.reading import as_read
from sagkyndig.pure.danish import long_date
from sagkyndig.pure.documents.tree import Sender

if TYPE_CHECKING:
    from sagkyndig.foundation.law.rules import Register
    from sagkyndig.journey.courses.models import CourseVersion
    from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Course, Page
    from sagkyndig.journey.courses.rules.reading import CaseAsRead, PageAsRead, PairAsRead
    from sagkyndig.pure.documents.tree import Document

DEMONSTRATION, DRAFT = "Til demonstration", "Kladde"


def booklet_of(version: CourseVersion) -> Document:
    """As many queries however large the course is."""
    course, register, ours = course_of(version), law.register(), organisation.ours()
    shown = {("case", page.case) for page in course.pages} | {("pair", page.pair) for page in course.pages}
    is_demonstration = version.for_demonstration or organisation.is_demonstration()
    banners = [DEMONSTRATION] * is_demonstration + [DRAFT] * version.is_draft
    published = f"Offentliggjort {long_date(version.published_at.date())}" if version.published_at else ""
    return booklet_document(
        Booklet(
            course=course,
            modules=tuple(
                ModuleAsRead(each.title, tuple(_page(page, course, register) for page in each.pages))
                for each in course.modules
            ),
            cases=tuple(
                _case(each, course, register) for key, each in course.cases.items() if ("case", key) not in shown
            ),
            pairs=tuple(
                _pair(each, course, register) for key, each in course.pairs.items() if ("pair", key) not in shown
            ),
            sender=Sender(ours.name, tuple(line for line in (*ours.address_lines, ours.web) if line)),
            banners=tuple(banners),
            published=published,
        )
    )


def _page(page: Page, course: Course, register: Register) -> PageAsRead:
    inner: CaseAsRead | PairAsRead | None = None
    if page.case in course.cases:
        inner = _case(course.cases[page.case or ""], course, register)
    elif page.pair in course.pairs:
        inner = _pair(course.pairs[page.pair or ""], course, register)
    return cast("PageAsRead", as_read(page, register, course.law_as_of, marks=False, inner=inner))


def _case(case: Case, course: Course, register: Register) -> CaseAsRead:
    return cast(
        "CaseAsRead",
        as_read(
            case,
            register,
            course.law_as_of,
            marks=False,
            feedback=course.feedback,
            has_worked_answers=course.has_worked_answers,
        ),
    )


def _pair(pair: ContrastPair, course: Course, register: Register) -> PairAsRead:
    return cast("PairAsRead", as_read(pair, register, course.law_as_of, marks=False))
