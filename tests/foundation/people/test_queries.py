"""Reading persons: who stands in which list, in which order, at which cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from sagkyndig.foundation.people import actions, queries
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import LinkPurpose, LinkState, Role
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff

pytestmark = pytest.mark.django_db


def test_lists_are_in_danish_order_and_leave_out_those_without_access(now: datetime) -> None:
    for name in ("Åge", "Zita", "Aase", "Bo", "Ærø", "bente"):
        make_staff(Role.TEACHER, name=name)
    make_municipal_person(Role.PARTICIPANT, name="Fra en kommune")
    gone = make_staff(Role.TEACHER, name="Væk")
    actions.end_access(person=gone, actor=None, at=now)
    assert [person.name for person in queries.staff()] == ["bente", "Bo", "Zita", "Ærø", "Åge", "Aase"]


def test_staff_by_role() -> None:
    teacher = make_staff(Role.TEACHER, Role.EVALUATOR, name="A")
    manager = make_staff(Role.PROGRAMME_MANAGER, name="B")
    contact = make_municipal_person(Role.CONTACT_PERSON)
    assert queries.staff() == [teacher, manager]
    assert queries.staff_with_role(Role.TEACHER) == [teacher]
    assert queries.names_of([teacher.pk, contact.pk, 999]) == {teacher.pk: "A", contact.pk: contact.name}


def test_a_person_is_found_by_mail_while_access_lasts(now: datetime) -> None:
    person = make_municipal_person(email="ida@kommune.example")
    assert queries.person_with_email(" IDA@kommune.example") == person
    assert queries.person(person.pk) == person
    assert Person.objects.get_by_natural_key("Ida@Kommune.example") == person
    actions.end_access(person=person, actor=None, at=now)
    assert queries.person_with_email("ida@kommune.example") is None


def test_the_page_of_a_link_says_whose_it_is_and_whether_it_can_be_used(now: datetime) -> None:
    person = make_municipal_person()
    token = actions.make_sign_in_link(person=person, at=now)
    page = queries.link_page(token=token, at=now)
    assert (page.person, page.purpose, page.is_usable) == (person, LinkPurpose.SIGN_IN, True)
    assert queries.link_page(token="x" * 43, at=now).state is None
    actions.spend_sign_in_link(token=token, at=now)
    assert queries.link_page(token=token, at=now).state == LinkState.SPENT


def test_the_administrators_list_is_searched_by_name_and_mail_whatever_the_capitals(now: datetime) -> None:
    make_staff(name="Åse Østergård", email="aase@klagestyrelsen.example")
    make_staff(name="Bo Østerby", email="bo@klagestyrelsen.example")
    gone = make_staff(name="Carl Øster", email="carl@klagestyrelsen.example")
    actions.end_access(person=gone, actor=None, at=now)
    found = {
        sought: [row.name for row in queries.people_page(sought=sought).rows]
        for sought in ("", "ØSTER", "åse", "øster bo@", "findes ikke")
    }
    assert found == {
        "": ["Bo Østerby", "Åse Østergård"],
        "ØSTER": ["Bo Østerby", "Åse Østergård"],
        "åse": ["Åse Østergård"],
        "øster bo@": ["Bo Østerby"],
        "findes ikke": [],
    }
    with_ended = queries.people_page(with_ended=True)
    assert [(row.name, row.ended_on) for row in with_ended.rows] == [
        ("Bo Østerby", None),
        ("Carl Øster", now.date()),
        ("Åse Østergård", None),
    ]


def test_a_row_of_the_list() -> None:
    place = make_municipality(name="Ådal")
    make_municipal_person(Role.PARTICIPANT, Role.CONTACT_PERSON, municipality=place, name="A", email="a@adal.example")
    make_staff(Role.TEACHER, name="B", email="b@klagestyrelsen.example", second_step=False)
    rows = queries.people_page().rows
    assert [(row.name, row.email, row.belongs_to, row.roles, row.has_second_step) for row in rows] == [
        ("A", "a@adal.example", "Ådal", "kontaktperson og kursist", False),
        ("B", "b@klagestyrelsen.example", None, "underviser", False),
    ]


def test_one_person_and_three_cost_the_same(queries: Callable[[Callable[[], Any]], int]) -> None:
    from sagkyndig.foundation.people.queries import people_page, staff

    make_staff(Role.TEACHER)
    one = queries(people_page), queries(lambda: [person.roles for person in staff()])
    make_staff(Role.TEACHER, Role.EVALUATOR)
    make_municipal_person()
    make_staff()
    assert (queries(people_page), queries(lambda: [person.roles for person in staff()])) == one == (3, 2)


def test_the_roles_to_choose_follow_where_the_person_works() -> None:
    assert queries.person_page(make_municipal_person().pk).roles_to_choose == (Role.CONTACT_PERSON, Role.PARTICIPANT)
    assert queries.person_page(make_staff().pk).roles_to_choose == (
        Role.ADMINISTRATOR,
        Role.PROGRAMME_MANAGER,
        Role.CASE_AUTHOR,
        Role.TEACHER,
        Role.EVALUATOR,
    )
    with pytest.raises(Person.DoesNotExist):
        queries.person_page(0)
