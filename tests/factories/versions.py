"""Courses in the database: a draft, its parts approved by a second person, a version that is published."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.courses import actions
from sagkyndig.journey.courses.models import CourseVersion, Part
from sagkyndig.journey.courses.rules.course import Case, Course
from tests.factories.courses import REGISTER, make_course
from tests.factories.law import read_in


def make_draft(course: Course | None = None, *, author: Person, at: datetime) -> CourseVersion:
    """A course without a fault, whose author wrote all of it; the law that it names has been read in."""
    read_in(*REGISTER.entries)
    return actions.import_course(course=course or make_course(), actor=author, at=at)


def without_marks(course: Course) -> Course:
    """The course when a jurist has looked everything up."""
    return replace(course, cases={key: _looked_up(case) for key, case in course.cases.items()})


def _looked_up(case: Case) -> Case:
    points = tuple(replace(point, text=point.text.replace(" [E1]", "")) for point in case.points)
    return replace(case, points=points, to_verify=())


def send(part: Part, *, sender: Person, at: datetime) -> Part:
    """The part as it waits for a colleague."""
    actions.send_part(part=part, seen_revision=part.revision, actor=sender, at=at)
    part.refresh_from_db()
    return part


def approve_all(version: CourseVersion, *, sender: Person, reader: Person, at: datetime) -> None:
    """What is not approved yet is sent by one person and approved by another."""
    for part in version.parts.exclude(state="approved"):
        waiting = part if part.state == "review" else send(part, sender=sender, at=at)
        actions.approve_part(part=waiting, seen_revision=waiting.revision, actor=reader, at=at)


def publish(version: CourseVersion, *, sender: Person, reader: Person, at: datetime) -> CourseVersion:
    """The version, approved and published; for demonstration where something is still to be verified."""
    approve_all(version, sender=sender, reader=reader, at=at)
    return actions.publish_version(version=version, for_demonstration=True, actor=reader, at=at)
