"""What is read of programmes and editions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.core.exceptions import ObjectDoesNotExist

from sagkyndig.journey.programme import actions, queries
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.readiness import Outline
from sagkyndig.journey.programme.rules.states import EditionState
from sagkyndig.journey.programme.rules.team import TeamRole
from tests.factories.programme import add_teacher, make_edition, make_programme

pytestmark = pytest.mark.django_db


def test_programmes_stand_by_name_with_their_years() -> None:
    later = make_programme(name="Voksenområdet")
    first = make_programme(name="Børneområdet")
    make_edition(programme=later, year=2023)
    make_edition(programme=later, year=2025)
    assert queries.programmes_page().rows == (
        queries.ProgrammeRow(first.pk, "Børneområdet", "Handicapområdet", None, None, 0),
        queries.ProgrammeRow(later.pk, "Voksenområdet", "Handicapområdet", 2023, 2025, 2),
    )


def test_a_programme_shows_its_editions_the_newest_first() -> None:
    programme = make_programme()
    make_edition(programme=programme, year=2023)
    make_edition(programme=programme, year=2024, theme="Støtte til bil", provisions=("SEL § 114",))
    rows = queries.programme_page(programme.pk).editions
    assert [(row.name, row.theme, row.provisions, row.state) for row in rows] == [
        ("Runde 2024", "Støtte til bil", "Servicelovens § 114", "planlagt"),
        ("Runde 2023", "Kontant tilskud og BPA", "Servicelovens §§ 95 og 96", "planlagt"),
    ]


def test_what_is_not_there_is_not_found() -> None:
    for read in (queries.programme, queries.programme_page, queries.edition):
        with pytest.raises(ObjectDoesNotExist):
            read(4711)


def test_an_edition_page_says_what_may_follow_and_what_is_missing(now: datetime) -> None:
    edition = make_edition()
    page = queries.edition_page(edition)
    assert (page.next_states, page.can_start, page.can_finish) == ((EditionState.RUNNING,), True, False)
    assert page.missing == "Runde 2023 mangler undervisere og datoer."


def test_the_team_stands_by_role_with_the_lead_teacher_first(now: datetime) -> None:
    edition = make_edition()
    second = add_teacher(edition, name="Anna Bæk")
    lead = add_teacher(edition, name="Øjvind Dam", is_lead=True)
    actions.add_team_member(edition=edition, person=second.person, role=TeamRole.CASE_AUTHOR, actor=None, at=now)
    assert [(each.name, each.role_name, each.is_lead_teacher) for each in queries.team(edition)] == [
        ("Øjvind Dam", "Underviser", True),
        ("Anna Bæk", "Underviser", False),
        ("Anna Bæk", "Fagforfatter", False),
    ]
    assert queries.teachers(edition) == [lead.person, second.person]
    assert queries.lead_teacher(edition) == lead.person


def test_editions_stand_newest_first_and_those_of_a_programme_oldest_first() -> None:
    programme = make_programme()
    first, second, third = (make_edition(programme=programme, year=year) for year in (2023, 2024, 2025))
    assert queries.editions() == [third, second, first]
    assert queries.editions_of(programme) == [first, second, third]


def test_somebodys_own_parts_by_edition(now: datetime) -> None:
    first, second, _third = (make_edition(year=year) for year in (2023, 2024, 2025))
    lead = add_teacher(first, name="Øjvind Dam", is_lead=True).person
    add_teacher(first)
    for role in (TeamRole.CASE_AUTHOR, TeamRole.TEACHER):
        actions.add_team_member(edition=second, person=lead, role=role, actor=None, at=now)
    parts = queries.parts_of(lead)
    assert {edition_id: [(each.role, each.is_lead_teacher) for each in own] for edition_id, own in parts.items()} == {
        first.pk: [(TeamRole.TEACHER, True)],
        second.pk: [(TeamRole.TEACHER, False), (TeamRole.CASE_AUTHOR, False)],
    }


def test_how_much_has_been_entered_about_each_edition(now: datetime) -> None:
    whole, bare = make_edition(year=2023), make_edition(year=2024, purpose="", provisions=())
    add_teacher(whole, is_lead=True)
    teacher = add_teacher(whole)
    actions.add_team_member(edition=whole, person=teacher.person, role=TeamRole.CASE_AUTHOR, actor=None, at=now)
    for kind in (KeyDateKind.MATERIAL_READY, KeyDateKind.SELECTION_DONE, KeyDateKind.QUESTIONNAIRE_OUT):
        actions.set_key_date(edition=whole, kind=kind, on=date(2023, 3, 1), actor=None, at=now)
    assert queries.outlines([whole, bare]) == {
        whole.pk: Outline(provisions=2, has_purpose=True, teachers=2, has_lead_teacher=True, key_dates=3),
        bare.pk: Outline(provisions=0, has_purpose=False, teachers=0, has_lead_teacher=False, key_dates=0),
    }


def test_the_facts_tell_of_the_programme_the_edition_and_the_others() -> None:
    programme = make_programme(name="Bedre retssikkerhed")
    edition = make_edition(programme=programme, year=2023)
    make_edition(programme=programme, year=2024, theme="Støtte til bil", provisions=("SEL § 114",))
    add_teacher(edition, name="Øjvind Dam", is_lead=True)
    add_teacher(edition)
    facts = queries.edition_facts(queries.edition(edition.pk))
    assert facts == queries.EditionFacts(
        programme_name="Bedre retssikkerhed",
        basis="Aftale om retssikkerhed",
        agreed_on=date(2021, 11, 9),
        area="Handicapområdet",
        first_year=2023,
        last_year=2024,
        year=2023,
        theme="Kontant tilskud og BPA",
        provisions=("SEL § 95", "SEL § 96"),
        places=10,
        purpose="Runden skal styrke kvaliteten. Den skal øge kendskabet til reglerne.",
        starts_on=date(2023, 1, 1),
        ends_on=date(2023, 12, 31),
        lead_teacher="Øjvind Dam",
        teachers=2,
        others=(queries.Outlook(2024, "Støtte til bil", ("SEL § 114",)),),
    )


def test_lists_take_as_many_queries_for_three_rows_as_for_one(queries: Callable[[Callable[[], object]], int]) -> None:
    from sagkyndig.journey.programme import queries as programmes

    programme = make_programme()
    edition = make_edition(programme=programme, year=2023)
    add_teacher(edition)

    def counts() -> list[int]:
        return [
            queries(programmes.programmes_page),
            queries(lambda: programmes.programme_page(programme.pk)),
            queries(lambda: programmes.edition_page(edition)),
            queries(lambda: programmes.edition_facts(edition)),
            queries(lambda: programmes.outlines(programmes.editions())),
            queries(lambda: programmes.key_dates_by_edition(programmes.editions())),
        ]

    one = counts()
    for year in (2024, 2025):
        make_edition(programme=programme, year=year)
        make_programme()
        add_teacher(edition)
    assert counts() == one == [1, 3, 3, 3, 2, 2]
