"""Contact persons book days: the e-learning day with its hours, the physical day, the room, and dates that are proposed."""

from __future__ import annotations

import threading
from datetime import date, datetime, time
from time import sleep

import pytest
from django.db import OperationalError, connection
from django.db.models import Q

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CalendarEntry, CourseRun, DayProposal, DayTeacher, LearningDay
from sagkyndig.journey.planning.rules.joining import Answer
from sagkyndig.journey.planning.rules.refusals import (
    AlreadyAsked,
    DayNotFree,
    DaysArePast,
    ElearningNotFirst,
    EndsBeforeItStarts,
    NoPlaceInTheEdition,
    NotTheHost,
    OfferIsOver,
    PlanningRefused,
    ReasonIsMissing,
    RuleForbids,
    SharesTheDay,
)
from sagkyndig.journey.programme import actions as programmes
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.programme.rules.team import TeamRole
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.pure.versions import ChangedMeanwhile
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_learning_day
from tests.factories.programme import add_teacher, make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db
TUESDAY = date(2024, 4, 16)


def make_taught_edition(*, teachers: int = 2, **told: object) -> Edition:
    """An edition with a teaching period of April and May 2024 and so many teachers, the first of them leading."""
    edition = make_edition(**told)  # type: ignore[arg-type]
    for place in range(teachers):
        add_teacher(edition, name=f"Underviser {place}", is_lead=not place)
    set_period(edition)
    return edition


def set_period(edition: Edition, seen_version: int = 0) -> None:
    actions.set_teaching_period(
        edition=edition,
        seen_version=seen_version,
        first_on=date(2024, 4, 1),
        last_on=date(2024, 5, 31),
        starts_at=time(9, 30),
        ends_at=time(15, 30),
        actor=None,
        at=PLANNED_AT,
    )


def make_run(edition: Edition, name: str = "Ådal", elearning_on: date | None = date(2024, 3, 20)) -> CourseRun:
    return make_course_run(edition=edition, name=name, contact_name=f"Kontakt i {name}", elearning_on=elearning_on)


def book(run: CourseRun, on: date = TUESDAY, *, at: datetime, **more: object) -> LearningDay:
    return actions.book_learning_day(run=run, on=on, actor=run.contact_person, at=at, **more)  # type: ignore[arg-type]


def fresh(run: CourseRun) -> CourseRun:
    return CourseRun.objects.select_related("municipality", "contact_person", "learning_day").get(pk=run.pk)


def mails() -> list[tuple[str, str]]:
    sent = OutgoingMail.objects.filter(Q(template__contains="day_") | Q(template__contains="joint_")).order_by("pk")
    return [(each.to.name, each.subject) for each in sent]


# --- Beginning, and the e-learning day -----------------------------------------------------------------------------


def test_a_forlob_begins_after_the_yes_and_once(now: datetime) -> None:
    standing = make_standing(name="Ådal", state=StandingState.ACCEPTED)
    person = make_municipal_person(Role.CONTACT_PERSON, municipality=standing.municipality)
    begun = [
        actions.begin_course_run(edition=standing.edition, municipality=standing.municipality, actor=person, at=now)
        for _ in range(2)
    ]
    assert begun[0] == begun[1] == CourseRun.objects.get()
    assert begun[0].contact_person == person


def test_nobody_begins_without_a_yes(now: datetime) -> None:
    standing = make_standing(name="Ådal", state=StandingState.CHOSEN)
    person = make_municipal_person(Role.CONTACT_PERSON, municipality=standing.municipality)
    with pytest.raises(NoPlaceInTheEdition, match="Ådal har ikke sagt ja"):
        actions.begin_course_run(edition=standing.edition, municipality=standing.municipality, actor=person, at=now)
    assert not CourseRun.objects.exists()


def set_aside(
    run: CourseRun, on: date, *, at: datetime, seen: int | None = None, ends_at: time = time(14)
) -> CourseRun:
    return actions.set_aside_elearning_day(
        run=run,
        seen_version=run.version if seen is None else seen,
        on=on,
        starts_at=time(9),
        ends_at=ends_at,
        actor=run.contact_person,
        at=at,
    )


