"""Forløb and physical days as rows: what stands, what is missing, what deserves a second look."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, time
from typing import TYPE_CHECKING

from django.db.models import Count, Prefetch, Q

from sagkyndig.journey.planning.models import CourseRun, DayTeacher, Enrolment, LearningDay
from sagkyndig.journey.planning.queries.agreements import OpenOffer, OpenProposal
from sagkyndig.journey.planning.queries.surroundings import region_of, surroundings
from sagkyndig.journey.planning.rules.findings import Finding
from sagkyndig.journey.planning.rules.people import Teacher
from sagkyndig.journey.planning.rules.progress import (
    DayPlan,
    RunPlan,
    RunState,
    Surroundings,
    day_findings,
    missing,
    missing_sentence,
    run_findings,
    run_state,
)
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole
from sagkyndig.journey.selection import queries as selection
from sagkyndig.pure.danish import listing, sort_key

if TYPE_CHECKING:
    from collections.abc import Collection

    from django.db.models import QuerySet

    from sagkyndig.journey.programme.models import Edition
    from sagkyndig.journey.selection.queries import Places


@dataclass(frozen=True)
class RunRow:
    """One municipality's forløb in the edition's table."""

    id: int
    code: str
    municipality: str
    contact_person: str | None
    elearning_on: date | None
    learning_day_id: int | None
    physical_on: date | None
    shared_with: tuple[str, ...]
    enrolled: int
    state: RunState | None  # None where no day was told
    missing: tuple[str, ...]
    missing_sentence: str | None
    findings: tuple[Finding, ...]
    has_place: bool = True  # False where the municipality gave up its place after the forløb was opened

    @property
    def shared_with_whom(self) -> str:
        return listing(self.shared_with)


@dataclass(frozen=True)
class EditionPlan:
    """The forløb of an edition, and the names of those that hold a place and have none, both in Danish order."""

    runs: tuple[RunRow, ...]
    without_run: tuple[str, ...]
    proposals: tuple[OpenProposal, ...] = ()  # that wait for the board; both where they are asked for
    offers: tuple[OpenOffer, ...] = ()  # that wait for a municipality

    @property
    def enrolled(self) -> int:
        return sum(run.enrolled for run in self.runs)

    @property
    def days_in_use(self) -> int:
        return len({run.learning_day_id for run in self.runs} - {None})


@dataclass(frozen=True)
class TeacherRow:
    """Somebody who teaches on a day."""

    id: int
    person_id: int
    name: str
    is_lead: bool


@dataclass(frozen=True)
class DayRow:
    """One physical day with the municipalities it serves and those who teach."""

    id: int
    on: date
    starts_at: time
    ends_at: time
    place: str
    region: str | None
    seats: int | None
    enrolled: int
    host: str | None
    municipalities: tuple[str, ...]
    teachers: tuple[TeacherRow, ...]
    findings: tuple[Finding, ...]

    @property
    def for_whom(self) -> str:
        return listing(self.municipalities)

    @property
    def who_teaches(self) -> str:
        return listing([each.name for each in self.teachers])

    @property
    def lead_id(self) -> int | None:
        return next((each.person_id for each in self.teachers if each.is_lead), None)

    @property
    def plan(self) -> DayPlan:
        teachers = tuple(Teacher(each.person_id, each.name) for each in self.teachers)
        lead = next((each for each in teachers if each.id == self.lead_id), None)
        return DayPlan(
            id=self.id,
            on=self.on,
            starts_at=self.starts_at,
            ends_at=self.ends_at,
            place=self.place,
            region=self.region,
            seats=self.seats,
            teachers=teachers,
            lead=lead,
            municipalities=self.municipalities,
            enrolled=self.enrolled,
        )


@dataclass(frozen=True)
class EnrolmentRow:
    """One colleague on the municipality's list."""

    id: int
    name: str
    email: str
    job_role: JobRole
    job_role_name: str
    department: str
    enrolled_on: date


def course_run(run_id: int) -> CourseRun:
    """The forløb with edition, municipality, contact and day; ObjectDoesNotExist where there is none."""
    return CourseRun.objects.select_related("edition__programme", "municipality", "contact_person", "learning_day").get(
        pk=run_id
    )


def learning_day(day_id: int) -> LearningDay:
    """The physical day with its edition; ObjectDoesNotExist where there is none."""
    return LearningDay.objects.select_related("edition__programme", "host_run__municipality").get(pk=day_id)


def learning_day_with_people(day_id: int) -> LearningDay:
    """The same with its forløb and teachers fetched."""
    return _whole_days().select_related("edition__programme").get(pk=day_id)


def enrolment(enrolment_id: int) -> Enrolment:
    """The enrolment with its person and forløb; ObjectDoesNotExist where there is none."""
    return Enrolment.objects.select_related("person", "course_run__municipality", "course_run__edition").get(
        pk=enrolment_id
    )


def day_teacher(teacher_id: int) -> DayTeacher:
    """The teacher's place on a day; ObjectDoesNotExist where there is none."""
    return DayTeacher.objects.select_related("person", "day__edition").get(pk=teacher_id)


def course_runs(edition: Edition, today: date | None = None) -> tuple[RunRow, ...]:
    """The edition's forløb by the municipality's name, in Danish order; their states as of `today`."""
    return edition_plan(edition, today).runs


