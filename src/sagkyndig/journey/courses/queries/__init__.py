"""Every read of courses."""

from sagkyndig.journey.courses.queries.courses import (
    content_of,
    course_of,
    courses_of,
    head_of,
    marks_to_verify,
    newest_published,
    part,
    version,
    versions_of,
)

__all__ = [
    "content_of",
    "course_of",
    "courses_of",
    "head_of",
    "marks_to_verify",
    "newest_published",
    "part",
    "version",
    "versions_of",
]