def test_the_hours_are_set_aside_with_the_day(now: datetime) -> None:
    run = set_aside(make_run(make_edition(), elearning_on=None), date(2024, 3, 21), at=now)
    assert (run.elearning_on, run.elearning_starts_at, run.elearning_ends_at) == (
        date(2024, 3, 21),
        time(9),
        time(14),
    )
    assert CalendarEntry.objects.get().on == date(2024, 3, 21)
    actions.choose_elearning_day(run=run, on=None, actor=None, at=now)
    assert fresh(run).elearning_starts_at is None


@pytest.mark.parametrize(
    ("on", "error"),
    [
        (date(2024, 3, 28), RuleForbids),  # skærtorsdag
        (date(2024, 3, 1), DaysArePast),
        (date(2024, 4, 10), ElearningNotFirst),  # the physical day itself
        (date(2024, 4, 11), ElearningNotFirst),
    ],
)
def test_a_day_that_cannot_be_is_refused_and_nothing_changes(on: date, error: type[Exception], now: datetime) -> None:
    run = make_run(make_edition())
    make_learning_day(runs=[run])
    with pytest.raises(error):
        set_aside(fresh(run), on, at=now)
    assert fresh(run).elearning_on == date(2024, 3, 20)


def test_two_tabs_and_hours_the_wrong_way_round(now: datetime) -> None:
    run = make_run(make_edition())
    set_aside(run, date(2024, 3, 21), at=now)
    with pytest.raises(ChangedMeanwhile):
        set_aside(run, date(2024, 3, 22), at=now)
    with pytest.raises(EndsBeforeItStarts):
        set_aside(fresh(run), date(2024, 3, 22), at=now, ends_at=time(9))


def test_a_day_that_was_held_is_not_moved(now: datetime) -> None:
    run = make_run(make_edition(), elearning_on=date(2024, 3, 1))
    with pytest.raises(DaysArePast):
        set_aside(run, date(2024, 3, 22), at=now)


# --- The physical day ------------------------------------------------------------------------------------------------


def test_a_day_is_held_with_the_lead_teacher_and_another_at_the_usual_hours(now: datetime) -> None:
    run = make_run(make_taught_edition(teachers=3))
    day = book(run, at=now, place=" Rådhuset ", seats=30)
    assert (day.on, day.starts_at, day.ends_at, day.place, day.seats) == (
        TUESDAY,
        time(9, 30),
        time(15, 30),
        "Rådhuset",
        30,
    )
    assert (fresh(run).learning_day, day.host_run) == (day, run)
    assert [(each.person.name, each.is_lead) for each in day.teachers.all()] == [
        ("Underviser 0", True),
        ("Underviser 1", False),
    ]
    assert Entry.objects.filter(verb="planning.learning_day_booked").count() == 1


def test_the_second_teacher_is_who_teaches_least_unless_somebody_is_asked_for(now: datetime) -> None:
    edition = make_taught_edition(teachers=3)
    first = book(make_run(edition, "Ådal"), at=now)
    second = book(make_run(edition, "Østby"), date(2024, 4, 17), at=now)
    third = Person.objects.get(name="Underviser 2")
    last = book(make_run(edition, "Vadbro"), date(2024, 4, 18), at=now, beside=third)
    assert [day.teachers.get(is_lead=False).person.name for day in (first, second, last)] == [
        "Underviser 1",
        "Underviser 2",
        "Underviser 2",
    ]


def test_a_day_that_is_taken_is_refused_to_the_next_one(now: datetime) -> None:
    edition = make_taught_edition()
    book(make_run(edition, "Ådal"), at=now)
    other = make_run(edition, "Østby")
    with pytest.raises(DayNotFree, match="ikke ledige tirsdag den 16"):
        book(other, at=now)
    assert (fresh(other).learning_day, LearningDay.objects.count()) == (None, 1)


