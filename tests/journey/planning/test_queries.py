"""What is read of planning."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning import queries as planning
from sagkyndig.journey.planning.rules.progress import RunState
from sagkyndig.journey.selection import actions as selection_actions
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import add_teacher, make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db
TODAY = date(2024, 3, 4)


def make_year(now: datetime):
    """Ten forløb on eight days, two of them joint; two teachers a day, one of them the same throughout."""
    edition = make_edition()
    lead = add_teacher(edition, is_lead=True).person
    runs = [
        make_course_run(edition=edition, name=f"Kommune {place}", elearning_on=date(2024, 3, 11)) for place in range(10)
    ]
    groups = [runs[0:2], runs[2:4], *([run] for run in runs[4:])]
    for week, group in enumerate(groups):
        day = make_learning_day(runs=group, on=date(2024, 4, 2 + week))
        actions.assign_teacher(day=day, person=lead, is_lead=True, actor=None, at=now)
        actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), actor=None, at=now)
        for run in group:
            make_enrolment(run)
    return edition


def test_the_facts_of_a_year_come_out(now: datetime) -> None:
    edition = make_year(now)
    assert planning.planning_facts(edition) == planning.PlanningFacts(
        course_runs=10,
        learning_days=8,
        municipalities_on_joint_days=4,
        teachers_per_day=2,
        same_lead_teacher=True,
        enrolled=10,
        first_elearning_on=date(2024, 3, 11),
    )


def test_two_days_on_one_date_are_two_days_and_one_who_left_is_not_enrolled(now: datetime) -> None:
    edition = make_edition()
    runs = [make_course_run(edition=edition) for _ in range(3)]
    days = [make_learning_day(runs=runs[:2]), make_learning_day(runs=runs[2:])]
    for day in days:
        actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), is_lead=True, actor=None, at=now)
    make_enrolment(runs[0])
    actions.withdraw_enrolment(enrolment=make_enrolment(runs[0]), actor=None, at=now)
    facts = planning.planning_facts(edition)
    assert (facts.learning_days, facts.municipalities_on_joint_days) == (2, 2)
    assert (facts.teachers_per_day, facts.same_lead_teacher, facts.enrolled) == (1, False, 1)


def test_the_facts_before_anything_is_planned() -> None:
    assert planning.planning_facts(make_edition()) == planning.PlanningFacts(0, 0, 0, None, None, 0, None)


def test_those_who_left_are_not_counted(now: datetime) -> None:
    run = make_course_run()
    stays, leaves = make_enrolment(run), make_enrolment(run)
    actions.withdraw_enrolment(enrolment=leaves, actor=None, at=now)
    assert planning.planning_facts(run.edition).enrolled == 1
    assert planning.course_runs(run.edition)[0].enrolled == 1
    assert [each.id for each in planning.course_run_page(run.pk, TODAY).enrolments] == [stays.pk]


def test_forlob_stand_in_danish_order_with_what_they_share_and_lack() -> None:
    edition = make_edition()
    names = ("Ådal", "Zinkby", "Østby")
    adal, zinkby, _ = (make_course_run(edition=edition, name=name) for name in names)
    make_learning_day(runs=[adal, zinkby])
    make_enrolment(adal)
    assert [
        (row.municipality, row.shared_with, row.enrolled, row.missing) for row in planning.course_runs(edition)
    ] == [
        ("Zinkby", ("Ådal",), 0, ("kontaktperson", "e-læringsdag", "tilmeldte")),
        ("Østby", (), 0, ("kontaktperson", "e-læringsdag", "fysisk dag", "tilmeldte")),
        ("Ådal", ("Zinkby",), 1, ("kontaktperson", "e-læringsdag")),
    ]


def test_states_are_told_as_of_a_day_and_not_without_one() -> None:
    run = make_course_run(elearning_on=date(2024, 3, 1))
    assert [row.state for row in planning.course_runs(run.edition, TODAY)] == [RunState.UNDER_WAY]
    assert [row.state for row in planning.course_runs(run.edition)] == [None]


def test_the_plan_names_those_who_wait_for_a_forlob_and_those_who_lost_their_place(now: datetime) -> None:
    edition = make_edition()
    standing = make_standing(edition=edition, name="Nordby", state=StandingState.ACCEPTED)
    actions.open_course_runs(edition=edition, actor=None, at=now)
    selection_actions.record_decline(standing=standing, reason="omstrukturering", actor=None, at=now)
    for name in ("Ådal", "Zinkby"):
        make_standing(edition=edition, name=name, state=StandingState.ACCEPTED)
    make_standing(edition=edition, name="Østby")  # has not answered yet
    page = planning.planning_page(edition, TODAY)
    assert page.to_open == ("Zinkby", "Ådal")
    assert [each.sentence for each in page.runs[0].findings] == [
        "Nordby har ikke længere en plads i runden. Fjern forløbet, eller se udvælgelsen."
    ]


def test_a_day_page_tells_who_is_there() -> None:
    edition = make_edition()
    there, _elsewhere = make_course_run(edition=edition), make_course_run(edition=edition)
    day = make_learning_day(runs=[there])
    page = planning.learning_day_page(day.pk, TODAY)
    assert [run.id for run in page.runs] == [there.pk]
    assert [each.sentence for each in page.row.findings] == [
        "Der skal være to undervisere på dagen. Der er ingen. Tilføj flere."
    ]


def test_a_forlob_page_offers_the_other_days_of_its_edition() -> None:
    run = make_course_run()
    own, other = make_learning_day(runs=[run]), make_learning_day(edition=run.edition, on=date(2024, 5, 1))
    make_learning_day()
    page = planning.course_run_page(run.pk, TODAY)
    assert page.day is not None
    assert (page.day.id, [day.id for day in page.other_days]) == (own.pk, [other.pk])


def test_what_is_not_there_is_not_found() -> None:
    for read in (planning.course_run, planning.learning_day, planning.enrolment, planning.day_teacher):
        with pytest.raises(ObjectDoesNotExist):
            read(4711)
    for read in (planning.course_run_page, planning.learning_day_page):
        with pytest.raises(ObjectDoesNotExist):
            read(4711, TODAY)


def test_three_rows_take_as_many_queries_as_one(queries: Callable[[Callable[[], object]], int], now: datetime) -> None:
    edition = make_edition()
    add_teacher(edition, is_lead=True)

    def grow(on: date) -> tuple[int, int]:
        run = make_course_run(edition=edition, contact_name="Bodil Ager")
        day = make_learning_day(runs=[run], on=on)
        for _ in range(2):
            actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), actor=None, at=now)
            make_enrolment(run)
        return run.pk, day.pk

    run_id, day_id = grow(date(2024, 4, 10))

    def counts() -> list[int]:
        return [
            queries(lambda: planning.planning_page(edition, TODAY)),
            queries(lambda: planning.course_run_page(run_id, TODAY)),
            queries(lambda: planning.learning_day_page(day_id, TODAY)),
            queries(lambda: planning.planning_facts(edition)),
        ]

    one = counts()
    grow(date(2024, 4, 11))
    grow(date(2024, 4, 12))
    assert counts() == one == [11, 10, 8, 2]


def test_ones_own_forlob_take_as_many_queries_in_three_editions_as_in_one(
    queries: Callable[[Callable[[], object]], int], now: datetime
) -> None:
    home = make_municipality(name="Ådal")
    contact = make_municipal_person(Role.CONTACT_PERSON, Role.PARTICIPANT, municipality=home, email="b@kommune.example")

    def grow(year: int) -> None:
        standing = make_standing(edition=make_edition(year=year), municipality=home, state=StandingState.ACCEPTED)
        run = actions.open_course_runs(edition=standing.edition, actor=None, at=now)[0]
        day = make_learning_day(runs=[run, make_course_run(edition=standing.edition)], on=date(year, 4, 10))
        for _ in range(2):
            actions.assign_teacher(day=day, person=make_staff(Role.TEACHER), actor=None, at=now)
            make_enrolment(run)
        make_enrolment(run, email="b@kommune.example")

    grow(2024)
    assert contact.roles  # read once for all that is asked about them
    one = queries(lambda: planning.my_page(contact, TODAY))
    grow(2025)
    grow(2026)
    assert queries(lambda: planning.my_page(contact, TODAY)) == one == 10
    mine = planning.my_page(contact, TODAY).runs
    assert [(each.edition_name, len(each.enrolments or ())) for each in mine] == [
        ("Runde 2026", 3),
        ("Runde 2025", 3),
        ("Runde 2024", 3),
    ]
