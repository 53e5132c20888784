"""Wishes of a municipality: written and chosen by its contact person, read by those who plan and teach the day."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.courses import actions as courses
from sagkyndig.journey.planning import actions, queries
from sagkyndig.journey.planning.models import CourseRun, Wish
from sagkyndig.journey.planning.rules.enrolling import TooLateToWish, WishIsThere, WishNotOfThisCourse
from tests.conftest import Clock
from tests.factories.people import make_staff
from tests.factories.planning import PLANNED_AT, make_course_run, make_enrolment, make_learning_day
from tests.factories.versions import make_draft, publish
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def run(now: datetime) -> CourseRun:
    run = make_course_run(name="Ådal", contact_name="Solveig Kærsgård", elearning_on=date(2024, 4, 10))
    make_learning_day(runs=[run], on=date(2024, 4, 24))
    return CourseRun.objects.select_related("edition", "municipality", "contact_person").get(pk=run.pk)


@pytest.fixture
def contact(run: CourseRun) -> Person:
    assert run.contact_person is not None
    return run.contact_person


@pytest.fixture
def cases(run: CourseRun, now: datetime) -> list[str]:
    """The keys of the cases of the edition's published course."""
    author, reader = make_staff(Role.CASE_AUTHOR), make_staff(Role.CASE_AUTHOR)
    version = make_draft(author=author, at=PLANNED_AT)
    courses.choose_course(edition=run.edition, course=version.course, actor=author, at=PLANNED_AT)
    publish(version, sender=author, reader=reader, at=now)
    return [each.key for each in queries.cases_to_choose(run.edition)]


def href(run: CourseRun) -> str:
    return f"/mit-forloeb/{run.pk}/oensker/"


def test_a_topic_is_written_and_taken_back(visit: Visitor, run: CourseRun, contact: Person) -> None:
    page = visit(contact, href(run))
    assert (
        "Skriv ikke om konkrete sager. Det, du skriver, bruges til undervisningen. Reglerne om aktindsigt gælder."
        in page.text
    )
    page = visit(contact, href(run), method="post", data={"text": "Begrundelser,  tak"}, follow=True)
    assert "Begrundelser, tak" in page.text
    wish = Wish.objects.get()
    assert wish.written_by == contact
    page = visit(contact, href(run), method="post", data={"text": "begrundelser, TAK"})
    assert page.form_errors == {"text": ["Det ønske har I skrevet i forvejen."]}
    visit(contact, f"{href(run)}{wish.pk}/fjern/", method="post", expect=302)
    visit(contact, f"{href(run)}{wish.pk}/fjern/", method="post", expect=404)
    assert not Wish.objects.exists()


@pytest.mark.parametrize("text", ["", "   ", "x" * 301, "Fru Lund, 010190-1234", "skriv til lund@mail.dk"])
def test_what_cannot_be_a_wish(visit: Visitor, run: CourseRun, contact: Person, text: str) -> None:
    page = visit(contact, href(run), method="post", data={"text": text})
    assert list(page.form_errors) == ["text"]
    assert not Wish.objects.exists()


def test_cases_are_chosen_and_unchosen(visit: Visitor, run: CourseRun, contact: Person, cases: list[str]) -> None:
    visit(contact, href(run), method="post", data={"choose": "1", "cases": cases[:2]}, expect=302)
    assert visit(contact, href(run)).fields["cases"] == cases[:2]
    visit(contact, href(run), method="post", data={"choose": "1", "cases": cases[1:2]}, expect=302)
    assert list(Wish.objects.values_list("case_key", flat=True)) == cases[1:2]
    visit(contact, href(run), method="post", data={"choose": "1"}, expect=302)
    assert not Wish.objects.exists()
    assert list(visit(contact, href(run), method="post", data={"choose": "1", "cases": ["x"]}).form_errors) == ["cases"]


def test_before_the_course_is_published_there_are_no_cases(visit: Visitor, run: CourseRun, contact: Person) -> None:
    assert "Cases" not in visit(contact, href(run)).texts("//main//h2")


