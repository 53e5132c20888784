"""What the desk's pages show: the edition's plan, one forløb, one physical day."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from sagkyndig.journey.planning.queries.agreements import Agreements, agreements, open_offers, open_proposals
from sagkyndig.journey.planning.queries.plans import (
    DayRow,
    EditionPlan,
    EnrolmentRow,
    RunRow,
    course_run,
    course_runs,
    day_row,
    edition_plan,
    edition_plans,
    enrolment_rows,
    learning_day_with_people,
    learning_days,
)
from sagkyndig.journey.planning.queries.surroundings import surroundings
from sagkyndig.journey.planning.rules import wording
from sagkyndig.journey.planning.rules.findings import Finding
from sagkyndig.journey.planning.rules.people import same_lead_finding
from sagkyndig.pure.danish import listing

if TYPE_CHECKING:
    from collections.abc import Collection

    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.planning.models import CourseRun, LearningDay
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class Place:
    """Where a page belongs: its edition and programme."""

    edition_id: int
    edition_name: str
    theme: str
    programme_id: int
    programme_name: str


@dataclass(frozen=True)
class PlanningPage:
    """The plan of an edition: its forløb, its physical days, and the municipalities that lack a forløb."""

    place: Place
    runs: tuple[RunRow, ...]
    days: tuple[DayRow, ...]
    to_open: tuple[str, ...]
    findings: tuple[Finding, ...]
    enrolled: int
    sentence: str
    agreements: Agreements

    @property
    def is_complete(self) -> bool:
        """Nothing is missing, so that no step here is the next one."""
        return not self.to_open and not any(run.missing for run in self.runs)

    def is_taught_by(self, person: Person) -> bool:
        """Whether the person stands on one of the days."""
        return any(each.person_id == person.pk for day in self.days for each in day.teachers)

    @property
    def waiting(self) -> str:
        return listing(self.to_open)


@dataclass(frozen=True)
class CourseRunPage:
    """One forløb with its list of colleagues, and the days it could join."""

    place: Place
    run: CourseRun
    row: RunRow
    day: DayRow | None
    other_days: tuple[DayRow, ...]
    enrolments: tuple[EnrolmentRow, ...]


@dataclass(frozen=True)
class LearningDayPage:
    """One physical day, and the forløb on it."""

    place: Place
    day: LearningDay
    row: DayRow
    runs: tuple[RunRow, ...]


def place_of(edition: Edition) -> Place:
    """Where pages about this edition belong."""
    return Place(edition.pk, edition.name, edition.theme, edition.programme_id, edition.programme.name)


def planning_page(edition: Edition, today: date) -> PlanningPage:
    """The plan of an edition."""
    plan = edition_plan(edition, today)
    days = learning_days(edition)
    return PlanningPage(
        place=place_of(edition),
        runs=plan.runs,
        days=days,
        to_open=plan.without_run,
        findings=_findings(days),
        enrolled=plan.enrolled,
        sentence=wording.plan_status(
            runs=len(plan.runs),
            incomplete=sum(bool(run.missing) for run in plan.runs),
            days=plan.days_in_use,
            enrolled=plan.enrolled,
            without=plan.without_run,
        ),
        agreements=agreements(edition),
    )


def plans_with_agreements(editions: Collection[Edition]) -> dict[int, EditionPlan]:
    """The plan of each of the editions with what waits for an answer, by the edition's id; four queries."""
    plans, proposals, offers = edition_plans(editions), open_proposals(editions), open_offers(editions)
    return {
        edition_id: replace(plan, proposals=proposals.get(edition_id, ()), offers=offers.get(edition_id, ()))
        for edition_id, plan in plans.items()
    }


def _findings(days: tuple[DayRow, ...]) -> tuple[Finding, ...]:
    """What the rules say about the days together."""
    found = same_lead_finding([day.lead_id for day in days])
    return (found,) if found else ()


def course_run_page(run_id: int, today: date) -> CourseRunPage:
    """One forløb; ObjectDoesNotExist where there is none."""
    run = course_run(run_id)
    days = learning_days(run.edition)
    return CourseRunPage(
        place=place_of(run.edition),
        run=run,
        row=next(row for row in course_runs(run.edition, today) if row.id == run.pk),
        day=next((day for day in days if day.id == run.learning_day_id), None),
        other_days=tuple(day for day in days if day.id != run.learning_day_id),
        enrolments=enrolment_rows(run),
    )


def learning_day_page(day_id: int, today: date) -> LearningDayPage:
    """One physical day; ObjectDoesNotExist where there is none."""
    day = learning_day_with_people(day_id)
    return LearningDayPage(
        place=place_of(day.edition),
        day=day,
        row=day_row(day, surroundings(day.edition, [day])),
        runs=tuple(run for run in course_runs(day.edition, today) if run.learning_day_id == day.pk),
    )
