"""What planning tells the lobby."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.planning import actions, signposts
from sagkyndig.journey.programme.models import Edition
from sagkyndig.journey.selection import actions as selection
from sagkyndig.journey.selection import queries as standings
from sagkyndig.journey.selection.rules.states import StandingState
from sagkyndig.journey.signs import Cell, Progress, Todo
from tests.factories.people import make_municipal_person, make_person_of, make_staff
from tests.factories.planning import make_course_run, make_enrolment, make_learning_day
from tests.factories.programme import make_edition
from tests.factories.selection import make_standing

pytestmark = pytest.mark.django_db


def said(edition: Edition) -> tuple[Progress, str]:
    status = signposts.step_status(edition, signposts.known([edition])[edition.pk])
    assert status.href == f"/runder/{edition.pk}/planlaegning/"
    return status.progress, status.sentence


def todos(person: Person, edition: Edition) -> list[Todo]:
    return signposts.todos_for(person, edition, signposts.known([edition])[edition.pk])


def test_the_step_comes_is_under_way_and_is_done(now: datetime) -> None:
    edition = make_edition()
    assert said(edition) == (Progress.COMING, "Forløbene oprettes, når kommunerne er udvalgt.")
    make_standing(edition=edition, state=StandingState.ACCEPTED)
    assert said(edition) == (Progress.COMING, "Forløbene er ikke oprettet endnu. En kommune venter.")
    run = actions.open_course_runs(edition=edition, actor=None, at=now)[0]
    assert said(edition) == (Progress.UNDER_WAY, "Det ene forløb mangler noget.")
    actions.appoint_contact_person(run=run, name="Bodil", email="b@kommune.example", actor=None, at=now)
    actions.choose_elearning_day(run=run, on=date(2024, 3, 20), actor=None, at=now)
    make_learning_day(runs=[run])
    make_enrolment(run)
    assert said(edition) == (Progress.DONE, "Forløbet er planlagt med en fysisk dag og en tilmeldt.")
    make_standing(edition=edition, name="Ådal", state=StandingState.ACCEPTED)
    assert said(edition) == (Progress.UNDER_WAY, "Ådal har sagt ja, men har intet forløb.")


def test_the_columns_of_the_table_of_forlob() -> None:
    edition = make_edition()
    adal = make_course_run(edition=edition, name="Ådal", elearning_on=date(2024, 3, 20))
    nordby, alone = make_course_run(edition=edition, name="Nordby"), make_course_run(edition=edition, name="Østby")
    day = make_learning_day(runs=[adal, nordby])
    make_enrolment(adal)
    plan = signposts.known([edition])[edition.pk]
    columns = {column.heading: column.cells for column in signposts.progress(edition, plan)}
    assert columns == {
        "Kommune": {run.pk: Cell(run.municipality.name, f"/forloeb/{run.pk}/") for run in (nordby, alone, adal)},
        "E-læringsdag": {adal.pk: Cell("20.03.2024")},
        "Fysisk dag": {
            adal.pk: Cell("10.04.2024 med Nordby", f"/dage/{day.pk}/"),
            nordby.pk: Cell("10.04.2024 med Ådal", f"/dage/{day.pk}/"),
        },
        "Tilmeldte": {adal.pk: Cell("1"), nordby.pk: Cell("0"), alone.pk: Cell("0")},
    }
    assert list(columns["Kommune"]) == [nordby.pk, alone.pk, adal.pk]
    assert signposts.names(edition, plan) == {
        "planning.courserun": {str(nordby.pk): "Nordby", str(alone.pk): "Østby", str(adal.pk): "Ådal"},
        "planning.learningday": {str(day.pk): "10. april 2024"},
    }


def test_many_editions_take_as_many_queries_as_one(queries: Callable[[Callable[[], object]], int]) -> None:
    runs = [make_course_run(edition=make_edition(year=year), name=f"Nordby {year}") for year in (2023, 2024, 2025)]
    editions = [run.edition for run in runs]
    assert [queries(lambda: signposts.known(editions[:1])), queries(lambda: signposts.known(editions))] == [4, 4]
    known = signposts.known(editions)
    assert [[row.municipality for row in known[each.pk].runs] for each in editions] == [
        ["Nordby 2023"],
        ["Nordby 2024"],
        ["Nordby 2025"],
    ]


def test_managers_are_told_what_each_forlob_lacks() -> None:
    manager = make_staff(Role.PROGRAMME_MANAGER)
    run = make_course_run(name="Ådal", contact_name="Bodil Ager")
    make_standing(edition=run.edition, name="Nordby", state=StandingState.ACCEPTED)
    assert [(todo.sentence, todo.action, todo.href) for todo in todos(manager, run.edition)] == [
        ("Nordby har sagt ja, men har intet forløb.", "Opret forløb", f"/runder/{run.edition_id}/planlaegning/"),
        ("Ådal mangler e-læringsdag, fysisk dag og tilmeldte.", "Se forløbet", f"/forloeb/{run.pk}/"),
    ]


def test_managers_are_told_to_remove_a_forlob_whose_place_was_given_up(now: datetime) -> None:
    run = make_course_run(name="Ådal")
    manager = make_staff(Role.PROGRAMME_MANAGER)
    selection.record_decline(standing=standings.standings(run.edition)[0], reason="Omstrukturering", actor=None, at=now)
    assert [(todo.sentence, todo.action, todo.href) for todo in todos(manager, run.edition)] == [
        (
            "Ådal har ikke længere en plads i runden, men forløbet står endnu.",
            "Fjern forløbet",
            f"/forloeb/{run.pk}/",
        )
    ]


def test_a_contact_person_is_told_of_the_own_municipality_only(now: datetime) -> None:
    edition = make_edition()
    run = make_course_run(edition=edition, name="Ådal", contact_name="Bodil Ager")
    make_course_run(edition=edition, name="Nordby", contact_name="Erik Fog")
    assert [(todo.sentence, todo.href) for todo in todos(run.contact_person, edition)] == [
        ("Ådal har ikke valgt e-læringsdag.", "/mit-forloeb/")
    ]
    actions.choose_elearning_day(run=run, on=date(2024, 3, 20), actor=None, at=now)
    assert [todo.sentence for todo in todos(run.contact_person, edition)] == ["Ådal har ikke valgt fysisk dag."]
    make_learning_day(runs=[run])
    assert todos(run.contact_person, edition) == []


def test_who_is_asked_is_told_and_who_asks_the_board_is_told_of(now: datetime) -> None:
    edition = make_edition()
    adal = make_course_run(edition=edition, name="Ådal", contact_name="Bodil Ager", elearning_on=date(2024, 3, 20))
    nordby = make_course_run(edition=edition, name="Nordby", contact_name="Erik Fog")
    day = make_learning_day(runs=[adal])
    actions.offer_joint_day(asker=adal, asked=nordby, day=day, actor=adal.contact_person, at=now)
    proposal = actions.propose_days(run=nordby, dates=[date(2024, 4, 16)], actor=nordby.contact_person, at=now)[0]
    assert todos(adal.contact_person, edition) == []
    assert [todo.sentence for todo in todos(nordby.contact_person, edition)] == [
        "Ådal vil gerne dele den fysiske dag med jer.",
        "Nordby har ikke valgt e-læringsdag.",
    ]
    assert todos(make_staff(Role.PROGRAMME_MANAGER), edition)[0] == Todo(
        "Nordby foreslår tirsdag den 16. april 2024 til den fysiske dag.",
        "Svar",
        f"/runder/{edition.pk}/planlaegning/dagforslag/{proposal.pk}/",
        edition.pk,
    )


@pytest.mark.parametrize("role", sorted(set(Role) - {Role.PROGRAMME_MANAGER}))
def test_others_are_not_told(role: Role) -> None:
    run = make_course_run()
    person = (
        make_municipal_person(role, municipality=run.municipality) if role is Role.PARTICIPANT else make_person_of(role)
    )
    assert todos(person, run.edition) == []
