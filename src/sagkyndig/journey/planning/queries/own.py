"""What people in a municipality see of their own forløb, and nothing of anybody else's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from django.db.models import Prefetch, Q

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import access
from sagkyndig.journey.planning.models import CourseRun, DayTeacher, Enrolment
from sagkyndig.journey.planning.queries.own_tasks import ContactDesk, MyPlace, contact_desks
from sagkyndig.journey.planning.queries.plans import EnrolmentRow, enrolment_rows_by_run
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
    elearning_starts_at: time | None
    elearning_ends_at: time | None
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
    desk: ContactDesk | None = None  # a contact person's tasks, while the edition is open

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


@dataclass(frozen=True)
class MyPage:
    """All that a person in a municipality sees: the own forløb, and places that have no forløb yet."""

    runs: tuple[MyCourseRun, ...]
    places: tuple[MyPlace, ...]


def my_page(person: Person, today: date) -> MyPage:
    """The forløb that this person may see as contact person or participant, newest edition first, with what is to do."""
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
    mine = own_runs(person, candidates)
    own = [run for run in mine if access.is_contact_for(person, run)]
    colleagues = enrolment_rows_by_run(own)
    desks: dict[int, ContactDesk] = {}
    places: tuple[MyPlace, ...] = ()
    if person.has_role(Role.CONTACT_PERSON):
        enrolled = {run_id: len(rows) for run_id, rows in colleagues.items()}
        desks, places = contact_desks(person, own, enrolled, today)
    return MyPage(
        runs=tuple(_mine(run, colleagues.get(run.pk), desks.get(run.pk)) for run in mine),
        places=tuple(each for each in places if each.is_open),
    )


def own_runs(person: Person, candidates: QuerySet[CourseRun]) -> list[CourseRun]:
    """Those of the forløb that this person may see as contact person or participant."""
    enrolled = Enrolment.objects.filter(person=person, left_on=None)
    attended = {each.course_run_id for each in enrolled if access.takes_part(person, each)}
    found = candidates.filter(Q(pk__in=attended) | Q(municipality_id=person.municipality_id))
    return [run for run in found if run.pk in attended or access.is_contact_for(person, run)]


def _mine(run: CourseRun, colleagues: tuple[EnrolmentRow, ...] | None, desk: ContactDesk | None = None) -> MyCourseRun:
    day, still_open = run.learning_day, is_open(EditionState(run.edition.state))
    neighbours = [each.municipality.name for each in day.course_runs.all() if each.pk != run.pk] if day else []
    return MyCourseRun(
        run_id=run.pk,
        municipality=run.municipality.name,
        edition_name=run.edition.name,
        theme=run.edition.theme,
        is_open=still_open,
        elearning_on=run.elearning_on,
        elearning_starts_at=run.elearning_starts_at,
        elearning_ends_at=run.elearning_ends_at,
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
        desk=desk if still_open else None,
    )
