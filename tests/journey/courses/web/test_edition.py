"""Which course an edition uses: chosen, waited for, kept when a newer version comes, and by whom."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import MUNICIPAL_ROLES, STAFF_ROLES, Role
from sagkyndig.journey.courses import actions
from sagkyndig.journey.courses.models import Course, CourseVersion, EditionCourse
from sagkyndig.journey.programme.models import Edition
from tests.factories.courses import make_course
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.factories.versions import approve_all, make_draft, publish
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db
CHOOSES = (Role.PROGRAMME_MANAGER, Role.CASE_AUTHOR)


@pytest.fixture
def jens() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Jens Overgård")


@pytest.fixture
def sofie() -> Person:
    return make_staff(Role.CASE_AUTHOR, name="Sofie Ravnkilde")


@pytest.fixture
def manager() -> Person:
    return make_staff(Role.PROGRAMME_MANAGER)


@pytest.fixture
def edition() -> Edition:
    return make_edition()


@pytest.fixture
def draft(jens: Person, now: datetime) -> CourseVersion:
    return make_draft(author=jens, at=now)


def address(edition: Edition) -> str:
    return f"/runder/{edition.pk}/kursus/"


def choose(visit: Visitor, person: Person, edition: Edition, course: object) -> Visit:
    return visit(person, address(edition), method="post", data={"course": course}, follow=True)


def lead(page: Visit) -> str:
    return page.texts(".lead")[0]


def uses(edition: Edition) -> tuple[Course, CourseVersion | None]:
    chosen = EditionCourse.objects.get(edition=edition)
    return chosen.course, chosen.version


def test_there_is_nothing_to_choose(visit: Visitor, manager: Person, edition: Edition) -> None:
    page = visit(manager, address(edition))
    assert lead(page) == "Runden har ikke noget kursus endnu."
    assert "Der er ingen kurser at vælge mellem endnu." in page.text
    assert page.buttons == []
    choose(visit, manager, edition, 1)
    assert not EditionCourse.objects.exists()


@pytest.mark.parametrize("role", CHOOSES)
def test_a_course_that_is_being_written_is_chosen_and_waited_for(
    visit: Visitor, edition: Edition, draft: CourseVersion, sofie: Person, jens: Person, now: datetime, role: Role
) -> None:
    person = make_person_of(role)
    page = visit(person, address(edition))
    assert page.texts("//main//form//label") == ["Prøve (kladde, ikke offentliggjort endnu)"]
    page = choose(visit, person, edition, draft.course_id)
    assert "Runden bruger nu »Prøve«." in page.text
    assert lead(page) == "Runden skal bruge »Prøve, udgave 1«, som er ved at blive skrevet."
    assert page.link("»Prøve, udgave 1«") == f"/kurser/{draft.pk}/"
    assert uses(edition) == (draft.course, None)

    publish(draft, sender=jens, reader=sofie, at=now)
    page = visit(person, address(edition))
    assert lead(page) == "Runden bruger »Prøve, udgave 1«."
    assert page.texts("//main//dl//dd") == [
        "pr. 1. april 2023",
        "SEL § 95, SEL § 96",
        "120 minutter",
        "4. marts 2024, til demonstration",
    ]
    assert uses(edition) == (draft.course, draft)


def test_an_edition_stays_with_its_version_until_somebody_chooses_the_newer(
    visit: Visitor, manager: Person, edition: Edition, draft: CourseVersion, jens: Person, sofie: Person, now: datetime
) -> None:
    publish(draft, sender=jens, reader=sofie, at=now)
    choose(visit, manager, edition, draft.course_id)
    newer = actions.begin_version(version=draft, actor=jens, at=now)
    assert "Der er en nyere udgave" not in visit(manager, address(edition)).text  # a draft is none yet
    approve_all(newer, sender=jens, reader=sofie, at=now)
    actions.publish_version(version=newer, for_demonstration=True, actor=jens, at=now)
    page = visit(manager, address(edition))
    assert lead(page) == "Runden bruger »Prøve, udgave 1«."
    assert "Der er en nyere udgave" in page.text
    assert uses(edition) == (draft.course, draft)
    page = choose(visit, manager, edition, draft.course_id)
    assert lead(page) == "Runden bruger »Prøve, udgave 2«."
    assert "Der er en nyere udgave" not in page.text
    assert uses(edition) == (draft.course, newer)


def test_another_course_takes_its_place_and_a_second_click_changes_nothing(
    visit: Visitor, manager: Person, edition: Edition, draft: CourseVersion, jens: Person, now: datetime
) -> None:
    other = actions.import_course(course=replace(make_course(), key="anden", title="Anden"), actor=jens, at=now)
    for chosen in (draft, other, other):
        page = choose(visit, manager, edition, chosen.course_id)
        assert f"Runden bruger nu »{chosen.title}«." in page.text
        assert uses(edition) == (chosen.course, None)
    assert page.fields["course"] == str(other.course_id)


@pytest.mark.parametrize("course", ["", "0", "999", "x", "999999999999999999999"])
def test_a_course_that_is_not_offered_is_not_chosen(
    visit: Visitor, manager: Person, edition: Edition, draft: CourseVersion, course: str
) -> None:
    page = choose(visit, manager, edition, course)
    assert list(page.form_errors) == ["course"]
    assert not EditionCourse.objects.exists()


@pytest.mark.parametrize("role", sorted(STAFF_ROLES - set(CHOOSES)))
def test_others_of_the_board_read_and_do_not_choose(
    visit: Visitor, edition: Edition, draft: CourseVersion, role: Role
) -> None:
    person = make_person_of(role)
    page = visit(person, address(edition))
    assert lead(page) == "Runden har ikke noget kursus endnu."
    assert page.all("//main//form") == []
    visit(person, address(edition), expect=403, method="post", data={"course": draft.course_id})
    assert not EditionCourse.objects.exists()


@pytest.mark.parametrize("role", sorted(MUNICIPAL_ROLES))
def test_people_of_municipalities_do_not_come_in(
    visit: Visitor, edition: Edition, draft: CourseVersion, role: Role
) -> None:
    person = make_person_of(role)
    visit(person, address(edition), expect=403)
    visit(person, address(edition), expect=403, method="post", data={"course": draft.course_id})
    assert not EditionCourse.objects.exists()


def test_nobody_comes_in_without_signing_in(visit: Visitor, edition: Edition) -> None:
    for method in ("get", "post"):
        page = visit(None, address(edition), expect=302, method=method)
        assert page.location == f"/log-ind/?next={address(edition)}"


def test_an_edition_that_is_not_there(visit: Visitor, manager: Person) -> None:
    visit(manager, "/runder/999/kursus/", expect=404)
    visit(manager, "/runder/999/kursus/", expect=404, method="post", data={"course": 1})
