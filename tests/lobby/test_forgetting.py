"""The night deletes what has been kept long enough, of each kind, once, and nothing else."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.audit.models import AppendOnlyError, Entry
from sagkyndig.foundation.organisation import actions as organisation
from sagkyndig.foundation.organisation.queries import keeping
from sagkyndig.foundation.organisation.rules import Keep
from sagkyndig.foundation.people import actions as people
from sagkyndig.foundation.people.models import Person, SignInLink
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post import actions as post
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions as planning
from sagkyndig.journey.planning.models import Absence, Disqualification, Enrolment, EnrolmentLink
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions as selection
from sagkyndig.lobby.actions import erase_those_kept_long_enough, forget_what_is_old
from sagkyndig.lobby.queries.retention import retention_page
from tests.conftest import Clock
from tests.factories.municipalities import make_municipality
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db
ENDED = date(2023, 12, 15)


def due(clock: Clock) -> dict[Keep, int]:
    return {row.rule.kind: row.due for row in retention_page(clock.today).rows if row.due}


def ended_edition() -> Edition:
    edition = make_edition(year=2023)
    Edition.objects.filter(pk=edition.pk).update(ends_on=ENDED)
    return edition


def night(clock: Clock) -> tuple[int, int]:
    return erase_those_kept_long_enough(at=clock.now), forget_what_is_old(at=clock.now)


def names() -> list[str]:
    return sorted(Person.objects.filter(municipality__isnull=False).values_list("name", flat=True))


def test_participants_and_contact_persons_each_in_their_time(clock: Clock) -> None:
    run = make_course_run(edition=ended_edition(), name="Ådal", contact_name="Karen Kontakt")
    make_learning_day(runs=[run], on=date(2023, 4, 12))
    make_enrolment(run, name="Kurt Kursist")
    for day, expected in (
        ((2025, 12, 15), ["Karen Kontakt", "Kurt Kursist"]),  # 24 months: the last day it is kept
        ((2025, 12, 16), ["Karen Kontakt", "Slettet person"]),
        ((2026, 12, 15), ["Karen Kontakt", "Slettet person"]),  # 36 months
        ((2026, 12, 16), ["Slettet person", "Slettet person"]),
    ):
        clock.set(*day, 2, 30)
        erase_those_kept_long_enough(at=clock.now)
        assert names() == expected, day
    assert Enrolment.objects.filter(left_on=None).count() == 1
    deleted = Entry.objects.filter(verb="organisation.old_data_deleted").order_by("id")
    assert [entry.details for entry in deleted] == [
        {"kind": "participants", "count": 1},
        {"kind": "contacts", "count": 1},
    ]


def test_the_preview_counts_what_the_night_deletes_and_deletes_nothing(clock: Clock) -> None:
    run = make_course_run(edition=ended_edition(), name="Ådal")
    make_learning_day(runs=[run], on=date(2023, 4, 12))
    for _ in range(3):
        make_enrolment(run)
    clock.set(2026, 1, 5, 12)
    assert due(clock) == {Keep.PARTICIPANTS: 3} == due(clock)
    assert night(clock) == (3, 0)
    assert due(clock) == {}
    assert night(clock) == (0, 0)


def test_who_still_signs_in_is_kept(clock: Clock) -> None:
    run = make_course_run(edition=ended_edition(), name="Ådal")
    make_learning_day(runs=[run], on=date(2023, 4, 12))
    person = make_enrolment(run, name="Kurt Kursist").person
    clock.set(2026, 1, 5, 12)
    Person.objects.filter(pk=person.pk).update(last_login=clock.now - timedelta(days=30))
    assert night(clock) == (0, 0)
    clock.set(2027, 12, 7, 12)
    assert night(clock) == (1, 0)


def test_an_edition_without_an_end_keeps_its_people_until_it_is_finished(clock: Clock) -> None:
    run = make_course_run(edition=make_edition(year=2023), name="Ådal")
    make_learning_day(runs=[run], on=date(2023, 4, 12))
    make_enrolment(run, name="Kurt Kursist")
    Edition.objects.update(ends_on=None)
    clock.set(2033, 1, 5, 12)
    assert night(clock) == (0, 0)
    Edition.objects.update(state="finished", updated_at=clock.now - timedelta(days=1000))
    assert night(clock) == (1, 0)


def test_the_contact_person_of_a_forloeb_that_was_never_held_stays(clock: Clock) -> None:
    make_course_run(edition=ended_edition(), name="Ådal", contact_name="Karen Kontakt")
    clock.set(2030, 1, 5, 12)
    assert due(clock) == {Keep.CONTACTS: 1}
    assert night(clock) == (0, 0)
    assert names() == ["Karen Kontakt"]


def test_offers_that_came_to_nothing(clock: Clock) -> None:
    standing = make_standing(edition=ended_edition(), municipality=make_municipality(name="Ådal"))
    selection.invite_municipality(
        standing=standing,
        contacts=[("Tove Tilbud", "tove@aadal.example")],
        answer_by=date(2024, 4, 1),
        remind_on=date(2024, 3, 20),
        actor=None,
        at=clock.now,
    )
    person = Person.objects.get(name="Tove Tilbud")
    selection.answer_offer(standing=standing, is_yes=False, reason="Vi har travlt.", actor=person, at=clock.now)
    clock.set(2025, 3, 4, 12)  # a year after she was added
    assert night(clock)[0] == 0
    clock.set(2025, 3, 5, 12)
    assert night(clock)[0] == 1
    standing.refresh_from_db()
    assert (standing.state, standing.left_reason) == ("declined", "Vi har travlt.")


def test_somebody_in_no_forloeb(clock: Clock) -> None:
    make_municipal_person(name="Ulla Uden", at=clock.now)
    clock.set(2025, 3, 4, 12)
    assert night(clock) == (0, 0)
    clock.set(2025, 3, 5, 12)
    assert night(clock) == (1, 0)
    assert names() == ["Slettet person"]


def test_mails_that_were_sent_or_given_up_and_none_that_wait(clock: Clock) -> None:
    person = make_staff(name="Mia")
    for place in range(4):
        post.queue_mail(template="post/choose_password", to=person, at=clock.now, context={"place": place})
    mails = list(OutgoingMail.objects.order_by("id"))
    OutgoingMail.objects.filter(pk=mails[0].pk).update(sent_at=clock.now, next_try_at=None)
    OutgoingMail.objects.filter(pk=mails[1].pk).update(given_up_at=clock.now, next_try_at=None)
    OutgoingMail.objects.filter(pk=mails[2].pk).update(sent_at=clock.now + timedelta(days=1), next_try_at=None)
    clock.set(2025, 3, 4, 2)
    assert night(clock) == (0, 0)
    clock.set(2025, 3, 5, 2)
    assert due(clock) == {Keep.MAILS: 2}
    assert night(clock) == (0, 2)
    assert list(OutgoingMail.objects.order_by("id")) == mails[2:]


def test_expired_links(clock: Clock) -> None:
    run = make_course_run(edition=make_edition(year=2024), name="Ådal")
    make_learning_day(runs=[run], on=date(2024, 4, 10))
    EnrolmentLink.objects.create(course_run=run, key="k" * 40, made_at=clock.now)
    people.make_sign_in_link(person=make_staff(), at=clock.now)  # expires on 11 March
    clock.set(2024, 4, 12, 2)
    assert night(clock) == (0, 1)
    assert not SignInLink.objects.exists()
    clock.set(2024, 5, 10, 2)
    assert night(clock) == (0, 0)
    clock.set(2024, 5, 11, 2)
    assert night(clock) == (0, 1)
    assert not EnrolmentLink.objects.exists()


def test_disqualifications_once_the_teacher_is_gone(clock: Clock) -> None:
    stays, leaves = make_staff(Role.TEACHER), make_staff(Role.TEACHER)
    for person in (stays, leaves):
        planning.note_disqualification(
            person=person,
            municipality=make_municipality(),
            since_on=date(2020, 1, 1),
            reason="Tidligere ansat",
            actor=None,
            at=clock.now,
        )
    people.end_access(person=leaves, actor=None, at=clock.now)
    clock.set(2025, 3, 4, 2)
    assert night(clock) == (0, 0)
    clock.set(2025, 3, 5, 2)
    assert night(clock) == (0, 1)
    assert Disqualification.objects.get().person == stays


def test_absences(clock: Clock) -> None:
    teacher = make_staff(Role.TEACHER)
    for last_on in (date(2024, 3, 8), date(2024, 3, 9)):
        Absence.objects.create(person=teacher, first_on=date(2024, 3, 8), last_on=last_on)
    clock.set(2024, 9, 9, 2)
    assert night(clock) == (0, 1)
    assert Absence.objects.get().last_on == date(2024, 3, 9)


def test_the_log_of_ways_in_and_nothing_else_of_the_log(clock: Clock) -> None:
    person = make_staff(at=clock.now)
    record("people.link_spent", actor=person, about=person, at=clock.now)
    record("people.data_opened", actor=person, about=person, at=clock.now)
    others = list(Entry.objects.exclude(verb__in=["people.link_spent", "people.data_opened"]).order_by("id"))
    assert len(others) == 2
    clock.set(2026, 3, 4, 2)
    assert night(clock) == (0, 0)
    clock.set(2026, 3, 5, 2)
    assert night(clock) == (0, 2)
    assert list(Entry.objects.exclude(verb="audit.old_entries_deleted").order_by("id")) == others
    with pytest.raises(AppendOnlyError):
        Entry.objects.all().delete()


def test_a_shorter_time_that_was_decided(clock: Clock) -> None:
    run = make_course_run(edition=ended_edition(), name="Ådal")
    make_learning_day(runs=[run], on=date(2023, 4, 12))
    make_enrolment(run)
    clock.set(2024, 8, 1, 2)
    assert night(clock) == (0, 0)
    organisation.decide_retention(
        months={Keep.PARTICIPANTS: 6}, seen_version=keeping().version, actor=None, at=clock.now
    )
    assert night(clock) == (1, 0)


def test_a_demonstration_is_left_alone(clock: Clock) -> None:
    make_organisation(is_demonstration=True)
    make_municipal_person(name="Ulla Uden", at=PLANNED_AT)
    people.make_sign_in_link(person=make_staff(), at=clock.now - timedelta(days=90))
    clock.set(2034, 1, 1, 2)
    assert due(clock) == {Keep.UNATTACHED: 1, Keep.LINKS: 1}
    assert retention_page(clock.today).stays
    assert night(clock) == (0, 0)


def test_many_in_one_night(clock: Clock) -> None:
    person = make_staff(name="Mia")
    old = datetime(2020, 1, 1, 9, tzinfo=clock.now.tzinfo)
    OutgoingMail.objects.bulk_create(
        OutgoingMail(to=person, template="post/welcome", subject="Velkommen", queued_at=old, sent_at=old)
        for _ in range(1050)
    )
    assert night(clock) == (0, 1050)
    assert not OutgoingMail.objects.exists()