def edition_plan(edition: Edition, today: date | None = None) -> EditionPlan:
    """The edition's forløb and those who wait for one."""
    return edition_plans([edition], today)[edition.pk]


def edition_plans(editions: Collection[Edition], today: date | None = None) -> dict[int, EditionPlan]:
    """The plan of each of the editions, by the edition's id, with states as of `today`; two queries."""
    places = selection.places_of(editions)
    found: dict[int, list[CourseRun]] = {each.pk: [] for each in editions}
    for run in (
        CourseRun.objects.select_related("municipality", "contact_person", "learning_day")
        .filter(edition__in=list(found))
        .annotate(enrolled=_enrolled())
    ):
        found[run.edition_id].append(run)
    return {edition_id: _plan(runs, places[edition_id], today) for edition_id, runs in found.items()}


def _plan(found: list[CourseRun], places: Places, today: date | None) -> EditionPlan:
    holding, present = {each.pk for each in places.held}, {run.municipality_id for run in found}
    on_day: dict[int, list[str]] = {}
    for run in found:
        if run.learning_day_id is not None:
            on_day.setdefault(run.learning_day_id, []).append(run.municipality.name)
    rows = [
        _row(
            run,
            neighbours=on_day.get(run.learning_day_id or 0, []),
            has_place=run.municipality_id in holding,
            today=today,
        )
        for run in found
    ]
    waiting = [each.name for each in places.taken_up if each.pk not in present]
    return EditionPlan(
        runs=tuple(sorted(rows, key=lambda row: sort_key(row.municipality))),
        without_run=tuple(sorted(waiting, key=sort_key)),
    )


def _row(run: CourseRun, *, neighbours: list[str], has_place: bool, today: date | None) -> RunRow:
    plan = RunPlan(
        municipality=run.municipality.name,
        contact_person=run.contact_person.name if run.contact_person else None,
        elearning_on=run.elearning_on,
        physical_on=run.learning_day.on if run.learning_day else None,
        enrolled=run.enrolled,  # type: ignore[attr-defined]
        has_place=has_place,
    )
    return RunRow(
        id=run.pk,
        code=run.municipality_id,
        municipality=plan.municipality,
        contact_person=plan.contact_person,
        elearning_on=plan.elearning_on,
        learning_day_id=run.learning_day_id,
        physical_on=plan.physical_on,
        shared_with=tuple(sorted((name for name in neighbours if name != plan.municipality), key=sort_key)),
        enrolled=plan.enrolled,
        state=run_state(plan, today) if today else None,
        missing=missing(plan),
        missing_sentence=missing_sentence(plan),
        findings=run_findings(plan),
        has_place=has_place,
    )


def learning_days(edition: Edition) -> tuple[DayRow, ...]:
    """The edition's physical days by date."""
    days = list(_whole_days().filter(edition=edition))
    around = surroundings(edition, days)
    return tuple(day_row(day, around) for day in days)


def _whole_days() -> QuerySet[LearningDay]:
    runs = CourseRun.objects.select_related("municipality").annotate(enrolled=_enrolled())
    return LearningDay.objects.select_related("host_run__municipality").prefetch_related(
        Prefetch("course_runs", runs),
        Prefetch("teachers", DayTeacher.objects.select_related("person")),
    )


def _enrolled() -> Count:
    return Count("enrolments", filter=Q(enrolments__left_on=None))


def day_row(day: LearningDay, around: Surroundings) -> DayRow:
    """One day as a row with what the rules say; forløb and teachers are read through the day."""
    runs = day.course_runs.all()
    names = sorted((run.municipality.name for run in runs), key=sort_key)
    row = DayRow(
        id=day.pk,
        on=day.on,
        starts_at=day.starts_at,
        ends_at=day.ends_at,
        place=day.place,
        region=region_of(day.host_run, runs),
        seats=day.seats,
        enrolled=sum(run.enrolled for run in runs),  # type: ignore[attr-defined]
        host=day.host_run.municipality.name if day.host_run else None,
        municipalities=tuple(names),
        teachers=tuple(
            TeacherRow(each.pk, each.person_id, each.person.name, each.is_lead) for each in day.teachers.all()
        ),
        findings=(),
    )
    return replace(row, findings=day_findings(row.plan, around))


def enrolment_rows(run: CourseRun) -> tuple[EnrolmentRow, ...]:
    """Those who are enrolled now, by name in Danish order."""
    return enrolment_rows_by_run([run])[run.pk]


def enrolment_rows_by_run(runs: Collection[CourseRun]) -> dict[int, tuple[EnrolmentRow, ...]]:
    """Those who are enrolled in each of the forløb now, by its id; one query."""
    found: dict[int, list[EnrolmentRow]] = {each.pk: [] for each in runs}
    enrolled = Enrolment.objects.select_related("person").filter(course_run__in=list(found), left_on=None)
    for each in enrolled if found else ():
        found[each.course_run_id].append(_enrolment_row(each))
    return {run_id: tuple(sorted(rows, key=lambda row: sort_key(row.name))) for run_id, rows in found.items()}


def _enrolment_row(enrolment: Enrolment) -> EnrolmentRow:
    return EnrolmentRow(
        id=enrolment.pk,
        name=enrolment.person.name,
        email=enrolment.person.email,
        job_role=JobRole(enrolment.job_role),
        job_role_name=JOB_ROLES[JobRole(enrolment.job_role)],
        department=enrolment.department,
        enrolled_on=enrolment.enrolled_on,
    )
