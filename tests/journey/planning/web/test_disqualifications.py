"""The page of who may not teach which municipality, and what the rules then say."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.rules.roles import JobRole
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_learning_day
from tests.factories.programme import add_teacher, make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return make_staff(Role.PROGRAMME_MANAGER)


@pytest.fixture
def year(now: datetime) -> dict[str, object]:
    """An edition with Ådal and Nordby, and Karen Holm as its teacher."""
    edition = make_edition()
    runs = {name: make_course_run(edition=edition, name=name) for name in ("Ådal", "Nordby")}
    teacher = add_teacher(edition, name="Karen Holm").person
    return {"edition": edition, "teacher": teacher, "href": f"/runder/{edition.pk}/planlaegning/inhabilitet/", **runs}


def typed(year, **changes: str) -> dict[str, str]:
    return {
        "person": str(year["teacher"].pk),
        "municipality": year["Ådal"].municipality_id,
        "since_on": "2024-01-01",
        "reason": "tidligere ansat",
        **changes,
    }


def test_a_teacher_is_noted_and_taken_off_again(visit: Visitor, manager, year) -> None:
    page = visit(manager, year["href"])
    assert "Ingen af rundens undervisere er noteret som inhabile." in page.text
    assert page.texts("//select[@name='municipality']/option") == ["Vælg en kommune", "Nordby", "Ådal"]
    visit(manager, year["href"], method="post", data=typed(year), expect=302)
    page = visit(manager, year["href"])
    assert page.messages == ["Det lykkedes: Karen Holm er noteret som inhabil over for Ådal."]
    assert page.tables[0][1][:4] == ["Karen Holm", "Ådal", "01.01.2024", "tidligere ansat"]
    row = queries.disqualifications_page(year["edition"]).rows[0]
    visit(manager, f"{year['href']}{row.id}/fjern/", method="post", expect=302)
    assert queries.disqualifications_page(year["edition"]).rows == ()
    visit(manager, f"{year['href']}{row.id}/fjern/", method="post", expect=404)


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"person": ""}, "person"),
        ({"municipality": "999"}, "municipality"),
        ({"since_on": "i går"}, "since_on"),
        ({"reason": "010190-1234"}, "reason"),
        ({"reason": "x" * 101}, "reason"),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(visit: Visitor, manager, year, changes, field: str) -> None:
    page = visit(manager, year["href"], method="post", data=typed(year, **changes))
    assert list(page.form_errors) == [field]
    assert queries.disqualifications_page(year["edition"]).rows == ()


def test_the_same_is_not_noted_twice(visit: Visitor, manager, year) -> None:
    visit(manager, year["href"], method="post", data=typed(year), expect=302)
    page = visit(manager, year["href"], method="post", data=typed(year))
    assert page.form_errors == {"municipality": ["Karen Holm er allerede noteret som inhabil over for Ådal."]}


def test_only_the_editions_teachers_stand_there(visit: Visitor, manager, year, now: datetime) -> None:
    stranger = make_staff(Role.TEACHER, name="Fra en anden runde")
    noted = actions.note_disqualification(
        person=stranger, municipality=make_municipality(), since_on=date(2024, 1, 1), actor=None, at=now
    )
    assert "Fra en anden runde" not in visit(manager, year["href"]).page_text
    visit(manager, f"{year['href']}{noted.pk}/fjern/", method="post", expect=404)


def test_without_teachers_and_forlob_there_is_nothing_to_note(visit: Visitor, manager) -> None:
    page = visit(manager, f"/runder/{make_edition().pk}/planlaegning/inhabilitet/")
    assert "Runden skal have undervisere og forløb, før der er noget at notere." in page.text
    assert page.all("//main//form") == []


def test_a_disqualified_teacher_is_refused_beside_the_field(visit: Visitor, manager, year) -> None:
    visit(manager, year["href"], method="post", data=typed(year), expect=302)
    day = make_learning_day(runs=[year["Ådal"]])
    data = {"person": str(year["teacher"].pk)}
    page = visit(manager, f"/dage/{day.pk}/undervisere/", method="post", data=data)
    assert page.form_errors == {
        "person": ["Karen Holm er noteret som inhabil over for Ådal. Vælg en anden underviser eller dag."]
    }


def test_a_forlob_is_refused_a_day_with_a_disqualified_teacher(visit: Visitor, manager, year, now: datetime) -> None:
    visit(manager, year["href"], method="post", data=typed(year), expect=302)
    day = make_learning_day(runs=[year["Nordby"]])
    actions.assign_teacher(day=day, person=year["teacher"], actor=None, at=now)
    page = visit(manager, f"/forloeb/{year['Ådal'].pk}/dag/", method="post", data={"day": str(day.pk)})
    assert list(page.form_errors) == ["day"]
    assert queries.course_run(year["Ådal"].pk).learning_day is None


def test_what_is_noted_later_stands_as_forbidden_on_the_pages_without_its_reason(
    visit: Visitor, manager, year, now: datetime
) -> None:
    day = make_learning_day(runs=[year["Ådal"]])
    actions.assign_teacher(day=day, person=year["teacher"], is_lead=True, actor=None, at=now)
    visit(manager, year["href"], method="post", data=typed(year), expect=302)
    sentence = "Karen Holm er noteret som inhabil over for Ådal. Vælg en anden underviser eller dag."
    reader = make_staff(Role.EVALUATOR)
    assert visit(reader, f"/dage/{day.pk}/").messages[0] == f"Fejl: {sentence}"
    for href in (f"/forloeb/{year['Ådal'].pk}/", f"/runder/{year['edition'].pk}/planlaegning/"):
        page = visit(reader, href)
        assert f"Ikke tilladt: {sentence}" in page.text
        assert "tidligere ansat" not in page.page_text


def test_a_holiday_is_refused_beside_the_field(visit: Visitor, manager, year) -> None:
    run, day = year["Ådal"], make_learning_day(runs=[year["Nordby"]])
    dates = {"starts_at": "09:00", "ends_at": "15:00", "place": "", "on": "2024-05-09", "version": "1"}
    said = "ligger på en helligdag: torsdag den 9. maj 2024 er Kristi himmelfartsdag. Vælg en anden dag."
    for href, data, field, name in (
        (f"/forloeb/{run.pk}/ret/", {"version": "1", "elearning_on": "2024-05-09"}, "elearning_on", "E-læringsdagen"),
        (f"/dage/{day.pk}/ret/", dates, "on", "Dagen"),
        (f"/runder/{year['edition'].pk}/planlaegning/ny-dag/", dates, "on", "Dagen"),
    ):
        assert visit(manager, href, method="post", data=data).form_errors == {field: [f"{name} {said}"]}


def test_a_room_that_is_too_small_is_told_on_the_day_and_in_the_plan(visit: Visitor, manager, year) -> None:
    day = make_learning_day(runs=[year["Ådal"]])
    opened = visit(manager, f"/dage/{day.pk}/ret/").fields
    for seats, is_told in (("", False), ("1", False)):
        visit(manager, f"/dage/{day.pk}/ret/", method="post", data={**opened, "seats": seats}, expect=302)
        opened = visit(manager, f"/dage/{day.pk}/ret/").fields
        assert ("Lokalet har plads til" in visit(manager, f"/dage/{day.pk}/").text) is is_told
    for name in ("Bo", "Ea"):
        actions.enrol_colleague(
            run=year["Ådal"],
            name=name,
            email=f"{name}@kommune.example",
            job_role=JobRole.OTHER,
            actor=None,
            at=PLANNED_AT,
        )
    for href in (f"/dage/{day.pk}/", f"/runder/{year['edition'].pk}/planlaegning/"):
        assert "Lokalet har plads til 1, og der kommer 2 med underviserne." in visit(manager, href).text


def test_a_long_way_is_told_across_editions(visit: Visitor, manager, now: datetime) -> None:
    teacher = make_staff(Role.TEACHER, name="Øjvind Dam")
    days = []
    for region, on in (("Nordjylland", date(2024, 4, 9)), ("Hovedstaden", date(2024, 4, 10))):
        municipality = make_municipality(region=region)
        run = make_course_run(edition=make_edition(), municipality=municipality)
        days.append(make_learning_day(runs=[run], on=on))
        actions.assign_teacher(day=days[-1], person=teacher, actor=None, at=now)
    sentence = (
        "Oplysning: Øjvind Dam underviser i Nordjylland dagen før. Rejsen tager omkring 5 timer. "
        "Regn med rejse om aftenen, eller læg en dag imellem."
    )
    assert sentence in visit(manager, f"/dage/{days[1].pk}/").messages
