"""The bench: what is shown, what is saved as it was typed, and what is refused without losing a word."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.urls import reverse

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions, queries
from sagkyndig.journey.courses.files import read_course
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.rules.course import Course
from tests.factories.people import make_staff
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
COURSE_2023 = Path(__file__).resolve().parents[4] / "content" / "courses" / "2023-kontant-tilskud-og-bpa"
AT = datetime(2024, 3, 1, 9, tzinfo=ZoneInfo("Europe/Copenhagen"))


@pytest.fixture(scope="session")
def course_2023() -> Course:
    return read_course(COURSE_2023).course


@pytest.fixture
def jens() -> Any:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


def imported(course: Course) -> CourseVersion:
    return actions.import_course(course=course, actor=None, at=AT)


def address(part: Part, name: str = "part") -> str:
    return reverse(f"courses:{name}", args=[part.version_id, part.pk])


def typed(page: Visit) -> dict[str, list[str]]:
    """The form of the bench, as the browser sends it when nothing is touched."""
    form = next(form for form in page.root.forms if form.get("id") == "bench")
    sent: dict[str, list[str]] = {}
    for name, value in form.form_values():
        # A browser sends every line with CRLF.
        sent.setdefault(name, []).append(value.replace("\n", "\r\n"))
    return sent


def test_what_was_not_changed_stays_equal(visit: Visitor, course_2023: Course, jens: Any) -> None:
    version = imported(course_2023)
    cases = list(version.parts.filter(kind="case"))
    assert len(cases) == 13
    for case in cases:
        before = queries.content_of(case)
        page = visit(jens, address(case))
        visit(jens, address(case), expect=302, method="post", data=typed(page))
        fresh = queries.part(version.pk, case.pk)
        assert queries.content_of(fresh) == before, case.title
        assert (fresh.revision, fresh.changed_by) == (1, None)
