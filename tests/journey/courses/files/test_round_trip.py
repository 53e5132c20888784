"""A course written to a folder and read again is the same course, with the same hash."""

from __future__ import annotations

import time
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sagkyndig.journey.courses.files import course_files, course_hash, read_course, write_course
from sagkyndig.journey.courses.rules.course import Course, Module, PageKind
from tests.factories.courses import make_case, make_course, make_page

KEPT = sorted((Path(__file__).parents[4] / "content" / "courses").glob("*/kursus.toml"))
TEXTS = st.text(
    alphabet=st.characters(exclude_categories=["Cc", "Cs"], include_characters="\n\t"), min_size=1, max_size=80
).filter(lambda text: text == text.strip() and not text.startswith("\ufeff"))


def read_again(course: Course, folder: Path) -> Course:
    write_course(course, folder)
    reading = read_course(folder)
    assert reading.faults == ()
    assert reading.course is not None
    return reading.course


def test_nothing_is_lost(tmp_path: Path) -> None:
    course = make_course()
    again = read_again(course, tmp_path)
    assert again == course
    assert course_hash(again) == course_hash(course)


@pytest.mark.parametrize("file", KEPT, ids=lambda file: file.parent.name)
def test_nothing_is_lost_of_the_courses_that_follow_along(file: Path, tmp_path: Path) -> None:
    course = read_course(file.parent).course
    assert course is not None
    again = read_again(course, tmp_path)
    assert again == course
    assert course_hash(again) == course_hash(course)


@settings(max_examples=60, deadline=None)
@given(TEXTS, TEXTS, st.lists(TEXTS, max_size=4), st.dates(date(1900, 1, 1), date(2100, 1, 1)))
def test_nothing_is_lost_whatever_is_written(
    tmp_path_factory: pytest.TempPathFactory, text: str, other: str, listed: list[str], on: date
) -> None:
    page = make_page("side", PageKind.RULE, checklist=tuple(listed), task=other)
    page = replace(page, title=other, text=text)
    case = make_case()
    case = replace(
        case, summary=text, noise=other, papers=(replace(case.papers[0], text=text, dated=on, sender=other),)
    )
    course = replace(make_course(), law_as_of=on, modules=(Module("m", other, (page,)),), cases={"koret": case})
    again = read_again(course, tmp_path_factory.mktemp("kursus"))
    assert again == course
    assert course_hash(again) == course_hash(course)


def test_the_hash_sees_every_change_and_no_order_of_files() -> None:
    course = make_course()
    changed = replace(course, modules=(*course.modules[:1], replace(course.modules[1], title="Andet")))
    turned = replace(course, cases=dict(reversed(course.cases.items())))
    assert len({course_hash(course), course_hash(changed)}) == 2
    assert course_hash(turned) == course_hash(course)
    assert len(course_hash(course)) == 64


def test_the_files_of_a_course() -> None:
    assert sorted(course_files(make_course())) == [
        *(f"cases/{case}/{file}" for case in ("bilen", "koret", "natten") for file in _CASE_FILES),
        "faelles/arbejdslederen.toml",
        "kursus.toml",
        *(f"par/timerne/{file}" for file in ("1.md", "2.md", "par.toml")),
        *(f"sider/arbejde/{page}.md" for page in ("henvisninger", "koret", "natten", "skriv")),
        *(f"sider/regler/{page}.md" for page in ("begrundelse", "oplysning", "to-breve")),
    ]


_CASE_FILES = ("ansoegning.md", "case.toml", "notat.md", "svar.md")


def test_300_pages_and_100_cases_are_read_in_under_three_seconds(tmp_path: Path) -> None:
    pages = tuple(make_page(f"side-{number}", PageKind.EXPLANATION) for number in range(300))
    cases = {f"case-{number}": make_case(f"case-{number}") for number in range(100)}
    course = replace(make_course(), modules=(Module("m", "M", pages),), cases=cases)
    write_course(course, tmp_path)
    began = time.process_time()
    assert read_course(tmp_path).course == course
    assert time.process_time() - began < 3