def test_the_actions_refuse_as_the_page_does(run: CourseRun, cases: list[str], clock: Clock) -> None:
    actions.wish_for_topic(run=run, text="Begrundelser", actor=None, at=clock())
    with pytest.raises(WishIsThere):
        actions.wish_for_topic(run=run, text=" begrundelser ", actor=None, at=clock())
    with pytest.raises(WishNotOfThisCourse):
        actions.wish_for_cases(run=run, keys=["findes-ikke"], actor=None, at=clock())
    clock.set(2024, 4, 24)
    with pytest.raises(TooLateToWish):
        actions.wish_for_topic(run=run, text="Sent", actor=None, at=clock())
    with pytest.raises(TooLateToWish):
        actions.take_wish_back(wish=Wish.objects.get(), actor=None, at=clock())
    assert Wish.objects.count() == 1


def test_on_the_day_it_is_too_late(
    visit: Visitor, run: CourseRun, contact: Person, cases: list[str], clock: Clock
) -> None:
    actions.wish_for_cases(run=run, keys=cases[:1], actor=contact, at=clock())
    clock.set(2024, 4, 24)
    page = visit(contact, href(run))
    assert "Det er for sent at ændre ønskerne." in page.text
    assert "Gem ønsket" not in page.buttons
    page = visit(contact, href(run), method="post", data={"text": "Sent"})
    assert page.form_errors == {"text": ["Det er for sent at skrive ønsker. Ring eller skriv til os."]}
    assert Wish.objects.count() == 1


@pytest.mark.parametrize("role", sorted({Role.PROGRAMME_MANAGER, Role.TEACHER}))
def test_manager_and_teacher_read_them_by_municipality(
    visit: Visitor, run: CourseRun, cases: list[str], now: datetime, role: Role
) -> None:
    other = make_course_run(edition=run.edition, name="Østby", contact_name="Louise")
    day = CourseRun.objects.get(pk=run.pk).learning_day
    assert day is not None
    actions.join_learning_day(run=other, day=day, actor=None, at=now)
    actions.wish_for_topic(run=run, text="Begrundelser", actor=None, at=now)
    actions.wish_for_cases(run=other, keys=cases[:1], actor=None, at=now)
    title = queries.cases_to_choose(run.edition)[0].title
    page = visit(make_staff(role), f"/dage/{day.pk}/")
    assert page.texts("//section[@aria-labelledby='wishes-heading']//*[self::h3 or self::li]") == [
        "Østby", f"Case: {title}", "Ådal", "Begrundelser",
    ]  # fmt: skip
    page = visit(make_staff(role), f"/forloeb/{run.pk}/")
    assert page.texts("//section[@aria-labelledby='wishes-heading']//li") == ["Begrundelser"]


def test_another_municipality_sees_and_changes_nothing(visit: Visitor, run: CourseRun, now: datetime) -> None:
    wish = actions.wish_for_topic(run=run, text="Hemmeligt", actor=None, at=now)
    other = make_course_run(edition=run.edition, name="Østby", contact_name="Louise")
    louise = other.contact_person
    visit(louise, href(run), expect=404)
    visit(louise, href(run), method="post", data={"text": "x"}, expect=404)
    visit(louise, f"{href(run)}{wish.pk}/fjern/", method="post", expect=404)
    visit(louise, f"{href(other)}{wish.pk}/fjern/", method="post", expect=404)
    visit(make_enrolment(run).person, href(run), expect=403)
    assert Wish.objects.count() == 1


def test_the_guide_is_read_by_those_it_is_for(visit: Visitor, run: CourseRun, contact: Person, now: datetime) -> None:
    each = make_enrolment(run, department="Børn")
    address = f"/mit-forloeb/{run.pk}/vejledning/"
    for person in (contact, each.person, make_staff(Role.PROGRAMME_MANAGER), make_staff(Role.TEACHER)):
        page = visit(person, address)
        assert page.texts("//main//h2") == ["Dagen før", "Grupper", "Tiden", "Hvis noget går galt"]
        assert "Onsdag den 10. april 2024 har Ådal e-læringsdag." in page.text
        assert "{" not in page.text
    actions.withdraw_enrolment(enrolment=each, actor=None, at=now)
    visit(each.person, address, expect=404)
    other = make_course_run(edition=run.edition, name="Østby", contact_name="Louise")
    visit(other.contact_person, address, expect=404)
    visit(make_staff(Role.EVALUATOR), address, expect=403)
