"""The files for one's calendar: one's own days, their uid and sequence, and nobody else's."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import icalendar
import pytest
from django.test import override_settings

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CalendarEntry, CourseRun, LearningDay
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.pure.formats.strict import read_strictly
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
MINE, TAUGHT = "/mit-forloeb/kalender/hent/", "/undervisning/kalender/hent/"
BEFORE, AFTER = date(2024, 3, 27), date(2024, 4, 3)  # summer time begins on 31 March
COPENHAGEN = ZoneInfo("Europe/Copenhagen")


@pytest.fixture
def year() -> SimpleNamespace:
    """Ådal and Nordby on days of their own, each with a contact person and one enrolled; Karen Holm teaches in Ådal."""
    edition = make_edition()
    year = SimpleNamespace(edition=edition, teacher=make_staff(Role.TEACHER, name="Karen Holm"))
    year.run = make_course_run(edition=edition, name="Ådal", contact_name="Bodil Ager", elearning_on=date(2024, 3, 14))
    year.day = make_learning_day(runs=[year.run], on=BEFORE, place="Ådal Rådhus, Åvej 1")
    year.enrolment = make_enrolment(year.run)
    year.other = make_course_run(edition=edition, name="Nordby", contact_name="Erik Fog", elearning_on=AFTER)
    make_learning_day(runs=[year.other], on=date(2024, 4, 24), place="Nordby Hal")
    actions.assign_teacher(day=year.day, person=year.teacher, actor=None, at=PLANNED_AT)
    return year


def events(visit: Visitor, person: Person, href: str = MINE) -> list[icalendar.Event]:
    """What the file holds, read strictly and by another reader."""
    content = visit(person, href).content
    read_strictly(content)
    calendar = icalendar.Calendar.from_ical(content)
    assert calendar["METHOD"] == "PUBLISH"
    return list(calendar.events)


def physical(visit: Visitor, person: Person, href: str = MINE) -> icalendar.Event:
    return next(each for each in events(visit, person, href) if "E-læringsdag" not in each["SUMMARY"])


def move(day: LearningDay, on: date, **changes: object) -> None:
    day.refresh_from_db()
    fields = {
        "starts_at": day.starts_at,
        "ends_at": day.ends_at,
        "place": day.place,
        "host_run": day.host_run,
        **changes,
    }
    actions.correct_learning_day(day=day, seen_version=day.version, on=on, actor=None, at=PLANNED_AT, **fields)


# --- Whose days ------------------------------------------------------------------------------------------------------


def test_a_contact_person_and_a_participant_get_the_two_days_of_their_own_forlob(visit: Visitor, year) -> None:
    make_organisation()
    for person in (year.run.contact_person, year.enrolment.person):
        online, day = events(visit, person)
        assert online["SUMMARY"] == f"E-læringsdag: {year.edition.theme} (Ådal)"
        assert (online["DTSTART"].dt, online["DTEND"].dt) == (date(2024, 3, 14), date(2024, 3, 15))
        assert day["SUMMARY"] == f"Fysisk læringsdag: {year.edition.theme} (Ådal)"
        assert day["DTSTART"].dt == datetime(2024, 3, 27, 9, tzinfo=COPENHAGEN)
        assert day["DTEND"].dt == datetime(2024, 3, 27, 15, tzinfo=COPENHAGEN)
        assert day["LOCATION"] == "Ådal Rådhus, Åvej 1"
        assert day["URL"] == "http://testserver/mit-forloeb/"
        assert day["ORGANIZER"] == "mailto:sagkyndig@localhost"


def test_a_teacher_gets_the_days_they_teach_and_no_others(visit: Visitor, year) -> None:
    (day,) = events(visit, year.teacher, TAUGHT)
    assert day["SUMMARY"] == f"Du underviser på en fysisk læringsdag: {year.edition.theme}"
    assert day["DTSTART"].dt.date() == BEFORE
    assert events(visit, make_staff(Role.TEACHER), TAUGHT) == []


def test_nothing_of_another_municipality_stands_in_the_file(visit: Visitor, year) -> None:
    for person in (year.run.contact_person, year.enrolment.person):
        content = visit(person, MINE).content.decode()
        assert "Nordby" not in content
        assert str(CalendarEntry.objects.filter(course_run=year.other)[0].uid) not in content


def test_whoever_is_not_in_a_forlob_gets_an_empty_calendar(visit: Visitor, year) -> None:
    stranger = make_municipal_person(Role.PARTICIPANT, municipality=year.run.municipality)
    assert events(visit, stranger) == []
    actions.withdraw_enrolment(enrolment=year.enrolment, actor=None, at=PLANNED_AT)
    assert events(visit, year.enrolment.person) == []


def test_it_is_sent_as_a_calendar_that_nobody_keeps(visit: Visitor, year) -> None:
    for person, href, name in (
        (year.run.contact_person, MINE, "laeringsforloeb.ics"),
        (year.teacher, TAUGHT, "undervisning.ics"),
    ):
        answer = visit(person, href).response
        assert answer["Content-Type"] == "text/calendar; charset=utf-8; method=PUBLISH"
        assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
        assert answer["Cache-Control"] == "private, no-store"


def test_days_come_from_where_mails_come(visit: Visitor, year) -> None:
    with override_settings(DEFAULT_FROM_EMAIL="Sagkyndig <sagkyndig@styrelse.example>"):
        assert physical(visit, year.run.contact_person)["ORGANIZER"] == "mailto:sagkyndig@styrelse.example"


def test_a_demonstration_says_so(visit: Visitor, year) -> None:
    assert "Demonstration" not in physical(visit, year.run.contact_person)["DESCRIPTION"]
    make_organisation(is_demonstration=True)
    for day in events(visit, year.run.contact_person):
        assert day["DESCRIPTION"].startswith("Demonstration: Dagen er opdigtet.")


# --- Moved and called off --------------------------------------------------------------------------------------------


def test_a_day_moved_over_the_change_to_summer_time_keeps_its_uid_and_its_hour(visit: Visitor, year) -> None:
    whose = ((year.enrolment.person, MINE), (year.run.contact_person, MINE), (year.teacher, TAUGHT))
    before = [physical(visit, *each) for each in whose]
    move(year.day, AFTER)
    after = [physical(visit, *each) for each in whose]
    assert [each["UID"] for each in after] == [each["UID"] for each in before]
    assert [(was["SEQUENCE"], now["SEQUENCE"]) for was, now in zip(before, after, strict=True)] == [(0, 1)] * 3
    assert {each["DTSTART"].dt for each in before} == {datetime(2024, 3, 27, 8, tzinfo=UTC)}
    assert {each["DTSTART"].dt for each in after} == {datetime(2024, 4, 3, 7, tzinfo=UTC)}


def test_time_and_place_are_told_and_a_room_with_other_seats_is_not(visit: Visitor, year) -> None:
    person = year.enrolment.person
    move(year.day, BEFORE, seats=30)
    assert physical(visit, person)["SEQUENCE"] == 0
    move(year.day, BEFORE, place="Biblioteket", starts_at=time(10))
    told = physical(visit, person)
    assert (told["SEQUENCE"], told["LOCATION"], told["DTSTART"].dt.hour) == (1, "Biblioteket", 10)


def test_a_forlob_that_moves_to_anothers_day_moves_the_same_thing(visit: Visitor, year) -> None:
    uid = physical(visit, year.enrolment.person)["UID"]
    year.other.refresh_from_db()
    actions.join_learning_day(run=year.run, day=year.other.learning_day, actor=None, at=PLANNED_AT)
    day = physical(visit, year.enrolment.person)
    assert (day["UID"], day["SEQUENCE"], day["LOCATION"]) == (uid, 1, "Nordby Hal")
    assert CalendarEntry.objects.get(course_run=year.other, kind="physical").sequence == 0


@pytest.mark.parametrize("way", ["leave", "remove"])
def test_a_day_that_is_called_off_is_told_so_and_set_again_under_the_same_uid(visit: Visitor, year, way: str) -> None:
    person = year.enrolment.person
    before = physical(visit, person)
    if way == "leave":
        actions.leave_learning_day(run=year.run, actor=None, at=PLANNED_AT)
    else:
        actions.remove_learning_day(day=year.day, actor=None, at=PLANNED_AT)
    off = [each for each in events(visit, person) if each["UID"] == before["UID"]]
    assert [(each["SEQUENCE"], each["STATUS"], each["DTSTART"].dt) for each in off] == [
        (1, "CANCELLED", before["DTSTART"].dt)
    ]
    assert off[0]["SUMMARY"].startswith("Aflyst: ")
    year.run.refresh_from_db()
    make_learning_day(runs=[year.run], on=AFTER)
    again = physical(visit, person)
    assert (again["UID"], again["SEQUENCE"], again["STATUS"]) == (before["UID"], 2, "CONFIRMED")


def test_a_teacher_who_is_taken_off_or_loses_the_day_is_told(visit: Visitor, year) -> None:
    lead = make_staff(Role.TEACHER)
    placed = actions.assign_teacher(day=year.day, person=lead, actor=None, at=PLANNED_AT)
    actions.withdraw_teacher(teacher=placed, actor=None, at=PLANNED_AT)
    assert [(each["SEQUENCE"], each["STATUS"]) for each in events(visit, lead, TAUGHT)] == [(1, "CANCELLED")]
    assert physical(visit, year.teacher, TAUGHT)["SEQUENCE"] == 0
    actions.assign_teacher(day=year.day, person=lead, actor=None, at=PLANNED_AT)
    assert physical(visit, lead, TAUGHT)["SEQUENCE"] == 2
    actions.remove_learning_day(day=year.day, actor=None, at=PLANNED_AT)
    for person, sequence in ((lead, 3), (year.teacher, 1)):
        assert [(each["SEQUENCE"], each["STATUS"]) for each in events(visit, person, TAUGHT)] == [
            (sequence, "CANCELLED")
        ]


@pytest.mark.parametrize(("when", "told"), [((2024, 3, 27, 20), 2), ((2024, 3, 28, 8), 1)])
def test_what_was_called_off_is_told_until_its_day_is_over(visit: Visitor, year, clock, when, told: int) -> None:
    actions.leave_learning_day(run=year.run, actor=None, at=PLANNED_AT)
    clock.set(*when)
    assert len(events(visit, year.enrolment.person)) == told


def test_the_elearning_day_is_told_when_it_is_chosen_moved_and_given_up(visit: Visitor, year) -> None:
    found = []
    for on in (date(2024, 3, 15), None, date(2024, 3, 15)):
        year.run.refresh_from_db()
        actions.choose_elearning_day(run=year.run, on=on, actor=None, at=PLANNED_AT)
        (online,) = [each for each in events(visit, year.enrolment.person) if "E-læringsdag" in each["SUMMARY"]]
        found.append((online["SEQUENCE"], str(online["STATUS"])))
    assert found == [(1, "CONFIRMED"), (2, "CANCELLED"), (3, "CONFIRMED")]


def test_a_forlob_that_is_removed_takes_its_entries_with_it(year) -> None:
    actions.remove_course_run(run=year.other, actor=None, at=PLANNED_AT)
    assert not CalendarEntry.objects.filter(course_run_id=year.other.pk).exists()
    assert CourseRun.objects.count() == 1


# --- On the pages ----------------------------------------------------------------------------------------------------


def test_the_pages_lead_to_the_file(visit: Visitor, year) -> None:
    assert visit(year.run.contact_person, "/mit-forloeb/").link("Hent dagene til din kalender") == MINE
    plan = f"/runder/{year.edition.pk}/planlaegning/"
    words = "Hent de dage, du underviser, til din kalender"
    assert visit(year.teacher, plan).link(words) == TAUGHT
    assert words not in visit(make_staff(Role.TEACHER), plan).text


def test_without_days_there_is_nothing_to_fetch(visit: Visitor) -> None:
    run = make_course_run(contact_name="Bodil Ager")
    assert "kalender" not in visit(run.contact_person, "/mit-forloeb/").text


def test_the_count_of_queries_does_not_grow_with_days(visit: Visitor, year) -> None:
    visit(year.teacher, TAUGHT)
    one = visit(year.teacher, TAUGHT).queries
    for on in (date(2024, 4, 9), date(2024, 4, 10)):
        day = make_learning_day(edition=make_edition(), on=on)
        actions.assign_teacher(day=day, person=year.teacher, actor=None, at=PLANNED_AT)
    assert visit(year.teacher, TAUGHT).queries == one
