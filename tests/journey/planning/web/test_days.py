"""The pages of physical days."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions, queries
from tests.factories.people import make_staff
from tests.factories.planning import make_course_run, make_learning_day
from tests.factories.programme import add_teacher, make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
TYPED = {"on": "2024-04-10", "starts_at": "09:00", "ends_at": "15:00", "place": "Rådhuset"}


@pytest.fixture
def manager():
    return make_staff(Role.PROGRAMME_MANAGER)


def test_a_day_is_set_for_the_forlob_one_came_from_and_others(visit: Visitor, manager) -> None:
    edition = make_edition()
    adal, nordby = make_course_run(edition=edition, name="Ådal"), make_course_run(edition=edition, name="Nordby")
    href = f"/runder/{edition.pk}/planlaegning/ny-dag/"
    opened = visit(manager, f"{href}?forloeb={adal.pk}")
    assert opened.fields["runs"] == str(adal.pk)
    assert opened.fields["starts_at"] == "09:00"
    data = {**TYPED, "runs": [str(adal.pk), str(nordby.pk)]}
    answer = visit(manager, href, method="post", data=data, expect=302)
    day = queries.learning_days(edition)[0]
    assert answer.location == f"/dage/{day.id}/"
    assert (day.on, day.starts_at, day.municipalities) == (date(2024, 4, 10), time(9), ("Nordby", "Ådal"))


def test_a_day_before_the_elearning_day_is_refused_and_nothing_is_made(visit: Visitor, manager) -> None:
    run = make_course_run(name="Ådal", elearning_on=date(2024, 4, 10))
    href = f"/runder/{run.edition_id}/planlaegning/ny-dag/"
    page = visit(manager, href, method="post", data={**TYPED, "runs": [str(run.pk)]})
    assert page.form_errors == {
        "__all__": [
            "E-læringsdagen skal ligge før den fysiske dag. Ådal har e-læringsdag onsdag den 10. april 2024 "
            "og fysisk dag onsdag den 10. april 2024."
        ]
    }
    assert page.fields["place"] == "Rådhuset"
    assert queries.learning_days(run.edition) == ()


def test_a_forlob_of_another_edition_is_not_offered(visit: Visitor, manager) -> None:
    run, other = make_course_run(), make_course_run()
    page = visit(
        manager, f"/runder/{run.edition_id}/planlaegning/ny-dag/", method="post", data={**TYPED, "runs": [other.pk]}
    )
    assert list(page.form_errors) == ["runs"]


def test_a_day_shows_when_where_who_and_what_to_look_at(visit: Visitor, manager, now: datetime) -> None:
    run = make_course_run(name="Ådal")
    day = make_learning_day(runs=[run], on=date(2024, 4, 13), place="")
    actions.assign_teacher(
        day=day, person=make_staff(Role.TEACHER, name="Øjvind Dam"), is_lead=True, actor=None, at=now
    )
    page = visit(manager, f"/dage/{day.pk}/")
    assert page.h1 == "Fysisk dag lørdag den 13. april 2024"
    assert page.messages == [
        "Advarsel: Dagen ligger i en weekend: lørdag den 13. april 2024. Vælg helst en hverdag.",
        "Advarsel: Dagen mangler et sted. Spørg værten, og skriv det.",
        "Advarsel: Der skal være to undervisere på dagen. Der er en. Tilføj flere.",
    ]
    assert page.texts("//dl/dd") == ["Kl. 09.00-15.00", "Mangler", "Ikke oplyst", "Ingen"]
    assert page.tables[0][1][:2] == ["Øjvind Dam", "Gennemgående underviser"]


def test_a_day_is_corrected_with_its_host_and_a_second_save_sees_both(visit: Visitor, manager) -> None:
    run = make_course_run(name="Ådal")
    day = make_learning_day(runs=[run])
    href = f"/dage/{day.pk}/ret/"
    opened = visit(manager, href)
    assert opened.texts("//select/option") == ["Ingen vært", "Ådal"]
    data = {**opened.fields, "host_run": str(run.pk)}
    visit(manager, href, method="post", data=data, expect=302)
    assert queries.learning_day(day.pk).host_run == run
    page = visit(manager, href, method="post", data={**opened.fields, "starts_at": "08:30"})
    assert "Vært: den anden gemte »Ådal«, du har skrevet »ikke udfyldt«." in page.text
    assert "Begynder kl.: den anden gemte »09.00«, du har skrevet »08.30«." in page.text
    assert queries.learning_day(day.pk).starts_at == time(9)


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"ends_at": "08:00"}, {"ends_at": ["Dagen skal slutte, efter at den er begyndt."]}),
        ({"on": "i morgen"}, {"on": ["Skriv en dato, der findes, fx 24.06.2024."]}),
    ],
)
def test_what_makes_no_sense_is_refused(visit: Visitor, manager, changes, errors) -> None:
    day = make_learning_day()
    page = visit(manager, f"/dage/{day.pk}/ret/", method="post", data={**TYPED, "version": "1", **changes})
    assert page.form_errors == errors


def test_the_editions_teachers_are_set_on_a_day_and_taken_off(visit: Visitor, manager) -> None:
    edition = make_edition()
    add_teacher(edition, name="Øjvind Dam", is_lead=True)
    make_staff(Role.TEACHER, name="Ikke på holdet")
    day = make_learning_day(edition=edition)
    href = f"/dage/{day.pk}/undervisere/"
    page = visit(manager, href)
    assert page.texts("//select/option") == ["Vælg en underviser", "Øjvind Dam"]
    person = page.all("//select/option")[1].get("value")
    visit(manager, href, method="post", data={"person": person, "is_lead": "on"}, expect=302)
    again = visit(manager, href, method="post", data={"person": person})
    assert again.form_errors == {"person": ["Øjvind Dam står allerede som underviser på dagen."]}
    teacher = queries.learning_days(edition)[0].teachers[0]
    visit(manager, f"{href}{teacher.id}/fjern/", method="post", expect=302)
    assert queries.learning_days(edition)[0].teachers == ()
    visit(manager, f"{href}{teacher.id}/fjern/", method="post", expect=404)


def test_a_teacher_in_two_places_is_refused(visit: Visitor, manager, now: datetime) -> None:
    edition = make_edition()
    teacher = add_teacher(edition, name="Øjvind Dam").person
    actions.assign_teacher(day=make_learning_day(), person=teacher, actor=None, at=now)
    day = make_learning_day(edition=edition)
    page = visit(manager, f"/dage/{day.pk}/undervisere/", method="post", data={"person": str(teacher.pk)})
    assert page.form_errors == {
        "person": [
            "Øjvind Dam underviser allerede et andet sted onsdag den 10. april 2024. "
            "Vælg en anden underviser eller dag."
        ]
    }


def test_without_teachers_on_the_team_the_page_says_where_to_set_it(visit: Visitor, manager) -> None:
    day = make_learning_day()
    page = visit(manager, f"/dage/{day.pk}/undervisere/")
    assert page.link("Ret holdet") == f"/runder/{day.edition_id}/hold/"


def test_calling_a_day_off_asks_first(visit: Visitor, manager) -> None:
    run = make_course_run()
    day = make_learning_day(runs=[run])
    href = f"/dage/{day.pk}/aflys/"
    page = visit(manager, href)
    assert (page.h1, page.buttons) == ("Aflys onsdag den 10. april 2024?", ["Aflys dagen"])
    visit(manager, href, method="post", expect=302)
    assert queries.course_run(run.pk).learning_day is None
    visit(manager, f"/dage/{day.pk}/", expect=404)
