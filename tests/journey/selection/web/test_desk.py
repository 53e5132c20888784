"""The page of the selection: who is on the list, and what the manager does with it."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from sagkyndig.journey.selection import actions, queries
from sagkyndig.journey.selection.rules.states import StandingState
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_person_of, make_staff
from tests.factories.programme import make_edition
from tests.factories.selection import REASON, make_standing
from tests.visits import Visitor

pytestmark = pytest.mark.django_db


@pytest.fixture
def manager():
    return make_staff(Role.PROGRAMME_MANAGER)


def listed(edition) -> list[tuple[str, str]]:
    return [(each.municipality.name, each.state) for each in queries.standings(edition)]


def test_an_empty_list_says_what_to_do(visit: Visitor, manager) -> None:
    edition = make_edition()
    page = visit(manager, f"/runder/{edition.pk}/udvaelgelse/")
    assert "Ingen kommuner er udvalgt endnu. Vej dem efter deres tal, eller vælg den første nedenfor" in page.text
    assert "Ingen af rundens ti pladser er besat." in page.text


def test_choosing_by_hand_is_never_the_pages_next_step(visit: Visitor, manager) -> None:
    edition = make_edition()
    primary = "//main//*[contains(@class, 'button-primary')]"
    assert "Vælg kommune" not in visit(manager, f"/runder/{edition.pk}/udvaelgelse/").texts(primary)
    make_standing(edition=edition, name="Birkeby")
    assert visit(manager, f"/runder/{edition.pk}/udvaelgelse/").texts(primary) == ["Invitér den udvalgte kommune"]


def test_municipalities_are_offered_in_danish_order_without_those_on_the_list(visit: Visitor, manager) -> None:
    edition = make_edition()
    make_standing(edition=edition, name="Birkeby")
    for name in ("Ærøby", "Ådal", "Aarup", "Zinkby", "Østby"):
        make_municipality(name=name)
    page = visit(manager, f"/runder/{edition.pk}/udvaelgelse/")
    assert page.texts("//select[@name='municipality']/option") == [
        "Vælg en kommune", "Zinkby", "Ærøby", "Østby", "Ådal", "Aarup",
    ]  # fmt: skip


def test_a_municipality_is_chosen(visit: Visitor, manager) -> None:
    edition, municipality = make_edition(), make_municipality(name="Ådal")
    href = f"/runder/{edition.pk}/udvaelgelse/"
    data = {"municipality": municipality.code, "note": "Mange klager"}
    visit(manager, f"{href}vaelg/", method="post", data=data, expect=302)
    page = visit(manager, href)
    assert page.messages == ["Det lykkedes: Ådal er udvalgt."]
    assert page.tables[0][1][:4] == ["Ådal", "udvalgt", "04.03.2024", "Mange klager"]


def test_a_choice_that_is_not_offered_is_refused_and_the_note_kept(visit: Visitor, manager) -> None:
    standing = make_standing()
    href = f"/runder/{standing.edition_id}/udvaelgelse/vaelg/"
    page = visit(manager, href, method="post", data={"municipality": standing.municipality_id, "note": "Mange klager"})
    assert page.form_errors == {"municipality": ["Kommunen kan ikke vælges. Den står måske allerede på listen."]}
    assert page.fields["note"].strip() == "Mange klager"


def test_a_choice_without_a_place_is_refused_with_what_to_do(visit: Visitor, manager) -> None:
    edition = make_edition(places=1)
    make_standing(edition=edition)
    href = f"/runder/{edition.pk}/udvaelgelse/"
    assert visit(manager, href).buttons == ["Notér ja fra " + listed(edition)[0][0], "Vælg kommune"]
    page = visit(manager, f"{href}vaelg/", method="post", data={"municipality": make_municipality().code})
    assert page.form_errors == {
        "municipality": ["Rundens ene plads er besat. Tag en kommune af listen, eller giv runden flere pladser."]
    }


def test_a_yes_is_noted_and_a_second_click_does_no_harm(visit: Visitor, manager) -> None:
    standing = make_standing(name="Ådal")
    href = f"/runder/{standing.edition_id}/udvaelgelse/"
    visit(manager, f"{href}{standing.pk}/ja/", method="post", expect=302)
    visit(manager, f"{href}{standing.pk}/ja/", method="post", expect=302)
    page = visit(manager, href)
    assert page.messages[-1].startswith("Fejl: Ådal står som »deltager« og kan ikke blive »deltager«.")
    visit(manager, f"{href}{standing.pk}/faerdig/", method="post", expect=302)
    assert listed(standing.edition) == [("Ådal", StandingState.COMPLETED)]


def test_a_no_needs_a_reason_and_is_shown_with_it(visit: Visitor, manager) -> None:
    standing = make_standing(name="Nordby")
    href = f"/runder/{standing.edition_id}/udvaelgelse/{standing.pk}/nej/"
    page = visit(manager, href, method="post", data={"reason": " "})
    assert page.form_errors == {"reason": ["Skriv, hvorfor kommunen siger nej."]}
    visit(manager, href, method="post", data={"reason": REASON}, expect=302)
    page = visit(manager, f"/runder/{standing.edition_id}/udvaelgelse/")
    assert page.tables[0][1][1] == "sagt nej"
    assert page.tables[0][1][3] == f"Sagde nej 4. marts 2024: {REASON}"


def test_one_that_declined_is_replaced_and_both_say_so(visit: Visitor, manager) -> None:
    declined = make_standing(name="Nordby", state=StandingState.DECLINED)
    by = make_municipality(name="Ådal")
    base = f"/runder/{declined.edition_id}/udvaelgelse/"
    visit(manager, f"{base}{declined.pk}/erstat/", method="post", data={"municipality": by.code}, expect=302)
    page = visit(manager, base)
    assert [row[0] for row in page.tables[0][1:]] == ["Nordby", "Ådal"]
    assert page.tables[0][1][3].endswith("Erstattet af Ådal.")
    assert page.tables[0][2][3] == "Kom med i stedet for Nordby."
    late = {"municipality": make_municipality().code}
    visit(manager, f"{base}{declined.pk}/erstat/", method="post", data=late, expect=302)
    said = "Nordby er allerede erstattet af en anden kommune. Tag først den af listen."
    assert visit(manager, base).messages[-1].endswith(said)


def test_taking_back_asks_first(visit: Visitor, manager) -> None:
    standing = make_standing(name="Ådal")
    href = f"/runder/{standing.edition_id}/udvaelgelse/{standing.pk}/fortryd/"
    page = visit(manager, href)
    assert (page.h1, page.buttons) == ("Tag Ådal af listen?", ["Tag af listen"])
    assert listed(standing.edition) == [("Ådal", StandingState.CHOSEN)]
    visit(manager, href, method="post", expect=302)
    assert listed(standing.edition) == []
    visit(manager, href, expect=404)


def test_taking_back_a_no_whose_place_is_anothers_is_refused(visit: Visitor, manager, now: datetime) -> None:
    declined = make_standing(name="Nordby", state=StandingState.DECLINED)
    actions.replace_municipality(declined=declined, by=make_municipality(), actor=None, at=now)
    base = f"/runder/{declined.edition_id}/udvaelgelse/"
    visit(manager, f"{base}{declined.pk}/fortryd/", method="post", expect=302)
    assert visit(manager, base).messages == [
        "Fejl: Nordby er allerede erstattet af en anden kommune. Tag først den af listen."
    ]


def test_a_standing_belongs_to_its_edition(visit: Visitor, manager) -> None:
    standing, other = make_standing(), make_edition()
    for step in ("ja", "faerdig", "flyt"):
        visit(manager, f"/runder/{other.pk}/udvaelgelse/{standing.pk}/{step}/", method="post", expect=404)
    for step in ("nej", "erstat", "fortryd", "udgaa"):
        visit(manager, f"/runder/{other.pk}/udvaelgelse/{standing.pk}/{step}/", expect=404)
    visit(manager, "/runder/4711/udvaelgelse/", expect=404)


def test_the_list_takes_as_many_queries_for_three_as_for_one(visit: Visitor, manager) -> None:
    edition = make_edition()
    make_standing(edition=edition)
    href = f"/runder/{edition.pk}/udvaelgelse/"
    visit(manager, href)
    one = visit(manager, href).queries
    make_standing(edition=edition)
    make_standing(edition=edition, state=StandingState.DECLINED)
    assert visit(manager, href).queries == one


@pytest.mark.parametrize("role", Role)
def test_who_comes_in(visit: Visitor, role: Role) -> None:
    standing = make_standing(name="Ådal")
    base = f"/runder/{standing.edition_id}/udvaelgelse/"
    person, selects = make_person_of(role), role is Role.PROGRAMME_MANAGER
    page = visit(person, base, expect=200 if role in STAFF_ROLES else 403)
    if role in STAFF_ROLES:
        assert ("Notér ja fra Ådal" in page.buttons) is selects
    for step in ("nej/", "erstat/", "fortryd/", "udgaa/"):
        visit(person, f"{base}{standing.pk}/{step}", expect=200 if selects else 403)
    for step in ("vaelg/", f"{standing.pk}/ja/", f"{standing.pk}/faerdig/", f"{standing.pk}/flyt/"):
        visit(person, f"{base}{step}", expect=405 if selects else 403)
        if not selects:
            visit(person, f"{base}{step}", method="post", expect=403)
    assert listed(standing.edition) == [("Ådal", StandingState.CHOSEN)]


@pytest.mark.parametrize("step", ["", "vaelg/", "1/ja/", "1/nej/", "1/erstat/", "1/faerdig/", "1/fortryd/", "1/udgaa/"])
def test_nobody_comes_in_without_signing_in(visit: Visitor, step: str) -> None:
    visit(None, f"/runder/1/udvaelgelse/{step}", expect=302)


def test_reserves_are_ordered_and_the_next_gets_the_place_with_one_click(visit: Visitor, manager) -> None:
    edition = make_edition(places=1)
    standing = make_standing(edition=edition, name="Nordby")
    href = f"/runder/{edition.pk}/udvaelgelse/"
    for name in ("Ådal", "Østby"):
        data = {"municipality": make_municipality(name=name).code, "as_reserve": "on"}
        visit(manager, f"{href}vaelg/", method="post", data=data, expect=302)
    page = visit(manager, href)
    assert page.messages[-1] == "Det lykkedes: Østby er sat på reservelisten."
    assert [row[:2] for row in page.tables[1][1:]] == [["Ådal", "1"], ["Østby", "2"]]
    last = queries.standings_page(edition).reserves[1]
    visit(manager, f"{href}{last.id}/flyt/", method="post", data={"op": "op"}, expect=302)
    visit(manager, f"{href}{standing.pk}/nej/", method="post", data={"reason": REASON}, expect=302)
    page = visit(manager, href)
    assert "Giv pladsen til Østby i stedet for Nordby" in page.buttons
    data = {"municipality": last.code}
    visit(manager, f"{href}{standing.pk}/erstat/", method="post", data=data, expect=302)
    visit(manager, f"{href}{standing.pk}/erstat/", method="post", data=data, expect=302)  # a double click
    assert listed(edition) == [("Nordby", "replaced"), ("Østby", "chosen"), ("Ådal", "considered")]


def test_a_municipality_that_takes_part_is_withdrawn_with_a_reason(visit: Visitor, manager) -> None:
    standing = make_standing(name="Ådal", state=StandingState.ACCEPTED)
    href = f"/runder/{standing.edition_id}/udvaelgelse/{standing.pk}/udgaa/"
    assert visit(manager, href, method="post", data={"reason": " "}).form_errors == {
        "reason": ["Skriv, hvorfor kommunen udgår."]
    }
    visit(manager, href, method="post", data={"reason": "Ny organisation"}, expect=302)
    page = visit(manager, f"/runder/{standing.edition_id}/udvaelgelse/")
    assert page.tables[0][1][1] == "udgået"
    assert page.tables[0][1][3] == "Udgik 4. marts 2024: Ny organisation"
    again = visit(manager, href, method="post", data={"reason": "Ny organisation"})
    assert again.form_errors["__all__"][0].startswith("Ådal står som »udgået«")
