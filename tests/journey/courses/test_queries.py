"""What is read for the desk: exact content, and the same number of queries for a course of any size."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from typing import Any

import pytest
from django.urls import reverse

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions
from sagkyndig.journey.courses import queries as courses
from sagkyndig.journey.courses.models import CourseVersion
from sagkyndig.journey.courses.queries.pages import PartRow
from sagkyndig.journey.courses.rules.course import Course
from sagkyndig.journey.courses.rules.next_step import NextStep, Step
from tests.factories.courses import make_course
from tests.factories.people import make_staff
from tests.factories.programme import make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
Count = Callable[[Callable[[], Any]], int]
MODULES, CASES = 43, 34  # 301 pages and 102 cases
QUICK, TRIES = 0.15, 20


def larger(course: Course, modules: int, cases: int) -> Course:
    """Its modules and its cases over and over under other keys."""
    return replace(
        course,
        key="stort",
        modules=tuple(
            replace(module, key=f"{module.key}-{number}") for number in range(modules) for module in course.modules
        ),
        cases={
            f"{key}-{number}": replace(case, key=f"{key}-{number}")
            for number in range(cases)
            for key, case in course.cases.items()
        },
    )


@pytest.fixture
def draft(now: datetime) -> CourseVersion:
    return actions.import_course(course=make_course(), actor=None, at=now)


def test_the_version_tells_its_parts_in_order(draft: CourseVersion) -> None:
    page = courses.version_page(draft, make_staff(Role.CASE_AUTHOR))
    assert [(module.title, module.minutes, len(module.pages)) for module in page.modules] == [
        ("Regler", 30, 3),
        ("Arbejde", 90, 4),
    ]
    row = page.modules[0].pages[2]
    assert row == PartRow(row.id, "Siden to-breve", "kontrastpar", 10, "kladde", 0, shows="Timerne")
    assert [(case.title, case.word, case.used, case.is_unused) for case in page.cases] == [
        ("Sagen om koret", "medvirken", "e-læringsdag", False),
        ("Sagen om natten", "medvirken", "e-læringsdag", False),
        ("Sagen om bilen", "medvirken", "fysisk læringsdag", False),
    ]
    assert [(pair.word, pair.is_unused) for pair in page.pairs] == [("begrundelse", False)]
    assert (page.minutes, page.minutes_counted, page.to_verify) == (120, 120, 3)
    assert (page.approved, page.parts, page.drafts, page.draft_id) == (0, 12, 12, draft.pk)
    assert page.next == NextStep(Step.WRITE, 12, page.modules[0].pages[0].id)


def test_the_list_and_the_page_of_a_version_ask_as_often_for_more(queries: Count, now: datetime) -> None:
    author = make_staff(Role.CASE_AUTHOR)

    def counts(version: CourseVersion) -> list[int]:
        fresh = courses.version(version.pk)
        return [queries(courses.courses_page), queries(lambda: courses.version_page(fresh, author))]

    version = actions.import_course(course=make_course(), actor=author, at=now)
    actions.choose_course(edition=make_edition(year=2023), course=version.course, actor=author, at=now)
    before = counts(version)
    assert before == [2, 3]
    later = actions.import_course(course=larger(make_course(), 3, 3), actor=author, at=now)
    actions.comment_on(part=later.parts.all()[0], text="Hvor?", actor=author, at=now)
    for year in (2024, 2025):
        actions.choose_course(edition=make_edition(year=year), course=later.course, actor=author, at=now)
    assert counts(later) == before


def test_a_course_of_300_pages_and_100_cases_opens_quickly(
    visit: Visitor, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In processor time, the best of some: what else the machine does is not the page's, nor what tests keep of it."""
    monkeypatch.setattr("django.test.client.store_rendered_templates", lambda *args, **kwargs: None)
    author = make_staff(Role.CASE_AUTHOR)
    version = actions.import_course(course=larger(make_course(), MODULES, CASES), actor=author, at=now)
    assert (version.parts.filter(kind="side").count(), version.parts.filter(kind="case").count()) == (301, 102)
    client, address = visit.client(author), reverse("courses:version", args=[version.pk])
    took = []
    while len(took) < TRIES and (not took or min(took) >= QUICK):
        began = time.process_time()
        assert client.get(address).status_code == 200
        took.append(time.process_time() - began)
    assert min(took) < QUICK, took


def test_a_case_whose_key_is_a_year_is_known_to_be_shown(now: datetime) -> None:
    course = make_course()
    case = replace(course.cases["koret"], key="2023")
    pages = tuple(replace(page, case="2023") if page.case == "koret" else page for page in course.modules[1].pages)
    course = replace(
        course,
        modules=(course.modules[0], replace(course.modules[1], pages=pages)),
        cases={"2023": case, **{key: each for key, each in course.cases.items() if key != "koret"}},
    )
    page = courses.version_page(actions.import_course(course=course, actor=None, at=now), make_staff(Role.CASE_AUTHOR))
    assert [each.title for each in page.cases if each.is_unused] == []
    assert page.modules[1].minutes == 90
