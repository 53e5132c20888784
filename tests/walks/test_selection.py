"""Step 3: the programme manager chooses municipalities, notes yes and no, and finds a replacement for the one that declined."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition
from tests.factories.municipalities import make_municipality
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.factories.programme import make_edition, make_programme
from tests.factories.selection import make_standing
from tests.walks.conftest import Walker


@pytest.fixture
def edition(walk: Walker) -> Edition:
    make_organisation()
    programme = make_programme(name="Bedre retssikkerhed på handicapområdet")
    edition = make_edition(programme=programme, year=2024, theme="Støtte til bil", places=2)
    make_standing(edition=edition, name="Marskhøj")
    make_municipality(name="Ådal")
    make_municipality(name="Kløverup")
    return edition


@pytest.fixture
def manager(edition: Edition) -> Person:
    return make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård")


def test_manager_chooses_declines_and_replaces(walk: Walker, edition: Edition, manager: Person) -> None:
    window = walk(manager).go(f"/runder/{edition.pk}/udvaelgelse/")
    assert window.h1 == "Udvælgelse"
    window.look("udvaelgelse")

    window.page.get_by_label("Hvorfor netop den?").fill("Mange omgjorte sager i 2019-2021.")
    window.press("Vælg kommune")
    window.look("udvaelgelse-fejl")
    assert window.page.get_by_label("Hvorfor netop den?").input_value() == "Mange omgjorte sager i 2019-2021."

    window.choose("Kommune", "Ådal")
    window.press("Vælg kommune")
    assert "Mange omgjorte sager i 2019-2021." in window.text

    window.follow("Notér nej fra Marskhøj", within="main")
    window.press("Notér nej")
    assert "Skriv, hvorfor kommunen siger nej." in window.text
    window.look("siger-nej-fejl")
    window.write("Begrundelse", "Kommunen er midt i en større omstrukturering på området.")
    window.press("Notér nej")

    window.follow("Find en erstatning for Marskhøj", within="main")
    window.look("erstat")
    window.choose("Kommune", "Kløverup")
    window.press("Giv pladsen videre")
    assert window.h1 == "Invitér Kløverup"
    window.follow("Ikke nu", within="main")
    assert "Kom med i stedet for Marskhøj." in window.text

    window.press("Notér ja fra Ådal")
    window.press("Notér ja fra Kløverup")
    window.look("03-udvaelgelse")


def test_manager_notes_an_answer_without_javascript(walk: Walker, edition: Edition, manager: Person) -> None:
    window = walk(manager, javascript=False).go(f"/runder/{edition.pk}/udvaelgelse/")
    window.press("Notér ja fra Marskhøj")
    assert "Notér ja" not in window.text


def test_manager_chooses_a_municipality_by_keyboard(walk: Walker, edition: Edition, manager: Person) -> None:
    window = walk(manager).go(f"/runder/{edition.pk}/udvaelgelse/")
    window.reach("Kommune")
    window.type("Kl")
    window.reach("Vælg kommune")
    window.enter()
    assert "Kløverup er udvalgt." in window.text


def test_selection_fits_a_phone(walk: Walker, edition: Edition, manager: Person) -> None:
    walk(manager, size="phone").go(f"/runder/{edition.pk}/udvaelgelse/").look("udvaelgelse-telefon")