def test_booking_twice_holds_one_day(now: datetime) -> None:
    run = make_run(make_taught_edition())
    book(run, at=now)
    with pytest.raises(DayNotFree):
        book(run, at=now)
    assert LearningDay.objects.count() == 1


@pytest.mark.parametrize(
    ("on", "error"),
    [
        (date(2024, 4, 13), DayNotFree),  # a Saturday
        (date(2024, 5, 9), DayNotFree),  # Kristi himmelfartsdag
        (date(2024, 6, 4), DayNotFree),  # after the period
        (date(2024, 3, 4), DaysArePast),
        (date(2024, 3, 20), ElearningNotFirst),
    ],
)
def test_what_is_not_offered_is_not_held(on: date, error: type[Exception], now: datetime) -> None:
    with pytest.raises(error):
        book(make_run(make_taught_edition()), on, at=now)
    assert not LearningDay.objects.exists()


def test_an_absence_noted_meanwhile_stops_the_booking(now: datetime) -> None:
    edition = make_taught_edition()
    run = make_run(edition)
    lead = Person.objects.get(name="Underviser 0")
    actions.note_absence(person=lead, first_on=TUESDAY, last_on=TUESDAY, actor=lead, at=now)
    with pytest.raises(DayNotFree):
        book(run, at=now)


def test_choosing_another_date_moves_the_day_and_frees_the_old_one(now: datetime) -> None:
    edition = make_taught_edition(teachers=3)
    run = make_run(edition)
    day = book(run, at=now, place="Rådhuset", seats=30)
    moved = book(fresh(run), date(2024, 4, 23), at=now, place="Rådhuset", seats=30)
    assert (moved.pk, moved.on, LearningDay.objects.count()) == (day.pk, date(2024, 4, 23), 1)
    assert set(DayTeacher.objects.values_list("on", flat=True)) == {date(2024, 4, 23)}
    assert CalendarEntry.objects.get(course_run=run, kind="physical").sequence == 1
    book(make_run(edition, "Østby"), at=now)


def test_a_joint_day_is_not_moved_by_one_of_the_two(now: datetime) -> None:
    edition = make_taught_edition()
    run, other = make_run(edition), make_run(edition, "Østby")
    day = book(run, at=now)
    actions.join_learning_day(run=other, day=day, actor=None, at=now)
    with pytest.raises(SharesTheDay, match="Østby"):
        book(fresh(run), date(2024, 4, 23), at=now)


def test_a_teacher_who_is_disqualified_there_is_not_booked(now: datetime) -> None:
    edition = make_taught_edition(teachers=3)
    run = make_run(edition)
    barred = Person.objects.get(name="Underviser 1")
    actions.note_disqualification(
        person=barred, municipality=run.municipality, since_on=date(2024, 1, 1), actor=None, at=now
    )
    assert [each.person.name for each in book(run, at=now).teachers.all()] == ["Underviser 0", "Underviser 2"]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("same_edition", [True, False], ids=["one edition", "two editions with the same teachers"])
def test_two_who_choose_the_same_date_at_once_never_book_a_teacher_twice(same_edition: bool, now: datetime) -> None:
    one = make_taught_edition()
    two = one if same_edition else make_edition()
    if not same_edition:
        for name in ("Underviser 0", "Underviser 1"):
            programmes.add_team_member(
                edition=two,
                person=Person.objects.get(name=name),
                role=TeamRole.TEACHER,
                is_lead_teacher=name == "Underviser 0",
                actor=None,
                at=PLANNED_AT,
            )
        set_period(two)
    runs = [make_run(one, "Ådal"), make_run(two, "Østby"), make_run(one, "Vadbro")]
    barrier, outcomes = threading.Barrier(len(runs)), []

    def choose(run: CourseRun) -> None:
        barrier.wait(10)
        try:
            for _ in range(200):
                try:
                    outcomes.append(book(run, at=now).pk)
                except PlanningRefused as error:
                    outcomes.append(type(error))
                except (
                    OperationalError
                ):  # SQLite in memory does not wait for its turn; in a file and on a server it does
                    sleep(0.02)
                    continue
                break
        finally:
            connection.close()

    threads = [threading.Thread(target=choose, args=[run]) for run in runs]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(map(str, outcomes)) == sorted(map(str, [LearningDay.objects.get().pk, DayNotFree, DayNotFree]))
    assert DayTeacher.objects.count() == 2


