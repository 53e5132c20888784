"""What people in a municipality see of their own forløb, and nothing of anybody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from sagkyndig.journey.planning import access
from sagkyndig.journey.planning.models import CalendarEntry, CourseRun, DayTeacher, Enrolment
from sagkyndig.journey.planning.queries.plans import EnrolmentRow, enrolment_rows_by_run
from sagkyndig.journey.planning.rules.calendar import EntryKind, OwnDay, is_worth_telling
from sagkyndig.journey.programme.rules.states import EditionState, is_open
from sagkyndig.pure.danish import listing, sort_key

if TYPE_CHECKING:
    from django.db.models import QuerySet

    from sagkyndig.foundation.people.models import Person


@dataclass(frozen=True)
class MyCourseRun:
    """One's own forløb. `enrolments` is the list of colleagues for a contact person and None for a participant."""

    run_id: int
    municipality: str
    edition_name: str
    theme: str
    is_open: bool
    elearning_on: date | None
    physical_on: date | None
    starts_at: time | None
    ends_at: time | None
    place: str
    host: str | None
    shared_with: tuple[str, ...]
    teachers: tuple[str, ...]
    contact_name: str | None
    contact_email: str | None
    is_contact: bool
    enrolments: tuple[EnrolmentRow, ...] | None

    @property
    def is_ready(self) -> bool:
        """What a contact person answers for is done: the e-learning day is chosen, and somebody is enrolled."""
        return self.elearning_on is not None and bool(self.enrolments)

    @property
    def has_days(self) -> bool:
        """There is something to put into a calendar."""
        return self.elearning_on is not None or self.physical_on is not None

    @property
    def shared_with_whom(self) -> str:
        return listing(self.shared_with)

    @property
    def who_teaches(self) -> str:
        return listing(self.teachers)


def my_course_runs(person: Person) -> tuple[MyCourseRun, ...]:
    """The forløb that this person may see as contact person or participant, newest edition first."""
    candidates = (
        CourseRun.objects.select_related(
            "edition", "municipality", "contact_person", "learning_day__host_run__municipality"
        )
        .prefetch_related(
            Prefetch("learning_day__course_runs", CourseRun.objects.select_related("municipality")),
            Prefetch("learning_day__teachers", DayTeacher.objects.select_related("person")),
        )
        .order_by("-edition__year", "-pk")
    )
    mine = _own(person, candidates)
    colleagues = enrolment_rows_by_run([run for run in mine if access.is_contact_for(person, run)])
    return tuple(_mine(run, colleagues.get(run.pk)) for run in mine)


def my_days(person: Person, today: date) -> tuple[OwnDay, ...]:
    """The days of these forløb as they stand in one's calendar, and those called off that are not past."""
    runs = _own(person, CourseRun.objects.all())
    return _own_days(CalendarEntry.objects.filter(course_run__in=runs), today)


def days_i_teach(person: Person, today: date) -> tuple[OwnDay, ...]:
    """The physical days that somebody teaches, as they stand in one's calendar, and those called off that are not past."""
    return _own_days(CalendarEntry.objects.filter(person=person), today)


def _own(person: Person, candidates: QuerySet[CourseRun]) -> list[CourseRun]:
    """Those of the forløb that this person may see as contact person or participant."""
    enrolled = Enrolment.objects.filter(person=person, left_on=None)
    attended = {each.course_run_id for each in enrolled if access.takes_part(person, each)}
    found = candidates.filter(Q(pk__in=attended) | Q(municipality_id=person.municipality_id))
    return [run for run in found if run.pk in attended or access.is_contact_for(person, run)]


def _own_days(entries: QuerySet[CalendarEntry], today: date) -> tuple[OwnDay, ...]:
    return tuple(
        OwnDay(
            uid=str(each.uid),
            kind=EntryKind(each.kind),
            kept=each.kept,
            theme=each.edition.theme,
            municipality=each.course_run.municipality.name if each.course_run else "",
        )
        for each in entries.select_related("edition", "course_run__municipality")
        if is_worth_telling(each.kept, today)
    )


def _mine(run: CourseRun, colleagues: tuple[EnrolmentRow, ...] | None) -> MyCourseRun:
    day = run.learning_day
    neighbours = [each.municipality.name for each in day.course_runs.all() if each.pk != run.pk] if day else []
    return MyCourseRun(
        run_id=run.pk,
        municipality=run.municipality.name,
        edition_name=run.edition.name,
        theme=run.edition.theme,
        is_open=is_open(EditionState(run.edition.state)),
        elearning_on=run.elearning_on,
        physical_on=day.on if day else None,
        starts_at=day.starts_at if day else None,
        ends_at=day.ends_at if day else None,
        place=day.place if day else "",
        host=day.host_run.municipality.name if day and day.host_run and day.host_run_id != run.pk else None,
        shared_with=tuple(sorted(neighbours, key=sort_key)),
        teachers=tuple(each.person.name for each in day.teachers.all()) if day else (),
        contact_name=run.contact_person.name if run.contact_person else None,
        contact_email=run.contact_person.email if run.contact_person else None,
        is_contact=colleagues is not None,
        enrolments=colleagues,
    )
