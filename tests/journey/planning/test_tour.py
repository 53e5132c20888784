"""Accepting a proposed tour: the days as they were proposed, all or none, once, and nothing that has changed meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CourseRun, DayProposal, DayTeacher, LearningDay
from sagkyndig.journey.planning.queries.tour import tour_world
from sagkyndig.journey.planning.rules.joining import Answer, Sharing
from sagkyndig.journey.planning.rules.refusals import LineCannotBe, NothingChosen, TourHasChanged
from sagkyndig.journey.planning.rules.tour import Proposal, TourWorld, propose
from sagkyndig.journey.planning.rules.tour.lines import Line, line_of, read_asked, read_line
from sagkyndig.journey.planning.rules.tour.stamp import stamp
from sagkyndig.journey.programme.models import Edition
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import add_teacher, make_edition

pytestmark = pytest.mark.django_db

AT = datetime(2024, 3, 1, 9, 0, tzinfo=ZoneInfo("Europe/Copenhagen"))
TODAY = AT.date()


@pytest.fixture
def edition() -> Edition:
    """Three forløb, a lead teacher and two more, and a teaching period of two weeks in April."""
    edition = make_edition(year=2024)
    add_teacher(edition, name="Marianne Dalby", is_lead=True)
    for name in ("Fie Kjær", "Jens Holm"):
        add_teacher(edition, name=name)
    for name in ("Ådal", "Østby", "Gudenholm"):
        make_course_run(edition=edition, name=name, contact_name=f"Kontakt i {name}")
    set_period(edition, date(2024, 4, 8), date(2024, 4, 19))
    return edition


@pytest.fixture
def manager() -> Person:
    return make_staff(Role.PROGRAMME_MANAGER)


def set_period(edition: Edition, first_on: date, last_on: date, seen_version: int = 0) -> None:
    actions.set_teaching_period(
        edition=edition,
        seen_version=seen_version,
        first_on=first_on,
        last_on=last_on,
        starts_at=time(9),
        ends_at=time(15),
        actor=None,
        at=AT,
    )


def world_of(edition: Edition) -> TourWorld:
    world = tour_world(edition, TODAY)
    assert world
    return world


def proposed(edition: Edition) -> tuple[Proposal, list[Line], str]:
    world = world_of(edition)
    proposal = propose(world)
    return proposal, [line_of(option) for option in proposal.news], stamp(world)


def accept(edition: Edition, lines: list[Line], seen: str, manager: Person) -> list[LearningDay]:
    return actions.accept_tour(edition=edition, lines=lines, seen=seen, actor=manager, at=AT)


def run_of(name: str) -> CourseRun:
    return CourseRun.objects.select_related("learning_day", "municipality").get(municipality__name=name)


def test_without_a_period_there_is_nothing_to_look_at() -> None:
    assert tour_world(make_edition(), TODAY) is None


def test_the_days_are_held_as_they_were_proposed(edition: Edition, manager: Person) -> None:
    proposal, lines, seen = proposed(edition)
    days = accept(edition, lines, seen, manager)
    assert [day.on for day in days] == [option.on for option in proposal.chosen]
    for option, day in zip(proposal.chosen, days, strict=True):
        assert {run.pk for run in CourseRun.objects.filter(learning_day=day)} == {run.id for run in option.runs}
        teachers = {(each.person.name, each.is_lead) for each in DayTeacher.objects.filter(day=day)}
        assert teachers == {(each.name, each.name == "Marianne Dalby") for each in option.teachers}
        assert option.host is not None
        assert day.host_run_id == option.host.id
        assert (day.starts_at, day.ends_at) == (time(9), time(15))
    assert propose(world_of(edition)).news == ()
    assert Entry.objects.filter(verb="planning.tour_accepted").count() == 1


def test_contact_persons_are_told_and_can_propose_another(edition: Edition, manager: Person) -> None:
    _, lines, seen = proposed(edition)
    accept(edition, lines, seen, manager)
    mails = OutgoingMail.objects.filter(template="planning/tour_day")
    assert {mail.to.name for mail in mails} == {"Kontakt i Gudenholm", "Kontakt i Østby", "Kontakt i Ådal"}
    assert mails[0].subject.startswith("Jeres fysiske læringsdag er ")


def test_some_of_the_lines_can_be_accepted(edition: Edition, manager: Person) -> None:
    _, lines, seen = proposed(edition)
    accept(edition, lines[:1], seen, manager)
    assert LearningDay.objects.filter(edition=edition).count() == 1
    assert OutgoingMail.objects.filter(template="planning/tour_day").count() == len(lines[0].runs)


def test_the_second_click_does_nothing_more(edition: Edition, manager: Person) -> None:
    _, lines, seen = proposed(edition)
    accept(edition, lines, seen, manager)
    assert accept(edition, lines, seen, manager) == []
    assert LearningDay.objects.filter(edition=edition).count() == len(lines)
    assert OutgoingMail.objects.filter(template="planning/tour_day").count() == 3
    assert Entry.objects.filter(verb="planning.tour_accepted").count() == 1


@pytest.mark.parametrize("change", ["absence", "own day", "elearning", "period", "team"])
def test_what_has_changed_meanwhile_is_not_accepted(edition: Edition, manager: Person, change: str) -> None:
    _, lines, seen = proposed(edition)
    if change == "absence":
        lead = Person.objects.get(name="Marianne Dalby")
        actions.note_absence(person=lead, first_on=lines[0].on, last_on=lines[0].on, actor=None, at=AT)
    elif change == "own day":
        make_learning_day(runs=[run_of("Ådal")], on=date(2024, 4, 10))
    elif change == "elearning":
        actions.choose_elearning_day(run=run_of("Østby"), on=date(2024, 4, 4), actor=None, at=AT)
    elif change == "period":
        set_period(edition, date(2024, 4, 8), date(2024, 4, 26), seen_version=1)
    else:
        add_teacher(edition, name="Sofie Ravn")
    before = LearningDay.objects.filter(edition=edition).count()
    with pytest.raises(TourHasChanged):
        accept(edition, lines, seen, manager)
    assert LearningDay.objects.filter(edition=edition).count() == before
    assert not OutgoingMail.objects.filter(template="planning/tour_day").exists()


def test_a_colleague_who_is_enrolled_meanwhile_changes_nothing(edition: Edition, manager: Person) -> None:
    _, lines, seen = proposed(edition)
    make_enrolment(run_of("Ådal"))
    assert len(accept(edition, lines, seen, manager)) == len(lines)


def test_a_line_that_no_rule_lets_through_is_refused_and_nothing_is_half_done(
    edition: Edition, manager: Person
) -> None:
    _, lines, seen = proposed(edition)
    jens, fie = (Person.objects.get(name=name).pk for name in ("Jens Holm", "Fie Kjær"))
    for wrong in (
        replace(lines[0], on=date(2024, 4, 13)),  # a Saturday
        replace(lines[0], on=date(2024, 5, 20)),  # outside the period
        replace(lines[0], teachers=tuple(sorted((jens, fie)))),  # without the lead teacher
        replace(lines[0], teachers=(999_999_999,)),
        replace(lines[0], runs=(999_999_999,)),
        replace(lines[0], day=999_999_999),
    ):
        with pytest.raises(LineCannotBe):
            accept(edition, [*lines[1:], wrong], seen, manager)
    with pytest.raises(LineCannotBe):
        accept(edition, [lines[0], lines[0]], seen, manager)
    with pytest.raises(NothingChosen):
        accept(edition, [], seen, manager)
    assert not LearningDay.objects.filter(edition=edition).exists()


def test_a_day_that_stands_stays_and_gets_the_teachers_it_lacks(edition: Edition, manager: Person) -> None:
    ours = run_of("Ådal")
    day = make_learning_day(runs=[ours], on=date(2024, 4, 10))
    fie = Person.objects.get(name="Fie Kjær")
    actions.assign_teacher(day=day, person=fie, actor=None, at=AT)
    CourseRun.objects.update(sharing=Sharing.ALONE.value)
    _, lines, seen = proposed(edition)
    accept(edition, lines, seen, manager)
    assert run_of("Ådal").learning_day == day
    teachers = DayTeacher.objects.filter(day=day)
    assert {(each.person.name, each.is_lead) for each in teachers} == {("Fie Kjær", False), ("Marianne Dalby", True)}
    told = {mail.to.name for mail in OutgoingMail.objects.filter(template="planning/tour_day")}
    assert told == {"Kontakt i Østby", "Kontakt i Gudenholm"}


def test_who_joins_a_day_that_stands_is_told_to_both(edition: Edition, manager: Person) -> None:
    CourseRun.objects.update(sharing=Sharing.GLADLY.value)
    make_learning_day(runs=[run_of("Ådal")], on=date(2024, 4, 10))
    DayProposal.objects.create(course_run=run_of("Østby"), on=date(2024, 4, 10), proposed_at=AT)
    _, lines, seen = proposed(edition)
    accept(edition, lines, seen, manager)
    assert run_of("Østby").learning_day == run_of("Ådal").learning_day
    subjects = {mail.to.name: mail.subject for mail in OutgoingMail.objects.filter(template="planning/tour_day")}
    assert subjects["Kontakt i Ådal"] == "Østby kommer med på jeres fysiske læringsdag"
    assert subjects["Kontakt i Østby"] == "Jeres fysiske læringsdag er onsdag den 10. april 2024"


def test_a_date_that_was_asked_for_is_a_yes_and_the_others_are_no_longer_asked_for(
    edition: Edition, manager: Person
) -> None:
    ours = run_of("Ådal")
    for on in (date(2024, 4, 16), date(2024, 4, 24)):
        DayProposal.objects.create(course_run=ours, on=on, proposed_at=AT)
    _, lines, seen = proposed(edition)
    accept(edition, lines, seen, manager)
    day = run_of("Ådal").learning_day
    assert day is not None
    states = {each.on: each.state for each in DayProposal.objects.all()}
    other = ({date(2024, 4, 16), date(2024, 4, 24)} - {day.on}).pop()
    assert states == {day.on: Answer.YES.value, other: Answer.TAKEN_BACK.value}


def test_the_world_is_read_in_as_many_queries_however_large_it_is(edition: Edition) -> None:
    def count() -> int:
        with CaptureQueriesContext(connection) as captured:
            tour_world(edition, TODAY)
        return len(captured)

    tour_world(edition, TODAY)
    make_learning_day(runs=[run_of("Ådal")], on=date(2024, 4, 10))
    before = count()
    for number in range(3):
        run = make_course_run(edition=edition)
        DayProposal.objects.create(course_run=run, on=date(2024, 4, 10), proposed_at=AT)
        day = make_learning_day(runs=[run], on=date(2024, 4, 11 + number))
        actions.assign_teacher(day=day, person=Person.objects.get(name="Jens Holm"), actor=None, at=AT)
    assert count() == before


def test_the_world_holds_what_was_said(edition: Edition) -> None:
    ours, theirs = run_of("Ådal"), run_of("Østby")
    make_enrolment(ours)
    DayProposal.objects.create(course_run=ours, on=date(2024, 4, 16), proposed_at=AT)
    DayProposal.objects.create(
        course_run=ours, on=date(2024, 4, 17), state=Answer.NO.value, proposed_at=AT, answered_at=AT
    )
    day = make_learning_day(runs=[theirs], on=date(2024, 4, 10))
    found = {run.municipality: run for run in world_of(edition).runs}
    assert list(found) == ["Gudenholm", "Østby", "Ådal"]
    assert (found["Ådal"].people, found["Østby"].people) == (1, 20)
    assert (found["Ådal"].wished, found["Ådal"].declined) == ((date(2024, 4, 16),), (date(2024, 4, 17),))
    assert found["Østby"].day_id == day.pk
    assert world_of(edition).from_on == date(2024, 3, 15)


def test_lines_come_back_as_they_were_written(edition: Edition) -> None:
    _, lines, _ = proposed(edition)
    assert [read_line(str(line)) for line in lines] == lines


@pytest.mark.parametrize(
    "text",
    ["", "x", "2024-02-30 dag: med:1 ved:2 hos:", "2024-04-10 dag: med:a ved:2 hos:", "2024-04-10 dag:1 med:1 ved:2"],
)
def test_what_nobody_wrote_is_no_line(text: str) -> None:
    assert read_line(text) is None
    assert read_asked([text], [text], [text]).held == ()


def test_numbers_that_no_row_has_are_let_go() -> None:
    line = read_line(f"2024-04-10 dag:{'9' * 30} med:{'9' * 30},3 ved: hos:")
    assert line == Line(date(2024, 4, 10), None, (3,), (), None)
