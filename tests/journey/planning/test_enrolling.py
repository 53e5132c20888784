"""Enrolling many, oneself, and taking it back: what changes, who is told, what is refused."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Any

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.actions._mailing import INVITATION
from sagkyndig.journey.planning.actions.enrolments import ENROLLED
from sagkyndig.journey.planning.models import CourseRun, Enrolment, EnrolmentLink
from sagkyndig.journey.planning.rules.colleagues import Known, Line, Typed, looked_through
from sagkyndig.journey.planning.rules.enrolling import (
    EmailIsInUse,
    LinkIsClosed,
    NobodyToInvite,
    NothingToInviteTo,
    TooLateToEnrol,
)
from sagkyndig.journey.planning.rules.roles import JobRole
from tests.conftest import Clock
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day

pytestmark = pytest.mark.django_db
ELEARNING = date(2024, 4, 10)
Counting = Callable[[Callable[[], Any]], int]


@pytest.fixture
def run(now: datetime) -> CourseRun:
    run = make_course_run(name="Ådal", contact_name="Solveig Kærsgård", elearning_on=ELEARNING)
    make_learning_day(runs=[run], on=date(2024, 4, 24), place="Rådhuset")
    return CourseRun.objects.select_related("municipality", "edition", "contact_person", "learning_day").get(pk=run.pk)


def lines(*names: str) -> tuple[Line, ...]:
    rows = [
        Typed(at, name, f"{name.lower()}@aadal.example", "sagsbehandler", "Voksen") for at, name in enumerate(names)
    ]
    return looked_through(rows, Known(), "Ådal")


def mails(template: str) -> list[str]:
    return sorted(OutgoingMail.objects.filter(template=template).values_list("to__email", flat=True))


# --- Many ------------------------------------------------------------------------------------------------------------
def test_a_list_is_taken_in_whole(run: CourseRun, now: datetime) -> None:
    enrolled = actions.enrol_colleagues(run=run, lines=lines("Anna", "Bodil"), actor=run.contact_person, at=now)
    assert [(each.person.name, each.job_role, each.department, each.by_link) for each in enrolled] == [
        ("Anna", "caseworker", "Voksen", False),
        ("Bodil", "caseworker", "Voksen", False),
    ]
    assert {each.person.roles for each in enrolled} == {(Role.PARTICIPANT,)}
    assert mails(INVITATION) == []
    entry = Entry.objects.get(verb="planning.colleagues_enrolled")
    assert entry.details == {"count": 2}


def test_the_same_list_twice_takes_nobody_in_twice(run: CourseRun, now: datetime) -> None:
    actions.enrol_colleagues(run=run, lines=lines("Anna", "Bodil"), actor=run.contact_person, at=now)
    assert actions.enrol_colleagues(run=run, lines=lines("Anna", "Bodil"), actor=run.contact_person, at=now) == ()
    assert Enrolment.objects.count() == 2


def test_one_address_from_elsewhere_takes_nobody_in(run: CourseRun, now: datetime) -> None:
    make_municipal_person(Role.PARTICIPANT, email="bodil@aadal.example")
    with pytest.raises(people.PersonError):
        actions.enrol_colleagues(run=run, lines=lines("Anna", "Bodil"), actor=run.contact_person, at=now)
    assert not Enrolment.objects.exists()
    assert not Person.objects.filter(email="anna@aadal.example").exists()


def test_a_row_with_a_fault_is_never_taken_in(run: CourseRun, now: datetime) -> None:
    faulty = looked_through([Typed(1, "", "anna@aadal.example", "kok", "")], Known(), "Ådal")
    assert actions.enrol_colleagues(run=run, lines=faulty, actor=None, at=now) == ()
    assert not Person.objects.filter(email="anna@aadal.example").exists()


# --- Invitations -------------------------------------------------------------------------------------------------------
def test_invitations_are_sent_once(run: CourseRun, now: datetime) -> None:
    one = make_enrolment(run, email="anna@aadal.example")
    left = make_enrolment(run, email="bodil@aadal.example")
    actions.withdraw_enrolment(enrolment=left, actor=None, at=now)
    assert actions.send_invitations(run=run, actor=run.contact_person, at=now) == 1
    with pytest.raises(NobodyToInvite):
        actions.send_invitations(run=run, actor=run.contact_person, at=now)
    assert mails(INVITATION) == ["anna@aadal.example"]
    one.refresh_from_db()
    assert one.invited_at == now
    (mail,) = OutgoingMail.objects.filter(template=INVITATION)
    assert mail.context == {
        "theme": run.edition.theme,
        "municipality": "Ådal",
        "contact": "Solveig Kærsgård",
        "elearning": "onsdag den 10. april 2024",
        "physical": "onsdag den 24. april 2024 kl. 9.00-15.00",
        "place": "Rådhuset",
    }


def test_there_must_be_a_day_to_invite_to(now: datetime) -> None:
    run = make_course_run(name="Ådal")
    make_enrolment(run)
    with pytest.raises(NothingToInviteTo):
        actions.send_invitations(run=run, actor=None, at=now)


def test_days_that_are_over_are_not_invited_to(run: CourseRun, clock: Clock) -> None:
    make_enrolment(run)
    with pytest.raises(NothingToInviteTo):
        actions.send_invitations(run=run, actor=None, at=clock.set(2024, 4, 25))


def test_late_ones_are_invited_at_once(run: CourseRun, now: datetime) -> None:
    make_enrolment(run, email="anna@aadal.example")
    actions.send_invitations(run=run, actor=None, at=now)
    late = make_enrolment(run, email="bodil@aadal.example")
    assert late.invited_at is not None
    actions.enrol_colleagues(run=run, lines=lines("Clara"), actor=None, at=now)
    assert mails(INVITATION) == ["anna@aadal.example", "bodil@aadal.example", "clara@aadal.example"]


# --- Off the list, and back ----------------------------------------------------------------------------------------------
def test_somebody_is_put_back_as_they_stood(run: CourseRun, now: datetime) -> None:
    each = make_enrolment(run, email="anna@aadal.example", department="Børn")
    actions.send_invitations(run=run, actor=None, at=now)
    actions.withdraw_enrolment(enrolment=each, actor=None, at=now)
    back = actions.restore_enrolment(enrolment=each, actor=run.contact_person, at=now)
    assert (back.left_on, back.department) == (None, "Børn")
    assert mails(INVITATION) == ["anna@aadal.example"]
    actions.restore_enrolment(enrolment=each, actor=run.contact_person, at=now)
    assert Entry.objects.filter(verb="planning.colleague_restored").count() == 1


def test_whoever_is_enrolled_again_on_another_day_is_invited_anew(run: CourseRun, clock: Clock) -> None:
    each = make_enrolment(run, email="anna@aadal.example")
    make_enrolment(run, email="bodil@aadal.example")
    actions.send_invitations(run=run, actor=None, at=clock())
    actions.withdraw_enrolment(enrolment=each, actor=None, at=clock())
    actions.enrol_colleague(
        run=run, name="Anna", email="anna@aadal.example", job_role=JobRole.ADVISER, actor=None, at=clock.move(days=3)
    )
    assert mails(INVITATION) == ["anna@aadal.example", "anna@aadal.example", "bodil@aadal.example"]


def test_the_municipality_changes_no_address_that_somebody_has_signed_in_with(run: CourseRun, now: datetime) -> None:
    each = make_enrolment(run, name="Anna", email="anna@aadal.example")
    said = {"name": "Anna", "job_role": JobRole.ADVISER, "department": "", "at": now}
    contact = run.contact_person
    actions.correct_enrolment(enrolment=each, email="anna2@aadal.example", actor=contact, **said)
    Person.objects.filter(pk=each.person_id).update(last_login=now)
    with pytest.raises(EmailIsInUse):
        actions.correct_enrolment(enrolment=each, email="anna3@aadal.example", actor=contact, **said)
    actions.correct_enrolment(enrolment=each, email="anna2@aadal.example", actor=contact, **said)
    actions.correct_enrolment(enrolment=each, email="anna3@aadal.example", actor=make_staff(), **said)


def test_nor_that_of_a_contact_person(run: CourseRun, now: datetime) -> None:
    contact = run.contact_person
    assert contact is not None
    each = make_enrolment(run, name=contact.name, email=contact.email)
    with pytest.raises(EmailIsInUse):
        actions.correct_enrolment(
            enrolment=each,
            name=contact.name,
            email="tyv@aadal.example",
            job_role=JobRole.OTHER,
            department="",
            actor=contact,
            at=now,
        )


# --- The link --------------------------------------------------------------------------------------------------------------
def enrol_oneself(link: EnrolmentLink, email: str, at: datetime, name: str = "Anna Holm") -> None:
    actions.enrol_oneself(link=link, name=name, email=email, job_role=JobRole.ADVISER, department="Børn", at=at)


def test_one_enrols_oneself_once_and_is_told_once(run: CourseRun, now: datetime) -> None:
    link = actions.make_enrolment_link(run=run, actor=run.contact_person, at=now)
    for _ in range(2):
        enrol_oneself(link, "Anna@aadal.example", now)
    (row,) = queries.colleagues_page(run, now.date()).rows
    assert (row.name, row.by_link, row.job_role_name, row.department) == ("Anna Holm", True, "Rådgiver", "Børn")
    assert mails(ENROLLED) == ["anna@aadal.example"]


def test_after_the_first_round_the_answer_is_the_invitation(run: CourseRun, now: datetime) -> None:
    make_enrolment(run, email="bodil@aadal.example")
    actions.send_invitations(run=run, actor=None, at=now)
    enrol_oneself(actions.make_enrolment_link(run=run, actor=None, at=now), "anna@aadal.example", now)
    assert mails(ENROLLED) == []
    assert mails(INVITATION) == ["anna@aadal.example", "bodil@aadal.example"]


def test_the_link_opens_nothing_for_whom_it_is_not_for(run: CourseRun, now: datetime) -> None:
    """People of elsewhere and of the board, those whose access was ended, and those taken off the list: nothing happens."""
    elsewhere = make_municipal_person(Role.PARTICIPANT, email="fremmed@oestby.example")
    staff = make_staff(Role.ADMINISTRATOR, email="chef@klagestyrelsen.example")
    ended = make_municipal_person(Role.PARTICIPANT, municipality=run.municipality, email="ophoert@aadal.example")
    people.end_access(person=ended, actor=None, at=now)
    off = make_enrolment(run, email="af@aadal.example")
    actions.withdraw_enrolment(enrolment=off, actor=None, at=now)
    link = actions.make_enrolment_link(run=run, actor=None, at=now)
    before = (Person.objects.count(), list(Enrolment.objects.values()), OutgoingMail.objects.count())
    for person in (elsewhere, staff, ended, off.person):
        enrol_oneself(link, person.email, now)
    assert (Person.objects.count(), list(Enrolment.objects.values()), OutgoingMail.objects.count()) == before
    ended.refresh_from_db()
    assert ended.ended_on is not None


def test_a_closed_or_replaced_link_opens_nothing(run: CourseRun, now: datetime) -> None:
    old = actions.make_enrolment_link(run=run, actor=None, at=now)
    old_key = old.key
    new = actions.make_enrolment_link(run=run, actor=None, at=now)
    assert new.key != old_key
    old.key = old_key
    with pytest.raises(LinkIsClosed):
        enrol_oneself(old, "anna@aadal.example", now)
    actions.close_enrolment_link(run=run, actor=None, at=now)
    actions.close_enrolment_link(run=run, actor=None, at=now)
    with pytest.raises(LinkIsClosed):
        enrol_oneself(new, "anna@aadal.example", now)
    assert Entry.objects.filter(verb="planning.enrolment_link_closed").count() == 1
    assert not Enrolment.objects.exists()


def test_the_link_ends_with_the_elearning_day(run: CourseRun, clock: Clock) -> None:
    link = actions.make_enrolment_link(run=run, actor=None, at=clock())
    assert queries.enrolment_link(link.key, ELEARNING) is not None
    clock.set(2024, 4, 11)
    assert queries.enrolment_link(link.key, clock.today) is None
    with pytest.raises(LinkIsClosed):
        enrol_oneself(link, "anna@aadal.example", clock())
    with pytest.raises(TooLateToEnrol):
        actions.make_enrolment_link(run=run, actor=None, at=clock())


def test_the_log_holds_no_key_and_no_address(run: CourseRun, now: datetime) -> None:
    link = actions.make_enrolment_link(run=run, actor=run.contact_person, at=now)
    enrol_oneself(link, "anna@aadal.example", now)
    written = str(list(Entry.objects.filter(verb__startswith="planning.").values()))
    assert link.key not in written
    assert "anna@" not in written


# --- What is known of addresses ------------------------------------------------------------------------------------------
def test_what_is_known_of_addresses(run: CourseRun, queries_of: Counting) -> None:
    mine = make_enrolment(run, name="Anna", email="anna@aadal.example")
    make_municipal_person(Role.CONTACT_PERSON, municipality=run.municipality, email="bodil@aadal.example", name="Bodil")
    make_municipal_person(Role.PARTICIPANT, email="fremmed@oestby.example")
    make_staff(email="chef@klagestyrelsen.example")
    wanted = [
        mine.person.email,
        "bodil@aadal.example",
        "fremmed@oestby.example",
        "chef@klagestyrelsen.example",
        "ny@x.dk",
        "",
    ]
    known = queries.known_addresses(run, wanted)
    assert known.enrolled == {"anna@aadal.example"}
    assert known.elsewhere == {"fremmed@oestby.example", "chef@klagestyrelsen.example"}
    assert known.names == {"anna@aadal.example": "Anna", "bodil@aadal.example": "Bodil"}
    assert queries_of(lambda: queries.known_addresses(run, wanted)) == 2


@pytest.fixture(name="queries_of")
def _queries_of(request: pytest.FixtureRequest) -> Counting:
    counting: Counting = request.getfixturevalue("queries")
    return counting


def test_the_list_takes_two_queries(run: CourseRun, queries_of: Counting, now: datetime) -> None:
    make_enrolment(run)
    one = queries_of(lambda: queries.colleagues_page(run, now.date()))
    make_enrolment(run)
    make_enrolment(run)
    assert queries_of(lambda: queries.colleagues_page(run, now.date())) == one == 2
