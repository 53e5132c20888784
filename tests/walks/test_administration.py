"""The administrator adds a member of staff, gives a role, and reads in the log what was done; errors have their pages."""

from __future__ import annotations

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.walks.conftest import Walker


def test_administrator_adds_a_colleague(walk: Walker) -> None:
    make_organisation()
    administrator = make_staff(Role.ADMINISTRATOR, name="Bodil Kronborg")
    window = walk(administrator).go("/administration/personer/")
    assert window.h1 == "Personer"
    window.look("personer")

    window.follow("Tilføj medarbejder", within="main")
    window.write("Navn", "Marianne Dalby")
    window.write("E-mail", administrator.email)
    window.press("Tilføj medarbejder")
    assert "Vælg mindst én rolle." in window.text
    window.look("tilfoej-medarbejder-fejl")
    assert window.page.get_by_label("Navn", exact=True).input_value() == "Marianne Dalby"

    window.tick("Underviser")
    window.press("Tilføj medarbejder")
    assert "Vælg mindst én rolle." not in window.text
    assert window.page.get_by_label("Underviser", exact=True).is_checked()  # nothing of what was chosen is lost
    window.look("tilfoej-medarbejder-optaget")

    window.write("E-mail", "marianne.dalby@klagestyrelsen.example")
    window.press("Tilføj medarbejder")
    assert window.h1 == "Marianne Dalby"
    window.look("person")
    made = Person.objects.get(email="marianne.dalby@klagestyrelsen.example")
    assert made.roles == (Role.TEACHER,)

    window.tick("Evaluator")
    window.press("Gem ændringer")
    assert "Ændringerne er gemt." in window.text
    assert Person.objects.get(pk=made.pk).roles == (Role.TEACHER, Role.EVALUATOR)

    window.go("/administration/udbakke/")
    assert "Marianne Dalby" in window.text
    window.look("udbakke")
    window.go("/administration/haendelser/")
    assert "Bodil Kronborg" in window.text
    window.look("haendelser")


def test_administrator_adds_a_colleague_by_keyboard(walk: Walker) -> None:
    make_organisation()
    window = walk(make_staff(Role.ADMINISTRATOR)).go("/administration/personer/ny/")
    window.reach("Navn")
    window.type("Thomas Elkær")
    window.reach("E-mail")
    window.type("thomas.elkaer@klagestyrelsen.example")
    window.reach("Underviser")
    window.key("Space")
    window.reach("Tilføj medarbejder")
    window.enter()
    assert window.h1 == "Thomas Elkær"


def test_administrator_describes_the_authority(walk: Walker) -> None:
    make_organisation()
    window = walk(make_staff(Role.ADMINISTRATOR)).go("/administration/myndighed/")
    window.look("myndighed")


def test_administration_fits_a_phone(walk: Walker) -> None:
    make_organisation()
    window = walk(make_staff(Role.ADMINISTRATOR), size="phone")
    for name, path in {
        "personer": "/administration/personer/",
        "tilfoej-medarbejder": "/administration/personer/ny/",
        "haendelser": "/administration/haendelser/",
        "udbakke": "/administration/udbakke/",
        "opbevaring": "/administration/opbevaring/",
        "ret-perioderne": "/administration/opbevaring/ret/",
        "mine-oplysninger": "/mine-oplysninger/",
        "konto": "/konto/",
    }.items():
        window.go(path).look(f"{name}-telefon")


def test_administrator_looks_a_person_up_and_erases_them(walk: Walker) -> None:
    make_organisation()
    person = make_municipal_person(Role.PARTICIPANT, name="Karen Holm")
    window = walk(make_staff(Role.ADMINISTRATOR)).go(f"/administration/personer/{person.pk}/")
    window.follow("Se oplysningerne")
    assert window.h1 == "Oplysninger om Karen Holm"
    window.look("oplysninger-om-en-person")
    window.follow("Slet oplysningerne …")
    window.look("slet-oplysninger")
    window.press("Slet oplysningerne")
    assert window.h1 == "Personer"
    window.go(f"/administration/personer/{person.pk}/")
    assert window.h1 == "Slettet person"
    window.look("slettet-person")


def test_errors_have_pages_that_say_what_to_do(walk: Walker) -> None:
    make_organisation()
    contact = walk(make_municipal_person(Role.CONTACT_PERSON))
    contact.go("/administration/personer/", expect=403)
    contact.look("ingen-adgang")
    assert contact.page.get_by_role("main").get_by_role("link").count() > 0
    contact.go("/findes-ikke/", expect=404)
    contact.look("findes-ikke")
    assert contact.page.get_by_role("main").get_by_role("link").count() > 0
    stranger = walk().go("/findes-ikke/", expect=404)
    stranger.look("findes-ikke-fremmed")
