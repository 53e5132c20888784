"""The page of the whole tour: what it looks at, the proposal, asking again, and accepting it in two tabs."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.planning import actions
from sagkyndig.journey.planning.models import CourseRun, LearningDay
from sagkyndig.journey.programme.models import Edition
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.planning import make_course_run, make_learning_day
from tests.factories.programme import add_teacher, make_edition
from tests.visits import Visit, Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager() -> Person:
    return make_staff(Role.PROGRAMME_MANAGER)


@pytest.fixture
def edition(now: datetime) -> Edition:
    """Two forløb far from each other, and a teaching period of a week."""
    edition = make_edition(year=2024)
    add_teacher(edition, name="Marianne Dalby", is_lead=True)
    for name in ("Fie Kjær", "Jens Holm"):
        add_teacher(edition, name=name)
    for name in ("Ådal", "Østby"):
        make_course_run(edition=edition, name=name, contact_name=f"Kontakt i {name}")
    set_period(edition, date(2024, 4, 8), date(2024, 4, 12), now)
    return edition


def set_period(edition: Edition, first_on: date, last_on: date, at: datetime, seen_version: int = 0) -> None:
    actions.set_teaching_period(
        edition=edition,
        seen_version=seen_version,
        first_on=first_on,
        last_on=last_on,
        starts_at=time(9),
        ends_at=time(15),
        actor=None,
        at=at,
    )


def href(edition: Edition) -> str:
    return f"/runder/{edition.pk}/planlaegning/forslag/"


def propose(visit: Visitor, manager: Person, edition: Edition, **data: object) -> Visit:
    return visit(manager, href(edition), method="post", data=data)


def form_of(page: Visit) -> dict[str, list[str]]:
    """What the form sends when nothing is touched."""
    names = ("stempel", "godtag", "foer", "hold", "ikke_dag", "ikke_underviser")
    return {
        name: [str(each) for each in page.all(f"//main//input[@name='{name}'][@type='hidden' or @checked]/@value")]
        for name in names
    }


def test_without_a_period_one_is_sent_to_set_it(visit: Visitor, manager: Person) -> None:
    edition = make_edition()
    page = visit(manager, href(edition))
    assert "Et forslag kræver, at runden har en undervisningsperiode." in page.text
    assert page.link("Sæt perioden") == f"/runder/{edition.pk}/planlaegning/periode/"
    assert propose(visit, manager, edition).buttons == []


def test_it_says_what_it_looks_at(visit: Visitor, manager: Person, edition: Edition) -> None:
    page = visit(manager, href(edition))
    assert "Østby og Ådal" in page.text
    assert "5 af 5 hverdage, hvor Marianne Dalby og en til er ledige" in page.text
    assert "Marianne Dalby alle dage, sammen med Fie Kjær og Jens Holm på skift" in page.text
    assert page.buttons == ["Lav et forslag"]
    assert LearningDay.objects.count() == 0


def test_the_proposal_is_a_table_weeks_and_a_bill(visit: Visitor, manager: Person, edition: Edition) -> None:
    page = propose(visit, manager, edition)
    assert "Planen er den bedste, der findes. Den koster 20 point; jo færre, jo bedre." in page.text
    lines, weeks, bill = page.tables[:3]
    assert lines[0] == ["Dag", "Kommuner", "Undervisere", "Bemærkninger", "Dit valg"]
    assert {row[1].split()[0] for row in lines[1:]} == {"Østby", "Ådal"}
    assert all(row[2].startswith("Marianne Dalby og ") for row in lines[1:])
    assert [row[0] for row in weeks] == ["Uge", "Uge 15"]
    assert bill == [["Grund", "Point", "Hvor"], ["Nye dage", "20", "To nye fysiske dage."]]
    assert page.buttons == ["Godtag de valgte dage", "Lav forslaget igen"]
    assert LearningDay.objects.count() == 0


def test_a_contradiction_is_told_with_what_helps(
    visit: Visitor, manager: Person, edition: Edition, now: datetime
) -> None:
    run = CourseRun.objects.get(municipality__name="Ådal")
    actions.choose_elearning_day(run=run, on=date(2024, 4, 10), actor=None, at=now)
    page = propose(visit, manager, edition)
    assert "En kommune kan ikke få en dag. Færre kan det ikke blive." in page.text
    (told,) = page.messages
    assert told.startswith("Advarsel: Ådal kan ikke få en dag: alle fem mulige dage ligger før eller for tæt på")
    assert "Det kan lade sig gøre, hvis Ådal rykker e-læringsdagen til senest torsdag den 4. april 2024" in told


def test_all_is_accepted(visit: Visitor, manager: Person, edition: Edition) -> None:
    form = form_of(propose(visit, manager, edition))
    answer = visit(manager, f"{href(edition)}godtag/", method="post", data=form, expect=302)
    assert answer.location == f"/runder/{edition.pk}/planlaegning/"
    page = visit(manager, answer.location)
    assert "Det lykkedes: To fysiske dage er sat. Kontaktpersonerne får en mail." in page.messages
    assert LearningDay.objects.count() == 2
    nothing = propose(visit, manager, edition)
    assert nothing.buttons == ["Lav forslaget igen"]
    assert "Er sat og bliver stående." in nothing.text


def test_the_second_of_two_clicks_says_that_it_is_done(visit: Visitor, manager: Person, edition: Edition) -> None:
    form = form_of(propose(visit, manager, edition))
    for _ in range(2):
        visit(manager, f"{href(edition)}godtag/", method="post", data=form, expect=302)
    page = visit(manager, f"/runder/{edition.pk}/planlaegning/")
    assert "Oplysning: Forslaget er allerede godtaget." in page.messages
    assert LearningDay.objects.count() == 2


def test_in_two_tabs_the_later_one_is_told_and_gets_a_new_proposal(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    first = form_of(propose(visit, manager, edition))
    run = CourseRun.objects.get(municipality__name="Ådal")
    taken = date.fromisoformat(first["godtag"][0][:10])
    make_learning_day(runs=[run], on=taken)  # in the other tab
    page = visit(manager, f"{href(edition)}godtag/", method="post", data=first)
    assert page.messages[0] == (
        "Fejl: Noget i runden er ændret, siden forslaget blev lavet, så intet er godtaget. "
        "Her er et nyt forslag, som tager højde for det."
    )
    assert LearningDay.objects.count() == 1
    visit(manager, f"{href(edition)}godtag/", method="post", data=form_of(page), expect=302)
    assert CourseRun.objects.filter(edition=edition, learning_day=None).count() == 0
    run.refresh_from_db()
    assert run.learning_day
    assert run.learning_day.on == taken


def test_a_line_that_is_held_stays_and_what_is_left_out_is_left_out(
    visit: Visitor, manager: Person, edition: Edition
) -> None:
    page = propose(visit, manager, edition)
    first, second = form_of(page)["godtag"]
    (not_on,) = page.all("//tr[@id='dag-2']//input[@name='ikke_dag']/@value")
    again = propose(visit, manager, edition, foer=[first, second], hold=[first], ikke_dag=[str(not_on)])
    assert first in form_of(again)["godtag"]
    assert second not in form_of(again)["godtag"]
    assert form_of(again)["hold"] == [first]
    (left_out,) = again.texts("//fieldset//label")
    assert " ikke " in left_out
    later = propose(visit, manager, edition, **form_of(again))
    assert form_of(later) == form_of(again)


def test_only_the_ticked_lines_are_accepted(visit: Visitor, manager: Person, edition: Edition) -> None:
    form = form_of(propose(visit, manager, edition))
    form["godtag"] = form["godtag"][:1]
    visit(manager, f"{href(edition)}godtag/", method="post", data=form, expect=302)
    assert LearningDay.objects.count() == 1
    assert (
        "En fysisk dag er sat. Kontaktpersonerne får en mail."
        in visit(manager, f"/runder/{edition.pk}/planlaegning/").text
    )


@pytest.mark.parametrize(
    "data",
    [
        {},
        {"godtag": ["x", "2024-04-10 dag: med:1 ved:1,2 hos:1"], "stempel": "andet"},
        {"godtag": "2024-04-10 dag:9 med:999999999999 ved:9 hos:", "hold": "\x00", "ikke_dag": "1 den 2024-99-99"},
        {"ikke_underviser": "1 ved 99999999999999999999", "foer": "2024-04-10 dag: med: ved: hos:"},
    ],
    ids=["intet", "ukendte linjer", "for store numre", "tomme linjer"],
)
def test_what_no_page_sends_sets_nothing(
    visit: Visitor, manager: Person, edition: Edition, data: dict[str, object]
) -> None:
    page = visit(manager, f"{href(edition)}godtag/", method="post", data=data)
    assert page.messages[0].startswith("Fejl: ")
    assert LearningDay.objects.count() == 0
    propose(visit, manager, edition, **data)


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROGRAMME_MANAGER}))
def test_nobody_but_the_manager_comes_in(visit: Visitor, edition: Edition, role: Role) -> None:
    person = make_staff(role) if role in STAFF_ROLES else make_municipal_person(role)
    for address in (href(edition), f"{href(edition)}godtag/"):
        visit(person, address, expect=403)
        visit(person, address, method="post", expect=403)
    visit(None, href(edition), expect=302)


def test_accepting_takes_a_click(visit: Visitor, manager: Person, edition: Edition) -> None:
    visit(manager, f"{href(edition)}godtag/", expect=405)
    visit(manager, "/runder/999999/planlaegning/forslag/", expect=404)
