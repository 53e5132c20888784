"""The pages of programmes: the list, one programme, creating and correcting it."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import actions, queries
from tests.factories.people import make_staff
from tests.factories.programme import make_edition, make_programme
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
TYPED = {
    "name": "Bedre retssikkerhed",
    "area": "Handicapområdet",
    "basis": "Aftale om retssikkerhed",
    "agreed_on": "2021-11-09",
    "purpose": "At styrke retssikkerheden.",
}


@pytest.fixture
def manager():
    return make_staff(Role.PROGRAMME_MANAGER)


def test_an_empty_list_says_what_to_do(visit: Visitor, manager) -> None:
    page = visit(manager, "/programmer/")
    assert page.text == (
        "Programmer Her er ingen programmer endnu. Opret det første, og giv det en runde for hvert år. Opret program"
    )
    assert page.link("Opret program") == "/programmer/nyt/"


def test_who_only_reads_is_offered_nothing_to_write(visit: Visitor) -> None:
    teacher = make_staff(Role.TEACHER)
    assert visit(teacher, "/programmer/").links == []
    edition = make_edition()
    programme = f"/programmer/{edition.programme_id}/"
    assert visit(teacher, programme).links == [("Runde 2023", f"/runder/{edition.pk}/")]


def test_the_list_shows_each_programme_with_its_years(visit: Visitor, manager) -> None:
    programme = make_programme(name="Bedre retssikkerhed")
    make_edition(programme=programme, year=2023)
    make_edition(programme=programme, year=2024)
    page = visit(manager, "/programmer/")
    assert page.tables == [
        [["Program", "Område", "År", "Runder"], ["Bedre retssikkerhed", "Handicapområdet", "2023-2024", "2"]]
    ]
    assert page.link("Bedre retssikkerhed") == f"/programmer/{programme.pk}/"


def test_the_list_takes_as_many_queries_for_three_programmes_as_for_one(visit: Visitor, manager) -> None:
    make_edition()
    visit(manager, "/programmer/")
    one = visit(manager, "/programmer/").queries
    make_edition()
    make_edition()
    assert visit(manager, "/programmer/").queries == one


def test_a_programme_is_created(visit: Visitor, manager) -> None:
    answer = visit(manager, "/programmer/nyt/", method="post", data=TYPED, expect=302)
    made = queries.programmes()[0]
    assert answer.location == f"/programmer/{made.pk}/"
    page = visit(manager, answer.location)
    assert page.h1 == "Bedre retssikkerhed"
    assert page.messages == ["Det lykkedes: Programmet »Bedre retssikkerhed« er oprettet."]
    assert "Aftalt 9. november 2021." in page.text
    assert page.link("Opret den første runde") == f"/programmer/{made.pk}/opret-runde/"


def test_what_was_typed_is_kept_when_something_is_missing(visit: Visitor, manager) -> None:
    page = visit(manager, "/programmer/nyt/", method="post", data={**TYPED, "area": ""})
    assert page.form_errors == {"area": ["Skal udfyldes."]}
    assert page.fields["basis"].strip() == "Aftale om retssikkerhed"
    assert page.fields["agreed_on"] == "2021-11-09"


def test_a_name_that_is_taken_is_refused_at_its_field(visit: Visitor, manager) -> None:
    make_programme(name="Bedre retssikkerhed")
    page = visit(manager, "/programmer/nyt/", method="post", data=TYPED)
    assert page.form_errors == {"name": ["Et andet program hedder det samme. Vælg et andet navn."]}


def test_a_programme_is_corrected(visit: Visitor, manager) -> None:
    programme = make_programme()
    href = f"/programmer/{programme.pk}/ret/"
    opened = visit(manager, href)
    assert opened.fields["name"] == programme.name
    visit(manager, href, method="post", data={**opened.fields, "name": "Nyt navn"}, expect=302)
    assert queries.programme(programme.pk).name == "Nyt navn"


def test_whoever_saves_second_sees_both_and_loses_nothing(visit: Visitor, manager, now) -> None:
    programme = make_programme(name="Retssikkerhed")
    href = f"/programmer/{programme.pk}/ret/"
    opened = visit(manager, href)
    stored = {
        "area": programme.area,
        "basis": programme.basis,
        "agreed_on": programme.agreed_on,
        "purpose": "Nyt formål.",
    }
    actions.correct_programme(
        programme=programme, seen_version=1, name="Retssikkerhed", **stored, actor=manager, at=now
    )
    page = visit(manager, href, method="post", data={**opened.fields, "purpose": "Mit formål."})
    assert "En anden har gemt, mens du skrev" in page.text
    assert "Formål: den anden gemte »Nyt formål.«, du har skrevet »Mit formål.«." in page.text
    assert page.fields["purpose"].strip() == "Mit formål."
    assert queries.programme(programme.pk).purpose == "Nyt formål."
    visit(manager, href, method="post", data=page.fields, expect=302)
    assert queries.programme(programme.pk).purpose == "Mit formål."


def test_a_programme_that_is_not_there(visit: Visitor, manager) -> None:
    visit(manager, "/programmer/4711/", expect=404)
    visit(manager, "/programmer/4711/ret/", expect=404)
