"""The course as a booklet: everything participants read, in order, and nothing that is for authors."""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pikepdf
import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.models import CourseVersion
from sagkyndig.journey.courses.rules.course import Course, Feedback
from sagkyndig.pure.documents import pdf
from sagkyndig.pure.documents.tree import BulletList, DataTable, Document, Heading, Notice, Paragraph, plain
from tests.factories.courses import make_course
from tests.factories.people import make_staff
from tests.factories.versions import make_draft, publish
from tests.pure.documents.test_pdf import tagged, text
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
COURSE_2023 = Path(__file__).resolve().parents[4] / "content" / "courses" / "2023-kontant-tilskud-og-bpa"


@pytest.fixture
def jens() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


@pytest.fixture
def draft(jens: Person, now: datetime) -> CourseVersion:
    return make_draft(author=jens, at=now)


def words(document: Document) -> Iterator[str]:
    for block in document.blocks:
        match block:
            case Heading() | Notice():
                yield block.text
            case Paragraph():
                yield plain(block.runs)
            case BulletList():
                yield from map(plain, block.items)
            case DataTable():
                yield from (cell for row in (block.header, *block.rows) for cell in row)


def headings(document: Document, level: int) -> list[Heading]:
    return [block for block in document.blocks if isinstance(block, Heading) and block.level == level]


def afterwards(document: Document) -> int:
    """Where what comes afterwards begins."""
    return next(n for n, block in enumerate(document.blocks) if getattr(block, "kicker", "") == "Til bagefter")


def test_modules_pages_and_what_no_page_shows_stand_in_order(draft: CourseVersion) -> None:
    document = queries.booklet_of(draft)
    kickers = [each.kicker for each in headings(document, 1)]
    assert kickers[:3] == [None, "Modul 1", "Modul 2"]
    assert kickers[-2:] == ["Opslag", "Til bagefter"]
    told = [each.text for each in headings(document, 2)]
    pages = [page.title for module in queries.course_of(draft).modules for page in module.pages]
    assert told[: len(pages)] == pages


def test_every_paper_begins_a_page_and_so_does_what_comes_afterwards(draft: CourseVersion) -> None:
    document = queries.booklet_of(draft)
    papers = [each for each in headings(document, 3) if each.text.startswith("Akt ")]
    assert len(papers) == sum(len(case.papers) for case in queries.course_of(draft).cases.values())
    assert all(each.new_page for each in papers)
    last = headings(document, 1)[-1]
    assert last.kicker == "Til bagefter"


def test_points_considerations_and_answers_wait_at_the_end(draft: CourseVersion) -> None:
    document, course = queries.booklet_of(draft), queries.course_of(draft)
    cut = afterwards(document)
    first = "\n".join(words(replace(document, blocks=document.blocks[:cut])))
    last = "\n".join(
        words(replace(document, blocks=(Heading(1, "x", "x"), *document.blocks[cut + 1 :]), contents=False))
    )
    assert course.cases
    for case in course.cases.values():
        for point in case.points:
            assert point.title not in first
            assert point.title in last
    pair = course.pairs["timerne"]
    assert pair.principle in last
    assert pair.principle not in first
    exercise = next(page for page in course.pages if page.key == "skriv")
    assert all(line in last and line not in first.split("\n") for line in exercise.checklist)


def test_nothing_for_authors_leaks_and_the_shared_decision_stays_out(jens: Person, now: datetime) -> None:
    course = make_course()
    cases = {
        key: replace(
            case,
            noise="HEMMELIG støj",
            temptation="HEMMELIG fristelse",
            nothing_missing="",
            missing=tuple(replace(each, what="HEMMELIG mangel") for each in case.missing),
        )
        for key, case in course.cases.items()
    }
    pairs = {key: replace(pair, alike="HEMMELIG ens") for key, pair in course.pairs.items()}
    version = make_draft(replace(course, cases=cases, pairs=pairs), author=jens, at=now)
    document = queries.booklet_of(version)
    told = "\n".join(words(document))
    assert "HEMMELIG" not in told
    assert "[E1]" not in told
    assert "skal efterprøves" not in told
    assert course.shared_decision is not None
    assert not any(line in told for line in (*course.shared_decision.form_a, *course.shared_decision.form_b))
    assert course.shared_decision.considerations not in told
    assert "Den fælles afgørelse er ikke med" in told


def test_a_course_without_feedback_has_no_points(jens: Person, now: datetime) -> None:
    course = replace(make_course(), feedback=Feedback.NONE, has_worked_answers=False)
    document = queries.booklet_of(make_draft(course, author=jens, at=now))
    told = "\n".join(words(document))
    assert not any(point.title in told for case in course.cases.values() for point in case.points)


def test_draft_and_demonstration_stand_on_every_page(draft: CourseVersion, jens: Person, now: datetime) -> None:
    assert queries.booklet_of(draft).banners == ("Kladde",)
    published = publish(draft, sender=jens, reader=make_staff(Role.CASE_AUTHOR, name="Sofie Lund"), at=now)
    document = queries.booklet_of(published)
    assert document.banners == ("Til demonstration",)
    made = pdf.to_pdf(document)
    with pikepdf.open(io.BytesIO(made)) as opened:
        assert text(made).count("Til demonstration") >= len(opened.pages)


def test_the_pdf_has_its_structure_and_is_the_same_twice(visit: Visitor, draft: CourseVersion, jens: Person) -> None:
    answers = [visit(jens, f"/kurser/{draft.pk}/haefte.pdf").response for _ in range(2)]
    assert answers[0].content == answers[1].content
    assert answers[0]["Content-Disposition"] == 'attachment; filename="kursus-2023-proeve-udgave-1.pdf"'
    with pikepdf.open(io.BytesIO(answers[0].content)) as made:
        assert made.open_metadata().get("pdfuaid:part") == "1"
        assert bool(made.Root.MarkInfo.Marked) is True
        assert str(made.Root.Lang) == "da-DK"
        assert str(made.docinfo["/Title"]) == "Prøve"
        document = queries.booklet_of(draft)
        assert len(tagged(made, "/H2")) == len(headings(document, 2))
        assert len(tagged(made, "/H3")) == len(headings(document, 3))
        with made.open_outline() as outline:
            assert [item.title for item in outline.root][1] == "Modul 1 Regler"


def test_the_course_of_2023_is_whole(jens: Person, now: datetime) -> None:
    course = read_course(COURSE_2023).course
    assert isinstance(course, Course)
    version = actions.import_course(course=course, actor=jens, at=now)
    document = queries.booklet_of(version)
    told = " ".join(" ".join(words(document)).split())
    assert all(case.title in told for case in course.cases.values())
    assert all(pair.title in told for pair in course.pairs.values())
    assert not any(case.noise and case.noise in told for case in course.cases.values())
    assert "<" not in told
    # The typeface has no boxes: a ticked one must not look like an empty one.
    assert "☒" not in told
    assert "[x] ja" in told


def test_an_empty_course_is_a_booklet_too(jens: Person, now: datetime) -> None:
    course = replace(make_course(), modules=(), cases={}, pairs={}, shared_decision=None)
    version = actions.import_course(course=course, actor=jens, at=now)
    assert pdf.to_pdf(queries.booklet_of(version)).startswith(b"%PDF")


def test_nobody_fetches_it_without_signing_in(visit: Visitor, draft: CourseVersion) -> None:
    visit(None, f"/kurser/{draft.pk}/haefte.pdf", expect=302)
