"""Which columns of this step lead to a person: all of them to staff, who stand by what they wrote and approved."""

from __future__ import annotations

from sagkyndig.foundation.people.rules import AfterErasing, Trace


def _part(field: str, heading: str, when: str) -> Trace:
    says = (("Del", "title"), ("Kursus", "version__title"), ("Hvornår", when))
    return Trace(f"courses.Part.{field}", heading, says, AfterErasing.STAFF)


TRACES = (
    Trace(
        "courses.CourseVersion.published_by",
        "Kurser, offentliggjort",
        (("Kursus", "title"), ("Udgave", "label"), ("Hvornår", "published_at")),
        AfterErasing.STAFF,
    ),
    _part("changed_by", "Dele af kurser, senest rettet", "changed_at"),
    _part("sent_by", "Dele af kurser, sendt til gennemlæsning", "sent_at"),
    _part("approved_by", "Dele af kurser, godkendt", "approved_at"),
    Trace(
        "courses.Comment.written_by",
        "Kommentarer til kurser",
        (("Del", "part__title"), ("Kommentar", "text"), ("Hvornår", "written_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "courses.Comment.settled_by",
        "Kommentarer til kurser, afsluttet",
        (("Del", "part__title"), ("Hvornår", "settled_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "courses.LawReview.reviewed_by",
        "Gennemgang efter lovændringer",
        (("Del", "part__title"), ("Opslag", "name"), ("Hvornår", "reviewed_at")),
        AfterErasing.STAFF,
    ),
    Trace(
        "courses.Narration.recorded_by",
        "Oplæsninger",
        (("Det oplæste", "transcript"), ("Hvornår", "recorded_at")),
        AfterErasing.STAFF,
    ),
)
