"""The pages of one edition: creating, correcting, team, dates, beginning and ending."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme import actions, queries
from sagkyndig.journey.programme.rules.key_dates import KeyDateKind
from sagkyndig.journey.programme.rules.states import EditionState
from tests.factories.law import make_provision
from tests.factories.people import make_staff
from tests.factories.programme import add_teacher, make_edition, make_programme
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return make_staff(Role.PROGRAMME_MANAGER, name="Karen Holm")


def typed(**changes: object) -> dict[str, object]:
    return {
        "year": "2024",
        "theme": "Støtte til bil",
        "provisions": ["SEL § 114"],
        "places": "10",
        "purpose": "To sætninger. Her er de.",
        "starts_on": "2024-01-01",
        "ends_on": "2024-12-31",
        **changes,
    }


def test_an_edition_is_created_with_everything(visit: Visitor, manager) -> None:
    make_provision(short_name="SEL § 114", title="Støtte til bil")
    programme = make_programme()
    answer = visit(manager, f"/programmer/{programme.pk}/opret-runde/", method="post", data=typed(), expect=302)
    made = queries.editions_of(programme)[0]
    assert answer.location == f"/runder/{made.pk}/program/"
    assert (made.year, made.theme, made.places, made.starts_on, queries.provisions_of(made)) == (
        2024,
        "Støtte til bil",
        10,
        date(2024, 1, 1),
        ("SEL § 114",),
    )


@pytest.mark.parametrize(
    ("changes", "errors"),
    [
        ({"year": "1999"}, {"year": ["Denne værdi skal være større end eller lig 2000."]}),
        ({"places": "0"}, {"places": ["Denne værdi skal være større end eller lig 1."]}),
        (
            {"ends_on": "2023-12-31"},
            {"ends_on": ["Runden skal slutte, efter at den er begyndt. Ret den ene af datoerne."]},
        ),
        (
            {"year": "2023"},
            {"year": ["Programmet har allerede en runde i det år. Vælg et andet år, eller ret runden."]},
        ),
    ],
)
def test_what_makes_no_sense_is_refused_at_its_field(visit: Visitor, manager, changes, errors) -> None:
    make_provision(short_name="SEL § 114", title="Støtte til bil")
    programme = make_programme()
    make_edition(programme=programme, year=2023)
    page = visit(manager, f"/programmer/{programme.pk}/opret-runde/", method="post", data=typed(**changes))
    assert page.form_errors == errors
    assert page.fields["theme"] == "Støtte til bil"
    assert len(queries.editions_of(programme)) == 1


def test_an_edition_is_corrected_and_a_second_save_sees_both(visit: Visitor, manager, now) -> None:
    edition = make_edition(theme="BPA")
    href = f"/runder/{edition.pk}/ret/"
    opened = visit(manager, href).fields
    visit(manager, href, method="post", data={**opened, "theme": "Kontant tilskud"}, expect=302)
    page = visit(manager, href, method="post", data={**opened, "places": "8"})
    assert "Tema: den anden gemte »Kontant tilskud«, du har skrevet »BPA«." in page.text
    assert "Pladser: den anden gemte »10«, du har skrevet »8«." in page.text
    assert page.fields["provisions"] == ["SEL § 95", "SEL § 96"]
    visit(manager, href, method="post", data={**page.fields, "theme": "Kontant tilskud"}, expect=302)
    stored = queries.edition(edition.pk)
    assert (stored.theme, stored.places) == ("Kontant tilskud", 8)


def test_the_page_shows_team_and_dates(visit: Visitor, manager, now) -> None:
    edition = make_edition()
    add_teacher(edition, name="Øjvind Dam", is_lead=True)
    actions.set_key_date(edition=edition, kind=KeyDateKind.MATERIAL_READY, on=date(2023, 3, 1), actor=None, at=now)
    page = visit(manager, f"/runder/{edition.pk}/program/")
    assert page.tables == [
        [["Navn", "Rolle i runden"], ["Øjvind Dam", "Gennemgående underviser"]],
        [["Hvad", "Hvornår"], ["Materialet er klar", "onsdag den 1. marts 2023"]],
    ]
    assert "Bestemmelser Servicelovens §§ 95 og 96" in page.text


def test_somebody_is_added_to_the_team(visit: Visitor, manager) -> None:
    edition = make_edition()
    teacher = make_staff(Role.TEACHER, name="Øjvind Dam")
    href = f"/runder/{edition.pk}/hold/"
    data = {"person": str(teacher.pk), "role": "teacher", "is_lead_teacher": "on"}
    visit(manager, href, method="post", data=data, expect=302)
    page = visit(manager, href)
    assert page.tables == [
        [["Navn", "Rolle i runden", "Handling"], ["Øjvind Dam", "Gennemgående underviser", "Tag af holdet: Øjvind Dam som underviser"]]
    ]  # fmt: skip
    again = visit(manager, href, method="post", data={**data, "is_lead_teacher": ""})
    assert again.form_errors == {"person": ["Øjvind Dam har allerede den rolle i runden."]}


def test_the_team_takes_only_those_who_hold_the_role(visit: Visitor, manager) -> None:
    edition = make_edition()
    data = {"person": str(manager.pk), "role": "teacher"}
    page = visit(manager, f"/runder/{edition.pk}/hold/", method="post", data=data)
    assert page.form_errors == {"person": ["Karen Holm har ikke rollen underviser. En administrator kan give den."]}
    assert queries.team(edition) == ()


def test_a_second_lead_teacher_is_refused_and_the_lead_can_be_moved(visit: Visitor, manager) -> None:
    edition = make_edition()
    add_teacher(edition, is_lead=True)
    second = add_teacher(edition, name="Anna Bæk")
    third = make_staff(Role.TEACHER)
    href = f"/runder/{edition.pk}/hold/"
    data = {"person": str(third.pk), "role": "teacher", "is_lead_teacher": "on"}
    page = visit(manager, href, method="post", data=data)
    assert page.form_errors == {
        "is_lead_teacher": ["Runden har allerede en gennemgående underviser. Der kan kun være én."]
    }
    visit(manager, f"{href}{second.pk}/gennemgaaende/", method="post", expect=302)
    assert queries.lead_teacher(edition) == second.person


def test_somebody_is_taken_off_the_team_and_twice_does_no_harm(visit: Visitor, manager) -> None:
    edition = make_edition()
    member = add_teacher(edition)
    for _ in range(2):
        visit(manager, f"/runder/{edition.pk}/hold/{member.pk}/fjern/", method="post", expect=302)
    assert queries.team(edition) == ()


def test_a_member_of_another_edition_is_left_alone(visit: Visitor, manager) -> None:
    edition, other = make_edition(), make_edition()
    member = add_teacher(other)
    visit(manager, f"/runder/{edition.pk}/hold/{member.pk}/fjern/", method="post", expect=302)
    visit(manager, f"/runder/{edition.pk}/hold/{member.pk}/gennemgaaende/", method="post", expect=404)
    assert len(queries.team(other)) == 1


def test_a_date_on_a_holiday_is_set_and_told(visit: Visitor, manager) -> None:
    href = f"/runder/{make_edition().pk}/datoer/"
    data = {"kind": "other", "label": "Kick-off", "on": "2023-05-05"}
    assert visit(manager, href, method="post", data=data, follow=True).messages == [
        "Det lykkedes: Datoen er tilføjet.",
        "Advarsel: Fredag den 5. maj 2023 er store bededag. Er det ikke meningen, så fjern datoen, og vælg en anden.",
    ]


def test_a_date_is_set_and_taken_off(visit: Visitor, manager) -> None:
    edition = make_edition()
    href = f"/runder/{edition.pk}/datoer/"
    visit(manager, href, method="post", data={"kind": "other", "label": "Kick-off", "on": "2023-02-01"}, expect=302)
    assert [(each.label, each.on) for each in queries.key_dates(edition)] == [("Kick-off", date(2023, 2, 1))]
    missing = visit(manager, href, method="post", data={"kind": "other", "label": "", "on": "2023-02-01"})
    assert missing.form_errors == {"label": ["Skriv, hvad der sker på datoen."]}
    key_date = queries.key_dates(edition)[0]
    visit(manager, f"{href}{key_date.id}/fjern/", method="post", expect=302)
    assert queries.key_dates(edition) == ()


def test_beginning_and_ending_are_asked_before_they_happen(visit: Visitor, manager) -> None:
    edition = make_edition()
    href = f"/runder/{edition.pk}/"
    assert visit(manager, f"{href}i-gang/").buttons == ["Sæt runden i gang"]
    assert queries.edition(edition.pk).state == EditionState.PLANNED
    visit(manager, f"{href}i-gang/", method="post", expect=302)
    assert queries.edition(edition.pk).state == EditionState.RUNNING
    assert "Det kan ikke fortrydes." in visit(manager, f"{href}afslut/").text
    visit(manager, f"{href}afslut/", method="post", expect=302)
    assert queries.edition(edition.pk).state == EditionState.FINISHED
    visit(manager, f"{href}afslut/", method="post", expect=302)
    assert visit(manager, f"{href}program/").messages[1] == (
        "Advarsel: Runde 2023 er ikke i gang og kan derfor ikke afsluttes."
    )
