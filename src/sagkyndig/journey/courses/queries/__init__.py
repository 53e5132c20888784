"""Every read of courses."""

from sagkyndig.journey.courses.queries.beside import PartBeside, Surroundings, surroundings
from sagkyndig.journey.courses.queries.booklet import booklet_of
from sagkyndig.journey.courses.queries.check import check_page
from sagkyndig.journey.courses.queries.courses import (
    content_of,
    course_of,
    courses_of,
    head_of,
    marks_to_verify,
    newest_published,
    part,
    parts_in_order,
    version,
    versions_of,
)
from sagkyndig.journey.courses.queries.differences import changed_since, differences_page, earlier_version
from sagkyndig.journey.courses.queries.editions import CourseChoice, EditionCoursePage, course, edition_course_page
from sagkyndig.journey.courses.queries.listed import (
    courses_page,
    module,
    modules_to_choose,
    parts_to_show,
)
from sagkyndig.journey.courses.queries.marks import marked_parts
from sagkyndig.journey.courses.queries.pages import version_page
from sagkyndig.journey.courses.queries.reading import ReadingPage, read_part, reading_page
from sagkyndig.journey.courses.queries.review import (
    PartLine,
    PublicationPage,
    comment_on,
    comments_on,
    next_to_read,
    publication_page,
)
from sagkyndig.journey.courses.queries.signs import (
    FoundPart,
    LeaningPart,
    parts_leaning_on,
    parts_with,
    remarked_on,
    versions_in_use,
    waiting_for,
)

__all__ = [
    "CourseChoice",
    "EditionCoursePage",
    "FoundPart",
    "LeaningPart",
    "PartBeside",
    "PartLine",
    "PublicationPage",
    "ReadingPage",
    "Surroundings",
    "booklet_of",
    "changed_since",
    "check_page",
    "comment_on",
    "comments_on",
    "content_of",
    "course",
    "course_of",
    "courses_of",
    "courses_page",
    "differences_page",
    "earlier_version",
    "edition_course_page",
    "head_of",
    "marked_parts",
    "marks_to_verify",
    "module",
    "modules_to_choose",
    "newest_published",
    "next_to_read",
    "part",
    "parts_in_order",
    "parts_leaning_on",
    "parts_to_show",
    "parts_with",
    "publication_page",
    "read_part",
    "reading_page",
    "remarked_on",
    "surroundings",
    "version",
    "version_page",
    "versions_in_use",
    "versions_of",
    "waiting_for",
]
