"""Forløb, days, teachers and enrolments: what changes, what is recorded, what is refused."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.actions import EmailBelongsToAnother
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.models import CourseRun, DayTeacher, Disqualification, LearningDay
from sagkyndig.journey.planning.rules.refusals import (
    AlreadyDisqualified,
    AlreadyEnrolled,
    AnotherEdition,
    AnotherLeads,
    ElearningNotFirst,
    EndsBeforeItStarts,
    HostIsNotThere,
    PeopleAreEnrolled,
    RuleForbids,
    TeachesElsewhere,
    TeachesHere,
)
from sagkyndig.journey.planning.rules.roles import JobRole
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.pure.versions import ChangedMeanwhile
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db
WEDNESDAY, NEXT_WEDNESDAY = date(2024, 4, 10), date(2024, 4, 17)


def verbs() -> list[str]:
    return list(Entry.objects.filter(verb__startswith="planning.").order_by("id").values_list("verb", flat=True))


# --- Forløb ----------------------------------------------------------------------------------------------------------


def test_a_forlob_is_opened_for_each_municipality_that_said_yes_and_only_once(now: datetime) -> None:
    edition = make_edition()
    for state in (
        StandingState.CONSIDERED,
        StandingState.CHOSEN,
        StandingState.ACCEPTED,
        StandingState.COMPLETED,
        StandingState.DECLINED,
        StandingState.WITHDRAWN,
    ):
        make_standing(edition=edition, name=f"Kommune {state}", state=state)
    opened = actions.open_course_runs(edition=edition, actor=None, at=now)
    assert [run.municipality.name for run in opened] == ["Kommune accepted", "Kommune completed"]
    assert actions.open_course_runs(edition=edition, actor=None, at=now) == []
    assert verbs() == ["planning.course_run_opened"] * 2


def test_a_contact_person_is_appointed_and_can_sign_in(now: datetime) -> None:
    run = make_course_run()
    run = actions.appoint_contact_person(run=run, name="Bodil Ager", email="Bodil@kommune.example", actor=None, at=now)
    contact = run.contact_person
    assert (contact.name, contact.email, contact.municipality, contact.role_names) == (
        "Bodil Ager",
        "bodil@kommune.example",
        run.municipality,
        {Role.CONTACT_PERSON},
    )
    assert run.version == 2


def test_an_email_from_another_municipality_is_refused(now: datetime) -> None:
    run, elsewhere = make_course_run(), make_municipal_person()
    with pytest.raises(EmailBelongsToAnother):
        actions.appoint_contact_person(run=run, name="x", email=elsewhere.email, actor=None, at=now)
    with pytest.raises(EmailBelongsToAnother):
        make_enrolment(run, email=elsewhere.email)
    run.refresh_from_db()
    assert run.contact_person is None


def test_contact_and_elearning_day_are_corrected_together_once_for_each_version(now: datetime) -> None:
    run = make_course_run(contact_name="Bodil Ager", contact_email="bodil@kommune.example")
    common = {"run": run, "actor": None, "at": now}
    actions.correct_course_run(
        seen_version=2,
        contact_name="Bodil Agger",
        contact_email="bodil@kommune.example",
        elearning_on=WEDNESDAY,
        **common,
    )
    stored = queries.course_run(run.pk)
    assert (stored.contact_person.name, stored.elearning_on, stored.version) == ("Bodil Agger", WEDNESDAY, 3)
    with pytest.raises(ChangedMeanwhile):
        actions.correct_course_run(seen_version=2, contact_name="", contact_email="", elearning_on=None, **common)
    actions.correct_course_run(seen_version=3, contact_name="", contact_email="", elearning_on=None, **common)
    stored = queries.course_run(run.pk)
    assert (stored.contact_person, stored.elearning_on) == (None, None)


def test_the_elearning_day_lies_before_the_physical_day_whoever_moves(now: datetime) -> None:
    run = make_course_run(elearning_on=date(2024, 4, 9))
    day = make_learning_day(runs=[run], on=WEDNESDAY)
    with pytest.raises(ElearningNotFirst):
        actions.choose_elearning_day(run=run, on=WEDNESDAY, actor=None, at=now)
    with pytest.raises(ElearningNotFirst):
        actions.correct_learning_day(
            day=day, seen_version=1, on=date(2024, 4, 9), starts_at=time(9), ends_at=time(15), place="", host_run=None,
            actor=None, at=now,
        )  # fmt: skip
    with pytest.raises(ElearningNotFirst):
        make_learning_day(runs=[run], on=date(2024, 4, 3))
    stored = queries.course_run(run.pk)
    assert (stored.elearning_on, stored.learning_day.on) == (date(2024, 4, 9), WEDNESDAY)
    assert len(queries.learning_days(run.edition)) == 1


def test_a_forlob_is_removed_only_when_nobody_was_enrolled(now: datetime) -> None:
    edition = make_edition()
    empty, full = make_course_run(edition=edition), make_course_run(edition=edition)
    day = make_learning_day(runs=[empty, full])
    actions.correct_learning_day(
        day=day, seen_version=1, on=WEDNESDAY, starts_at=time(9), ends_at=time(15), place="", host_run=empty,
        actor=None, at=now,
    )  # fmt: skip
    enrolment = make_enrolment(full)
    actions.withdraw_enrolment(enrolment=enrolment, actor=None, at=now)
    with pytest.raises(PeopleAreEnrolled):
        actions.remove_course_run(run=full, actor=None, at=now)
    actions.remove_course_run(run=empty, actor=None, at=now)
    assert [run.pk for run in CourseRun.objects.all()] == [full.pk]
    assert queries.learning_day(day.pk).host_run is None
    assert verbs()[-1] == "planning.course_run_removed"


# --- Physical days ---------------------------------------------------------------------------------------------------


def test_a_day_serves_several_forlob_and_one_is_host(now: datetime) -> None:
    edition = make_edition()
    first, second = make_course_run(edition=edition, name="Ådal"), make_course_run(edition=edition, name="Nordby")
    day = actions.hold_learning_day(
        edition=edition, on=WEDNESDAY, starts_at=time(9), ends_at=time(15), place=" Rådhuset ", runs=[first, second],
        host_run=second, actor=None, at=now,
    )  # fmt: skip
    row = queries.learning_days(edition)[0]
    assert (row.municipalities, row.host, row.place) == (("Nordby", "Ådal"), "Nordby", "Rådhuset")
    assert day.version == 1
    assert verbs()[-3:] == [
        "planning.learning_day_held",
        "planning.learning_day_joined",
        "planning.learning_day_joined",
    ]


def test_a_day_ends_after_it_starts_and_its_host_is_there(now: datetime) -> None:
    run, other = make_course_run(), make_course_run()
    common = {"edition": run.edition, "on": WEDNESDAY, "starts_at": time(9), "actor": None, "at": now}
    with pytest.raises(EndsBeforeItStarts):
        actions.hold_learning_day(ends_at=time(9), **common)
    with pytest.raises(HostIsNotThere):
        actions.hold_learning_day(ends_at=time(15), runs=[run], host_run=other, **common)
    assert queries.learning_days(run.edition) == ()


def test_a_day_belongs_to_one_edition(now: datetime) -> None:
    run, day = make_course_run(), make_learning_day()
    with pytest.raises(AnotherEdition):
        actions.join_learning_day(run=run, day=day, actor=None, at=now)


def test_a_forlob_moves_to_another_day_and_leaves_it(now: datetime) -> None:
    edition = make_edition()
    run = make_course_run(edition=edition)
    first = actions.hold_learning_day(
        edition=edition, on=WEDNESDAY, starts_at=time(9), ends_at=time(15), runs=[run], host_run=run, actor=None, at=now
    )
    second = make_learning_day(edition=edition, on=NEXT_WEDNESDAY)
    actions.join_learning_day(run=run, day=second, actor=None, at=now)
    assert queries.course_run(run.pk).learning_day == second
    assert queries.learning_day(first.pk).host_run is None
    actions.leave_learning_day(run=run, actor=None, at=now)
    actions.leave_learning_day(run=run, actor=None, at=now)
    assert queries.course_run(run.pk).learning_day is None
    assert verbs().count("planning.learning_day_left") == 1


def test_nobody_teaches_in_two_places_on_one_date(now: datetime) -> None:
    teacher = make_staff(Role.TEACHER)
    first, second = make_learning_day(on=WEDNESDAY), make_learning_day(on=WEDNESDAY)
    third = make_learning_day(on=NEXT_WEDNESDAY)
    for day in (first, third):
        actions.assign_teacher(day=day, person=teacher, actor=None, at=now)
    with pytest.raises(TeachesElsewhere):
        actions.assign_teacher(day=second, person=teacher, actor=None, at=now)
    with pytest.raises(TeachesHere):
        actions.assign_teacher(day=first, person=teacher, actor=None, at=now)
    with pytest.raises(TeachesElsewhere):
        actions.correct_learning_day(
            day=third, seen_version=1, on=WEDNESDAY, starts_at=time(9), ends_at=time(15), place="", host_run=None,
            actor=None, at=now,
        )  # fmt: skip
    assert queries.learning_day(third.pk).on == NEXT_WEDNESDAY


def test_the_database_refuses_two_places_on_one_date(now: datetime) -> None:
    teacher = make_staff(Role.TEACHER)
    actions.assign_teacher(day=make_learning_day(on=WEDNESDAY), person=teacher, actor=None, at=now)
    with pytest.raises(IntegrityError), transaction.atomic():
        DayTeacher.objects.create(day=make_learning_day(on=WEDNESDAY), person=teacher, on=WEDNESDAY)


def test_teachers_move_with_their_day(now: datetime) -> None:
    day = make_learning_day(on=WEDNESDAY)
    teacher = actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), actor=None, at=now)
    actions.correct_learning_day(
        day=day, seen_version=1, on=NEXT_WEDNESDAY, starts_at=time(9), ends_at=time(15), place="", host_run=None,
        actor=None, at=now,
    )  # fmt: skip
    teacher.refresh_from_db()
    assert teacher.on == NEXT_WEDNESDAY
    actions.assign_teacher(day=make_learning_day(on=WEDNESDAY), person=teacher.person, actor=None, at=now)


def test_a_day_has_one_lead_teacher(now: datetime) -> None:
    day = make_learning_day()
    lead = actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), is_lead=True, actor=None, at=now)
    with pytest.raises(AnotherLeads):
        actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), is_lead=True, actor=None, at=now)
    actions.withdraw_teacher(teacher=lead, actor=None, at=now)
    actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), is_lead=True, actor=None, at=now)
    assert verbs()[-3:] == ["planning.teacher_assigned", "planning.teacher_withdrawn", "planning.teacher_assigned"]


def test_a_day_is_corrected_once_for_each_version(now: datetime) -> None:
    day = make_learning_day()
    fields = {"on": WEDNESDAY, "starts_at": time(10), "ends_at": time(16), "host_run": None, "actor": None, "at": now}
    actions.correct_learning_day(day=day, seen_version=1, place="Biblioteket", **fields)
    with pytest.raises(ChangedMeanwhile):
        actions.correct_learning_day(day=day, seen_version=1, place="Rådhuset", **fields)
    assert queries.learning_day(day.pk).place == "Biblioteket"


def test_a_day_is_removed_with_its_teachers_and_leaves_the_forlob(now: datetime) -> None:
    run = make_course_run()
    day = make_learning_day(runs=[run])
    actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), actor=None, at=now)
    actions.remove_learning_day(day=day, actor=None, at=now)
    assert queries.course_run(run.pk).learning_day is None
    assert DayTeacher.objects.count() == 0


@pytest.mark.parametrize("on", [date(2024, 5, 9), date(2024, 4, 1)])
def test_no_day_is_set_on_a_holiday(now: datetime, on: date) -> None:
    run, day = make_course_run(), make_learning_day()
    with pytest.raises(RuleForbids) as refused:
        actions.choose_elearning_day(run=run, on=on, actor=None, at=now)
    assert refused.value.field == "elearning_on"
    with pytest.raises(RuleForbids):
        make_learning_day(on=on)
    with pytest.raises(RuleForbids):
        move(day, on, now)
    assert (queries.course_run(run.pk).elearning_on, queries.learning_day(day.pk).on) == (None, WEDNESDAY)


def test_a_day_that_stands_on_a_holiday_can_still_be_corrected(now: datetime) -> None:
    """Days from before the rule, or from a year when the day was another."""
    day = make_learning_day()
    LearningDay.objects.filter(pk=day.pk).update(on=date(2024, 4, 1))
    move(day, date(2024, 4, 1), now, place="Biblioteket")
    assert queries.learning_day(day.pk).place == "Biblioteket"


def move(day: LearningDay, on: date, at: datetime, **changes: object) -> LearningDay:
    """The day as it stands, on another date."""
    return actions.correct_learning_day(
        **{
            "day": day, "seen_version": 1, "on": on, "starts_at": time(9), "ends_at": time(15), "place": "",
            "host_run": None, "actor": None, "at": at, **changes,
        }
    )  # fmt: skip


def test_a_room_has_seats(now: datetime) -> None:
    day = make_learning_day()
    move(day, WEDNESDAY, now, seats=24)
    assert queries.learning_day(day.pk).seats == 24


# --- Disqualifications -----------------------------------------------------------------------------------------------


def bar(person: Person, run: CourseRun, at: datetime, since_on: date = WEDNESDAY) -> Disqualification:
    return actions.note_disqualification(
        person=person, municipality=run.municipality, since_on=since_on, reason=" tidligere ansat ", actor=None, at=at
    )


def test_a_disqualified_teacher_is_not_set_on_a_day_with_that_municipality(now: datetime) -> None:
    edition = make_edition()
    adal, nordby = make_course_run(edition=edition, name="Ådal"), make_course_run(edition=edition, name="Nordby")
    teacher = make_staff(Role.TEACHER, name="Karen Holm")
    bar(teacher, adal, now)
    shared, before = make_learning_day(runs=[adal, nordby]), make_learning_day(edition=edition, on=date(2024, 4, 9))
    with pytest.raises(RuleForbids) as refused:
        actions.assign_teacher(day=shared, person=teacher, actor=None, at=now)
    assert (refused.value.field, str(refused.value)) == (
        "person",
        "Karen Holm er noteret som inhabil over for Ådal. Vælg en anden underviser eller dag.",
    )
    actions.join_learning_day(run=adal, day=before, actor=None, at=now)
    actions.assign_teacher(day=before, person=teacher, actor=None, at=now)
    with pytest.raises(RuleForbids) as refused:
        move(before, WEDNESDAY, now)
    assert refused.value.field == "on"


def test_a_forlob_does_not_join_a_day_with_a_disqualified_teacher(now: datetime) -> None:
    edition = make_edition()
    adal, nordby = make_course_run(edition=edition, name="Ådal"), make_course_run(edition=edition, name="Nordby")
    teacher = make_staff(Role.TEACHER)
    noted = bar(teacher, adal, now)
    day = make_learning_day(runs=[nordby])
    actions.assign_teacher(day=day, person=teacher, actor=None, at=now)
    with pytest.raises(RuleForbids) as refused:
        actions.join_learning_day(run=adal, day=day, actor=None, at=now)
    assert refused.value.field == "day"
    assert queries.course_run(adal.pk).learning_day is None
    actions.lift_disqualification(disqualification=noted, actor=None, at=now)
    actions.join_learning_day(run=adal, day=day, actor=None, at=now)
    assert queries.course_run(adal.pk).learning_day == day


def test_a_disqualification_is_noted_once_and_the_log_does_not_say_why(now: datetime) -> None:
    run, teacher = make_course_run(), make_staff(Role.TEACHER)
    noted = bar(teacher, run, now)
    assert noted.reason == "tidligere ansat"
    with pytest.raises(AlreadyDisqualified):
        bar(teacher, run, now)
    entry = Entry.objects.get(verb="planning.disqualification_noted")
    assert entry.details == {"person": teacher.pk, "municipality": run.municipality_id}
    actions.lift_disqualification(disqualification=noted, actor=None, at=now)
    assert Disqualification.objects.count() == 0
    assert verbs()[-1] == "planning.disqualification_lifted"


# --- Enrolments ------------------------------------------------------------------------------------------------------


def test_a_colleague_is_enrolled_as_participant(now: datetime) -> None:
    run = make_course_run()
    enrolment = actions.enrol_colleague(
        run=run, name="Bo Lind", email="bo@kommune.example", job_role=JobRole.ADVISER, department=" Børn ",
        actor=None, at=now,
    )  # fmt: skip
    assert (enrolment.job_role, enrolment.department, enrolment.enrolled_on) == ("adviser", "Børn", date(2024, 3, 4))
    assert enrolment.person.role_names == {Role.PARTICIPANT}
    entry = Entry.objects.get(verb="planning.colleague_enrolled")
    assert (entry.about_id, entry.details) == (str(run.pk), {"person": enrolment.person_id, "role": "adviser"})


def test_a_colleague_is_enrolled_once_and_again_after_leaving(now: datetime) -> None:
    run = make_course_run()
    first = make_enrolment(run, name="Bo Lind", email="bo@kommune.example")
    with pytest.raises(AlreadyEnrolled):
        make_enrolment(run, email="BO@kommune.example")
    actions.withdraw_enrolment(enrolment=first, actor=None, at=now)
    first.refresh_from_db()
    assert first.left_on == date(2024, 3, 4)
    again = make_enrolment(run, email="bo@kommune.example", job_role=JobRole.OTHER)
    assert (again.pk, again.left_on, again.job_role) == (first.pk, None, "other")


def test_leaving_twice_is_recorded_once(now: datetime) -> None:
    enrolment = make_enrolment(make_course_run())
    for _ in range(2):
        actions.withdraw_enrolment(enrolment=enrolment, actor=None, at=now)
    assert verbs().count("planning.colleague_withdrawn") == 1


def test_a_colleague_is_written_right(now: datetime) -> None:
    enrolment, other = make_enrolment(make_course_run(), name="Bo Lind"), make_municipal_person()
    common = {"enrolment": enrolment, "job_role": JobRole.PROFESSIONAL_LEADER, "department": "Voksne", "actor": None}
    actions.correct_enrolment(name="Bo Lindh", email="bo.lindh@kommune.example", at=now, **common)
    stored = queries.enrolment(enrolment.pk)
    assert (stored.person.name, stored.person.email, stored.job_role, stored.department) == (
        "Bo Lindh",
        "bo.lindh@kommune.example",
        "professional_leader",
        "Voksne",
    )
    with pytest.raises(EmailBelongsToAnother):
        actions.correct_enrolment(name="Bo Lindh", email=other.email, at=now, **common)