# --- The room --------------------------------------------------------------------------------------------------------


def describe(run: CourseRun, *, at: datetime, seen: int, place: str = "Kulturhuset") -> LearningDay:
    return actions.describe_room(
        run=run,
        seen_version=seen,
        place=place,
        seats=24,
        starts_at=time(10),
        ends_at=time(15),
        actor=run.contact_person,
        at=at,
    )


def test_the_host_tells_where_and_calendars_follow(now: datetime) -> None:
    run = make_run(make_taught_edition())
    day = book(run, at=now)
    described = describe(fresh(run), at=now, seen=day.version)
    assert (described.place, described.seats, described.starts_at) == ("Kulturhuset", 24, time(10))
    assert {each.place for each in CalendarEntry.objects.exclude(kind="elearning")} == {"Kulturhuset"}
    with pytest.raises(ChangedMeanwhile):
        describe(fresh(run), at=now, seen=day.version)


def test_a_guest_does_not_change_the_hosts_room(now: datetime) -> None:
    edition = make_taught_edition()
    host, guest = make_run(edition), make_run(edition, "Østby")
    day = book(host, at=now, place="Rådhuset")
    actions.join_learning_day(run=guest, day=day, actor=None, at=now)
    with pytest.raises(NotTheHost, match="Ådal er vært"):
        describe(fresh(guest), at=now, seen=day.version)
    assert LearningDay.objects.get().place == "Rådhuset"


def test_there_is_no_room_without_a_day(now: datetime) -> None:
    with pytest.raises(OfferIsOver):
        describe(make_run(make_edition()), at=now, seen=1)


# --- Dates that are proposed -----------------------------------------------------------------------------------------


def propose(run: CourseRun, *dates: date, at: datetime) -> list[DayProposal]:
    contact = run.contact_person
    assert contact is not None
    return actions.propose_days(run=run, dates=dates, note="Temauge", actor=contact, at=at)


@pytest.fixture
def proposed(now: datetime) -> DayProposal:
    """Ådal asks for 4 June, after the period; the edition has a manager."""
    edition = make_taught_edition()
    programmes.add_team_member(
        edition=edition,
        person=make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård"),
        role=TeamRole.PROGRAMME_MANAGER,
        actor=None,
        at=PLANNED_AT,
    )
    return propose(make_run(edition), date(2024, 6, 4), at=now)[0]


def test_the_managers_are_told_once_of_all_dates(proposed: DayProposal, now: datetime) -> None:
    propose(fresh(proposed.course_run), date(2024, 6, 12), date(2024, 6, 11), date(2024, 6, 11), at=now)
    assert mails() == [
        ("Anne Lindegård", "Ådal foreslår tirsdag den 4. juni 2024"),
        ("Anne Lindegård", "Ådal foreslår tirsdag den 11. juni 2024 og onsdag den 12. juni 2024"),
    ]


def test_a_date_is_asked_for_once_at_a_time(proposed: DayProposal, now: datetime) -> None:
    with pytest.raises(AlreadyAsked):
        propose(proposed.course_run, proposed.on, date(2024, 6, 18), at=now)
    assert DayProposal.objects.count() == 1
    actions.take_back_proposal(proposal=proposed, actor=None, at=now)
    propose(proposed.course_run, proposed.on, at=now)


