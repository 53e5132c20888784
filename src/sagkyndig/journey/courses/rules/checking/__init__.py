"""Holds a course against everything a machine can judge: the bar for cases, the law of the date, personal data."""

from __future__ import annotations

from collections.abc import Collection

from sagkyndig.foundation.law.rules import Register
from sagkyndig.journey.courses.rules.checking.cases import check_cases
from sagkyndig.journey.courses.rules.checking.ground import Ground
from sagkyndig.journey.courses.rules.checking.law import check_law
from sagkyndig.journey.courses.rules.checking.marks import check_marks
from sagkyndig.journey.courses.rules.checking.pages import check_pages
from sagkyndig.journey.courses.rules.checking.pairs import check_pairs
from sagkyndig.journey.courses.rules.checking.shared import check_shared_decision
from sagkyndig.journey.courses.rules.checking.texts import check_texts
from sagkyndig.journey.courses.rules.checking.whole import check_whole
from sagkyndig.journey.courses.rules.course import Course
from sagkyndig.journey.courses.rules.faults import Fault, in_order
from sagkyndig.journey.courses.rules.places import Places

__all__ = ["check_course"]

_CHECKS = (
    check_whole,
    check_pages,
    check_cases,
    check_pairs,
    check_shared_decision,
    check_marks,
    check_law,
    check_texts,
)


def check_course(
    course: Course,
    register: Register,
    *,
    places: Places | None = None,
    reported: Collection[tuple[str, str]] = (),
) -> tuple[Fault, ...]:
    """Every fault of the course, by file and line.

    `reported` are files and keys that could not be read (the key is empty for a whole file): the course has stand-ins
    there, and nothing more is said about them.
    """
    ground = Ground(course, register, places or Places(), frozenset(reported))
    return in_order(fault for check in _CHECKS for fault in check(ground))
