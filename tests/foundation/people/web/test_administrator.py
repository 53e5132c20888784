"""The administrator's pages about persons."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.urls import reverse

from sagkyndig.foundation.people import actions, texts
from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_person_of, make_staff
from tests.visits import Visitor

PAGES = [
    ("get", "/administration/personer/"),
    ("get", "/administration/personer/{id}/"),
    ("get", "/administration/personer/{id}/stop/"),
    ("post", "/administration/personer/{id}/genaabn/"),
    ("get", "/administration/personer/{id}/totrin/"),
]


@pytest.mark.parametrize(("method", "path"), PAGES)
def test_only_administrators_come_in(visit: Visitor, method: str, path: str) -> None:
    subject = make_staff()
    place = path.format(id=subject.pk)
    assert visit(None, place, method=method, expect=302).location.startswith("/log-ind/")
    for role in Role:
        status = {"get": 200, "post": 302}[method] if role == Role.ADMINISTRATOR else 403
        visit(make_person_of(role), place, method=method, expect=status)


def test_the_list(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR, name="Anna Admin", email="anna@klagestyrelsen.example")
    make_staff(Role.TEACHER, name="Bo Bro", email="bo@klagestyrelsen.example", second_step=False)
    make_municipal_person(
        Role.PARTICIPANT, name="Åse Å", email="aase@adal.example", municipality=make_municipality(name="Ådal")
    )
    page = visit(administrator, "/administration/personer/")
    assert page.tables == [
        [
            ["Navn", "E-mail", "Hører til", "Roller", "Senest logget ind", "Adgang"],
            ["Anna Admin", "anna@klagestyrelsen.example", "Myndigheden", "Administrator", "04.03.2024", "Ja"],
            ["Bo Bro", "bo@klagestyrelsen.example", "Myndigheden", "Underviser", "Aldrig", "Ja, uden totrinslogin"],
            ["Åse Å", "aase@adal.example", "Ådal", "Kursist", "Aldrig", "Ja"],
        ]
    ]
    found = visit(administrator, "/administration/personer/?soeg=%C3%85SE")
    assert [row[0] for row in found.tables[0][1:]] == ["Åse Å"]
    assert found.fields == {"soeg": "ÅSE"}
    assert visit(administrator, "/administration/personer/?soeg=%C3%85%00SE").fields == {"soeg": "ÅSE"}
    nothing = visit(administrator, "/administration/personer/?soeg=findes-ikke")
    assert nothing.tables == []
    assert nothing.link("Vis alle personer") == "/administration/personer/"


def test_a_long_list_has_pages_and_keeps_what_was_sought(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR, name="Anna")
    for number in range(30):
        make_staff(name=f"Person {number:02d}")
    page = visit(administrator, "/administration/personer/?soeg=person&side=2")
    assert len(page.tables[0]) - 1 == 5
    assert ("Side 1", "?soeg=person&side=1") in page.links


def test_the_list_costs_the_same_for_one_and_three(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    visit(administrator, "/administration/personer/")
    one = visit(administrator, "/administration/personer/").queries
    make_staff()
    make_municipal_person()
    assert visit(administrator, "/administration/personer/").queries == one


def test_a_person_is_corrected(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    person = make_staff(Role.TEACHER, name="Bo Bro", email="bo@klagestyrelsen.example")
    place = f"/administration/personer/{person.pk}/"
    assert visit(administrator, place).fields == {
        "name": "Bo Bro",
        "email": "bo@klagestyrelsen.example",
        "roles": "teacher",
    }
    data = {"name": "Bo Broe", "email": "bo.broe@klagestyrelsen.example", "roles": ["teacher", "evaluator"]}
    visit(administrator, place, method="post", data=data, expect=302)
    person = Person.objects.get(pk=person.pk)
    assert (person.name, person.email) == ("Bo Broe", "bo.broe@klagestyrelsen.example")
    assert person.roles == (Role.TEACHER, Role.EVALUATOR)


def test_what_cannot_be_is_said_at_its_field_and_nothing_is_changed(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR, name="Anna", email="anna@klagestyrelsen.example")
    make_staff(email="taget@klagestyrelsen.example")
    place = f"/administration/personer/{administrator.pk}/"
    tries = {
        "email": {"name": "Anna", "email": "taget@klagestyrelsen.example", "roles": ["administrator"]},
        "roles": {"name": "Ny Anna", "email": "anna@klagestyrelsen.example", "roles": ["teacher"]},
    }
    said = {field: visit(administrator, place, method="post", data=data).form_errors for field, data in tries.items()}
    assert said == {
        "email": {"email": [texts.EMAIL_BELONGS_TO_ANOTHER]},
        "roles": {"roles": [texts.LAST_ADMINISTRATOR]},
    }
    kept = Person.objects.get(pk=administrator.pk)
    assert (kept.name, kept.email, kept.roles) == ("Anna", "anna@klagestyrelsen.example", (Role.ADMINISTRATOR,))


def test_a_role_of_the_other_side_cannot_be_chosen(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    person = make_municipal_person(Role.PARTICIPANT)
    data = {"name": person.name, "email": person.email, "roles": ["administrator"]}
    page = visit(administrator, f"/administration/personer/{person.pk}/", method="post", data=data)
    assert list(page.form_errors) == ["roles"]


def test_access_is_ended_after_a_question_and_given_again(visit: Visitor, now: datetime) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    person = make_staff(Role.ADMINISTRATOR, name="Bo Bro")
    visit(person, "/administration/personer/")
    place = f"/administration/personer/{person.pk}/"
    asked = visit(administrator, f"{place}stop/")
    assert asked.buttons == ["Stop adgangen"]
    assert asked.link("Fortryd") == place
    assert Person.objects.get(pk=person.pk).is_active
    visit(administrator, f"{place}stop/", method="post", expect=302)
    assert "Bo Bro har ikke længere adgang." in visit(administrator, place).text
    visit(person, "/administration/personer/", expect=302)
    visit(administrator, f"{place}genaabn/", method="post", expect=302)
    assert Person.objects.get(pk=person.pk).is_active
    visit(person, "/administration/personer/", expect=302)


def test_own_access_is_not_ended(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    place = f"/administration/personer/{administrator.pk}/"
    visit(administrator, f"{place}stop/", method="post", expect=302)
    assert texts.OWN_ACCESS in visit(administrator, place).text


def test_a_lost_telephone(visit: Visitor) -> None:
    administrator, person = make_staff(Role.ADMINISTRATOR), make_staff(Role.TEACHER)
    place = f"/administration/personer/{person.pk}/"
    assert visit(administrator, place).link("nulstille totrinslogin") == f"{place}totrin/"
    visit(administrator, f"{place}totrin/", method="post", expect=302)
    assert not person.authenticator_set.exists()
    visit(administrator, f"/administration/personer/{make_municipal_person().pk}/totrin/", expect=404)


def test_somebody_who_is_not_there(visit: Visitor) -> None:
    visit(make_staff(Role.ADMINISTRATOR), reverse("people:person", args=[999_999]), expect=404)


def test_ended_persons_have_no_form_to_fill_in(visit: Visitor, now: datetime) -> None:
    administrator, person = make_staff(Role.ADMINISTRATOR), make_staff()
    actions.end_access(person=person, actor=administrator, at=now)
    assert visit(administrator, f"/administration/personer/{person.pk}/").buttons == ["Giv adgang igen"]
