"""Step 1: the programme manager creates a programme and its first edition, sets the team and the dates."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.journey.programme.models import Edition, Programme
from tests.factories.law import make_provision
from tests.factories.organisation import make_organisation
from tests.factories.people import make_staff
from tests.walks.conftest import Walker


@pytest.fixture
def manager(walk: Walker) -> Person:
    make_organisation()
    make_provision("SEL § 95", "Kontant tilskud")
    make_provision("SEL § 96", "Borgerstyret personlig assistance (BPA)")
    make_staff(Role.TEACHER, name="Marianne Dalby")
    return make_staff(Role.PROGRAMME_MANAGER, name="Anne Lindegård")


def test_manager_creates_a_programme_and_an_edition(walk: Walker, manager: Person) -> None:
    window = walk(manager).go("/programmer/")
    window.look("programmer-tom")
    window.follow("Opret program", within="main")

    window.write("Område", "Handicapområdet")
    window.page.get_by_label("Aftalt den").fill("2021-11-12")
    window.press("Opret program")
    window.look("nyt-program-fejl")
    assert window.path == "/programmer/nyt/"
    assert window.page.get_by_label("Område", exact=True).input_value() == "Handicapområdet"
    assert window.page.get_by_label("Aftalt den").input_value() == "2021-11-12"

    window.write("Navn", "Bedre retssikkerhed på handicapområdet")
    window.press("Opret program")
    programme = Programme.objects.get()
    assert window.h1 == programme.name == "Bedre retssikkerhed på handicapområdet"
    window.look("program-uden-runder")

    window.follow("Opret den første runde", within="main")
    window.write("År", "2024")
    window.write("Tema", "Støtte til bil")
    window.page.get_by_label("Begynder").fill("2024-10-01")
    window.page.get_by_label("Slutter").fill("2024-03-01")
    window.tick("§ 96 Borgerstyret personlig assistance (BPA)")
    window.press("Opret runden")
    window.look("01-opret-runde-fejl")
    assert "Runden skal slutte, efter at den er begyndt" in window.text
    assert window.page.get_by_label("Tema", exact=True).input_value() == "Støtte til bil"
    assert window.page.locator("label", has_text="§ 96 Borgerstyret").count() == 1
    assert window.page.get_by_label("§ 96 Borgerstyret personlig assistance (BPA)").is_checked()

    window.page.get_by_label("Begynder").fill("2024-02-01")
    window.press("Opret runden")
    edition = Edition.objects.get()
    assert (edition.year, edition.theme) == (2024, "Støtte til bil")
    window.look("01-program")

    window.go(f"/runder/{edition.pk}/hold/")
    window.look("hold-tomt")
    window.choose("Medarbejder", "Marianne Dalby")
    window.choose("Rolle i runden", "Underviser")
    window.tick("Gennemgående underviser")
    window.press("Tilføj")
    assert "Marianne Dalby er på holdet." in window.text
    window.look("hold")

    window.go(f"/runder/{edition.pk}/datoer/").look("datoer")
    window.go(f"/runder/{edition.pk}/i-gang/").look("saet-i-gang")
    window.press("Sæt runden i gang")
    assert Edition.objects.get().state == "running"
    window.go(f"/runder/{edition.pk}/").look("runde")


def test_manager_creates_a_programme_without_javascript(walk: Walker, manager: Person) -> None:
    window = walk(manager, javascript=False).go("/programmer/nyt/")
    window.write("Navn", "Bedre sagsoplysning")
    window.write("Område", "Handicapområdet")
    window.press("Opret program")
    assert window.h1 == "Bedre sagsoplysning"


def test_manager_creates_a_programme_by_keyboard(walk: Walker, manager: Person) -> None:
    window = walk(manager).go("/programmer/nyt/")
    window.reach("Navn")
    window.type("Bedre sagsoplysning")
    window.reach("Område")
    window.type("Handicapområdet")
    window.reach("Opret program")
    window.enter()
    assert window.h1 == "Bedre sagsoplysning"


def test_two_at_the_same_programme_lose_nothing(walk: Walker, manager: Person) -> None:
    other = make_staff(Role.PROGRAMME_MANAGER, name="Karen Overgaard")
    first = walk(manager).go("/programmer/nyt/")
    first.write("Navn", "Bedre sagsoplysning")
    first.write("Område", "Handicapområdet")
    first.press("Opret program")
    address = f"/programmer/{Programme.objects.get().pk}/ret/"

    first.go(address)
    second = walk(other).go(address)
    second.write("Område", "Børn og voksne med handicap")
    second.press("Gem rettelser")
    first.write("Navn", "Bedre sagsoplysning og begrundelse")
    first.press("Gem rettelser")
    assert "En anden har gemt, mens du skrev" in first.text
    assert first.page.get_by_label("Navn", exact=True).input_value() == "Bedre sagsoplysning og begrundelse"
    first.look("ret-program-to-paa-en-gang")