@pytest.mark.parametrize(
    ("on", "error"),
    [(date(2024, 5, 9), RuleForbids), (date(2024, 3, 4), DaysArePast), (date(2024, 3, 20), ElearningNotFirst)],
)
def test_what_cannot_be_is_not_proposed(on: date, error: type[Exception], now: datetime) -> None:
    with pytest.raises(error):
        propose(make_run(make_taught_edition()), on, at=now)
    assert not DayProposal.objects.exists()


def test_a_yes_holds_the_day_and_tells_the_contact_person(proposed: DayProposal, now: datetime) -> None:
    other = propose(proposed.course_run, date(2024, 6, 11), at=now)[0]
    manager = Person.objects.get(name="Anne Lindegård")
    day = actions.agree_to_day(proposal=proposed, actor=manager, at=now)
    assert (day.on, day.host_run, fresh(proposed.course_run).learning_day) == (proposed.on, proposed.course_run, day)
    assert [each.person.name for each in day.teachers.all()] == ["Underviser 0", "Underviser 1"]
    proposed.refresh_from_db()
    other.refresh_from_db()
    assert (proposed.state, proposed.answered_by, other.state) == (Answer.YES, manager, Answer.TAKEN_BACK)
    assert mails()[-1] == ("Kontakt i Ådal", "Jeres fysiske læringsdag er tirsdag den 4. juni 2024")
    with pytest.raises(OfferIsOver):
        actions.agree_to_day(proposal=proposed, actor=manager, at=now)


def test_a_yes_to_a_day_on_which_the_lead_teacher_is_away_takes_who_is_free(
    proposed: DayProposal, now: datetime
) -> None:
    lead, manager = Person.objects.get(name="Underviser 0"), Person.objects.get(name="Anne Lindegård")
    actions.note_absence(person=lead, first_on=proposed.on, last_on=proposed.on, actor=lead, at=now)
    day = actions.agree_to_day(proposal=proposed, actor=manager, at=now)
    assert [(each.person.name, each.is_lead) for each in day.teachers.all()] == [("Underviser 1", False)]


def test_a_no_says_why(proposed: DayProposal, now: datetime) -> None:
    manager = Person.objects.get(name="Anne Lindegård")
    with pytest.raises(ReasonIsMissing):
        actions.turn_down_day(proposal=proposed, reason=" ", actor=manager, at=now)
    actions.turn_down_day(proposal=proposed, reason="Underviserne er på kursus.", actor=manager, at=now)
    mail = OutgoingMail.objects.get(template="planning/day_answered")
    assert (mail.to.name, mail.context["reason"]) == ("Kontakt i Ådal", "Underviserne er på kursus.")
    assert not LearningDay.objects.exists()
    with pytest.raises(OfferIsOver):
        actions.take_back_proposal(proposal=proposed, actor=None, at=now)


def test_booking_a_free_day_puts_an_end_to_proposals(proposed: DayProposal, now: datetime) -> None:
    book(proposed.course_run, at=now)
    proposed.refresh_from_db()
    assert proposed.state == Answer.TAKEN_BACK


# --- When teaching can be --------------------------------------------------------------------------------------------


def test_two_who_set_the_period_at_once(now: datetime) -> None:
    edition = make_taught_edition()
    with pytest.raises(ChangedMeanwhile):
        set_period(edition)
    set_period(edition, seen_version=1)


def test_an_absence_is_noted_once_and_removed(now: datetime) -> None:
    person = make_staff(Role.TEACHER)
    noted = [
        actions.note_absence(person=person, first_on=TUESDAY, last_on=TUESDAY, actor=person, at=now) for _ in range(2)
    ]
    assert noted[0] == noted[1]
    actions.remove_absence(absence=noted[0], actor=person, at=now)
    assert [each.verb for each in Entry.objects.filter(verb__contains="absence").order_by("pk")] == [
        "planning.absence_noted",
        "planning.absence_removed",
    ]
    with pytest.raises(PlanningRefused, match="Den sidste dag"):
        actions.note_absence(person=person, first_on=TUESDAY, last_on=date(2024, 4, 1), actor=person, at=now)
