"""The contact person's list of colleagues, and what is known of addresses before they are taken in."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from sagkyndig.foundation.people.models import Person
from sagkyndig.journey.planning import access
from sagkyndig.journey.planning.models import CourseRun, Enrolment, EnrolmentLink
from sagkyndig.journey.planning.rules.colleagues import Known
from sagkyndig.journey.planning.rules.enrolling import may_enrol
from sagkyndig.journey.planning.rules.reminders import Days, can_be_invited, opens_on
from sagkyndig.journey.planning.rules.roles import JOB_ROLES, JobRole
from sagkyndig.journey.selection import queries as selection
from sagkyndig.pure.danish import sort_key


class ColleagueState(StrEnum):
    """How far a colleague has come, as the word that is shown."""

    ENROLLED = "tilmeldt"
    INVITED = "inviteret"
    HAS_BEEN_IN = "har været inde"
    LEFT = "afmeldt"


@dataclass(frozen=True)
class ColleagueRow:
    """One colleague on the contact person's list."""

    id: int
    name: str
    email: str
    job_role_name: str
    department: str
    state: ColleagueState
    by_link: bool


@dataclass(frozen=True)
class ColleaguesPage:
    """The list, the link, and what can still be done. `rows` are those enrolled, `left` those who were taken off."""

    run: CourseRun
    rows: tuple[ColleagueRow, ...]
    left: tuple[ColleagueRow, ...]
    link: str | None
    may_enrol: bool
    can_invite: bool
    opens_on: date | None
    has_begun: bool

    @property
    def waiting(self) -> int:
        """How many have not been invited."""
        return sum(row.state is ColleagueState.ENROLLED for row in self.rows)

    @property
    def by_link(self) -> int:
        return sum(row.by_link for row in self.rows)


def own_run(run_id: int, person: Person) -> CourseRun | None:
    """The forløb where the person is its municipality's contact person; None where it is not theirs, or not there."""
    run = (
        CourseRun.objects.select_related("edition", "municipality", "contact_person", "learning_day")
        .filter(pk=run_id, municipality=person.municipality_id)
        .first()
    )
    return run if run is not None and access.is_contact_for(person, run) else None


def readable_run(run_id: int, person: Person) -> CourseRun | None:
    """The forløb where the person may read what everybody in it may: contact persons, those enrolled, and staff."""
    run = (
        CourseRun.objects.select_related("edition", "municipality", "contact_person", "learning_day")
        .filter(pk=run_id)
        .first()
    )
    if run is None or person.is_staff_of_board or access.is_contact_for(person, run):
        return run
    enrolment = Enrolment.objects.filter(course_run=run, person=person).first()
    return run if enrolment is not None and access.takes_part(person, enrolment) else None


def colleagues_page(run: CourseRun, today: date) -> ColleaguesPage:
    """Everybody who is or was on the list, by name in Danish order; two queries."""
    everybody = list(Enrolment.objects.select_related("person").filter(course_run=run))
    rows = sorted((_row(each) for each in everybody), key=lambda row: sort_key(row.name))
    link = EnrolmentLink.objects.filter(course_run=run).first()
    days = Days(run.elearning_on, run.learning_day.on if run.learning_day else None)
    return ColleaguesPage(
        run=run,
        rows=tuple(row for row in rows if row.state is not ColleagueState.LEFT),
        left=tuple(row for row in rows if row.state is ColleagueState.LEFT),
        link=link_address(link) if link else None,
        may_enrol=may_enrol(run.edition.state, run.elearning_on, today),
        can_invite=can_be_invited(days, today),
        opens_on=opens_on(run.elearning_on) if run.elearning_on else None,
        has_begun=any(each.invited_at for each in everybody),
    )


def own_enrolment(run: CourseRun, enrolment_id: int) -> Enrolment | None:
    """Somebody on that forløb's list, now or before; None for anybody else's."""
    return Enrolment.objects.select_related("person", "course_run").filter(pk=enrolment_id, course_run=run).first()


def link_of(run: CourseRun) -> EnrolmentLink:
    """The forløb's link; ObjectDoesNotExist where it has none."""
    return EnrolmentLink.objects.get(course_run=run)


def link_address(link: EnrolmentLink) -> str:
    """The whole address that is shared."""
    return f"{settings.SITE_ADDRESS}{reverse('planning:enrol_oneself', args=[link.key])}"


def enrolment_link(key: str, today: date) -> EnrolmentLink | None:
    """The link of that key while colleagues can enrol by it; None where it was closed, replaced or is too late.

    Nor does it open anything once the municipality is out of the edition.
    """
    link = (
        EnrolmentLink.objects.select_related(
            "course_run__edition", "course_run__municipality", "course_run__contact_person", "course_run__learning_day"
        )
        .filter(key=key)
        .first()
    )
    if link is None:
        return None
    run = link.course_run
    takes_part = selection.has_said_yes(run.edition, run.municipality_id)
    return link if takes_part and may_enrol(run.edition.state, run.elearning_on, today) else None


def known_addresses(run: CourseRun, emails: Collection[str]) -> Known:
    """What is known of these addresses: who is enrolled here, and which belong to somebody who is not of this municipality."""
    wanted = {email for email in emails if email}
    people = list(Person.objects.filter(email__in=wanted).values_list("pk", "email", "name", "municipality_id"))
    ours = {email: (pk, name) for pk, email, name, code in people if code == run.municipality_id}
    enrolled = set(
        Enrolment.objects.filter(course_run=run, left_on=None)
        .filter(Q(person__in=[pk for pk, _ in ours.values()]))
        .values_list("person__email", flat=True)
    )
    return Known(
        enrolled=frozenset(enrolled),
        elsewhere=frozenset(email for _, email, _, _ in people if email not in ours),
        names={email: name for email, (_, name) in ours.items()},
    )


def _row(each: Enrolment) -> ColleagueRow:
    return ColleagueRow(
        id=each.pk,
        name=each.person.name,
        email=each.person.email,
        job_role_name=JOB_ROLES[JobRole(each.job_role)],
        department=each.department,
        state=_state(each),
        by_link=each.by_link,
    )


def _state(each: Enrolment) -> ColleagueState:
    if each.left_on is not None:
        return ColleagueState.LEFT
    if each.invited_at is None:
        return ColleagueState.ENROLLED
    been_in = each.person.last_login is not None and timezone.localtime(each.person.last_login) >= each.invited_at
    return ColleagueState.HAS_BEEN_IN if been_in else ColleagueState.INVITED
