"""What the board is asked about, and what municipalities ask each other: proposed dates, open offers, who cannot teach when."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING

from sagkyndig.journey.planning.models import Absence, DayProposal, DayTeacher, JointOffer, TeachingPeriod
from sagkyndig.journey.planning.queries.availability import availability, teaching_period
from sagkyndig.journey.planning.rules.days import day_off_finding, time_between_finding
from sagkyndig.journey.planning.rules.findings import Finding, Level, by_level
from sagkyndig.journey.planning.rules.free_days import Period
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.pure.danish import date_with_weekday, listing, sort_key

if TYPE_CHECKING:
    from sagkyndig.foundation.people.models import Person
    from sagkyndig.journey.programme.models import Edition


@dataclass(frozen=True)
class OpenProposal:
    """A date that a municipality asks the board for."""

    id: int
    edition_id: int
    municipality: str
    on: date
    note: str

    @property
    def sentence(self) -> str:
        return f"{self.municipality} foreslår {date_with_weekday(self.on)} til den fysiske dag."


@dataclass(frozen=True)
class OpenOffer:
    """One municipality waits for another's answer."""

    asker: str
    asked: str
    asked_code: str
    on: date | None


@dataclass(frozen=True)
class Agreements:
    """What is open in an edition, and its teaching period."""

    proposals: tuple[OpenProposal, ...]
    offers: tuple[OpenOffer, ...]
    period: Period | None


@dataclass(frozen=True)
class ProposalPage:
    """A proposed date with what speaks against it, and who could teach."""

    proposal: DayProposal
    municipality: str
    is_open: bool
    free: tuple[str, ...]
    findings: tuple[Finding, ...]
    is_forbidden: bool

    @property
    def who_is_free(self) -> str:
        return listing(self.free)


@dataclass(frozen=True)
class AbsenceRow:
    """Days on which somebody cannot teach. `taught` are dates among them that the person stands on nevertheless."""

    id: int
    person_id: int
    name: str
    first_on: date
    last_on: date
    taught: tuple[date, ...]

    @property
    def taught_in_words(self) -> str:
        return listing([date_with_weekday(on) for on in self.taught])


def agreements(edition: Edition) -> Agreements:
    """What is open in the edition; three queries."""
    return Agreements(
        proposals=open_proposals([edition]).get(edition.pk, ()),
        offers=open_offers([edition]).get(edition.pk, ()),
        period=teaching_period(edition),
    )


def open_proposals(editions: Collection[Edition]) -> dict[int, tuple[OpenProposal, ...]]:
    """The dates that wait for the board's answer, by the edition's id; one query."""
    found: dict[int, list[OpenProposal]] = {}
    rows = DayProposal.objects.select_related("course_run__municipality").filter(
        course_run__edition__in=[each.pk for each in editions], state=Answer.OPEN.value
    )
    for row in rows.order_by("on", "pk"):
        run = row.course_run
        found.setdefault(run.edition_id, []).append(
            OpenProposal(row.pk, run.edition_id, run.municipality.name, row.on, row.note)
        )
    return {edition_id: tuple(each) for edition_id, each in found.items()}


def open_offers(editions: Collection[Edition]) -> dict[int, tuple[OpenOffer, ...]]:
    """The offers to share a day that wait for a municipality's answer, by the edition's id; one query."""
    found: dict[int, list[OpenOffer]] = {}
    rows = JointOffer.objects.select_related("asker__municipality", "asked__municipality", "day").filter(
        asker__edition__in=[each.pk for each in editions], state=Answer.OPEN.value
    )
    for row in rows:
        found.setdefault(row.asker.edition_id, []).append(
            OpenOffer(
                asker=row.asker.municipality.name,
                asked=row.asked.municipality.name,
                asked_code=row.asked.municipality_id,
                on=row.day.on if row.day else None,
            )
        )
    return {edition_id: tuple(each) for edition_id, each in found.items()}


def proposal_page(proposal_id: int) -> ProposalPage:
    """One proposed date; ObjectDoesNotExist where there is none."""
    row = DayProposal.objects.select_related(
        "course_run__edition__programme", "course_run__municipality", "course_run__learning_day"
    ).get(pk=proposal_id)
    run = row.course_run
    known = availability(run.edition)
    free = known.team.free_on(row.on, [run.municipality.name])
    found = [day_off_finding("Dagen", row.on, "on")]
    if run.elearning_on:
        found.append(time_between_finding(run.elearning_on, row.on))
    if known.team.lead is not None and known.team.lead not in free:
        found.append(
            Finding(Level.WARNING, f"{known.team.lead.name}, den gennemgående underviser, er ikke ledig den dag.")
        )
    findings = by_level(each for each in found if each)
    return ProposalPage(
        proposal=row,
        municipality=run.municipality.name,
        is_open=row.state == Answer.OPEN.value,
        free=tuple(each.name for each in free),
        findings=findings,
        is_forbidden=any(each.is_forbidden for each in findings),
    )


def period_to_change(edition: Edition) -> dict[str, date | time | int | None]:
    """The teaching period as a form shows it; version 0 where none is set."""
    row = TeachingPeriod.objects.filter(edition=edition).first()
    if row is None:
        return {"version": 0, "first_on": None, "last_on": None, "starts_at": time(9), "ends_at": time(15)}
    return {
        "version": row.version,
        "first_on": row.first_on,
        "last_on": row.last_on,
        "starts_at": row.starts_at,
        "ends_at": row.ends_at,
    }


def absences_of(people: Collection[Person], today: date) -> tuple[AbsenceRow, ...]:
    """When these people cannot teach, from today on, by name and date; two queries."""
    rows = Absence.objects.select_related("person").filter(person__in=[each.pk for each in people], last_on__gte=today)
    taught: dict[int, list[date]] = {}
    for person_id, on in DayTeacher.objects.filter(person__in=[each.pk for each in people]).values_list(
        "person_id", "on"
    ):
        taught.setdefault(person_id, []).append(on)
    found = [
        AbsenceRow(
            id=row.pk,
            person_id=row.person_id,
            name=row.person.name,
            first_on=row.first_on,
            last_on=row.last_on,
            taught=tuple(sorted(on for on in taught.get(row.person_id, ()) if row.first_on <= on <= row.last_on)),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda row: (sort_key(row.name), row.first_on)))


def absence(absence_id: int) -> Absence:
    """The absence with its person; ObjectDoesNotExist where there is none."""
    return Absence.objects.select_related("person").get(pk=absence_id)
