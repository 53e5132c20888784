"""Inviting from the manager's desk, and the contact person's pages of the offer."""

from __future__ import annotations

from datetime import datetime

import pytest

from sagkyndig.foundation.people.models import Person
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from sagkyndig.journey.selection.models import Standing
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_municipal_person, make_staff
from tests.factories.selection import make_standing
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
DATES = {"answer_by": "2024-03-25", "remind_on": "2024-03-18"}


@pytest.fixture
def manager() -> Person:
    return make_staff(Role.PROGRAMME_MANAGER)


@pytest.fixture
def standing() -> Standing:
    return make_standing(name="Ådal")


def inviting(standing: Standing) -> str:
    return f"/runder/{standing.edition_id}/udvaelgelse/{standing.pk}/inviter/"


def data(standing: Standing, op: str, recipients: str = "Bodil Ager, bodil@kommune.example") -> dict[str, str]:
    return DATES | {f"til_{standing.pk}": recipients, "op": op}


def test_the_manager_sees_the_mail_sends_it_and_a_double_click_sends_it_once(
    visit: Visitor, manager: Person, standing: Standing
) -> None:
    href = inviting(standing)
    page = visit(manager, href)
    assert page.buttons == ["Se, hvad der bliver sendt"]
    page = visit(manager, href, method="post", data=data(standing, "vis"))
    assert "Kære Bodil Ager" in page.text
    assert page.buttons == ["Send invitationen", "Vis igen"]
    assert not OutgoingMail.objects.exists()
    for _ in range(2):
        visit(manager, href, method="post", data=data(standing, "send"), expect=302)
    assert OutgoingMail.objects.count() == 1
    page = visit(manager, f"/runder/{standing.edition_id}/udvaelgelse/")
    assert page.messages[-1].endswith("Ådal står som »venter på svar«. Der er ikke sendt noget nu.")
    assert "Frist for svar: 25. marts 2024." in page.tables[0][1][3]


def test_dates_out_of_order_and_half_a_recipient_are_refused(
    visit: Visitor, manager: Person, standing: Standing
) -> None:
    wrong = data(standing, "send", "Bodil, bodil@kommune.example\nPer") | {"answer_by": "2024-03-18"}
    page = visit(manager, inviting(standing), method="post", data=wrong)
    assert page.form_errors == {
        "answer_by": ["Fristen skal ligge efter påmindelsen."],
        f"til_{standing.pk}": ["Der mangler en mailadresse på linjen »Per«. Den skal ligne navn@kommune.dk."],
    }
    assert page.fields[f"til_{standing.pk}"].endswith("Per")


def test_the_text_is_changed_and_a_wrong_one_is_kept_in_the_field(
    visit: Visitor, manager: Person, standing: Standing
) -> None:
    href = f"/runder/{standing.edition_id}/udvaelgelse/invitation/"
    page = visit(manager, href, method="post", data={"subject": "Hej", "body": "Uden noget"})
    assert list(page.form_errors) == ["body"]
    assert page.fields["body"].strip() == "Uden noget"
    visit(manager, href, method="post", data={"subject": "Hej", "body": "Senest {frist}: {link}"}, expect=302)
    assert "Senest {frist}: {link}" in visit(manager, href).fields["body"]


@pytest.fixture
def offered(visit: Visitor, manager: Person, standing: Standing) -> tuple[Person, str]:
    visit(manager, inviting(standing), method="post", data=data(standing, "send"), expect=302)
    return Person.objects.get(email="bodil@kommune.example"), f"/tilbud/{standing.pk}/"


def test_the_contact_person_is_led_to_the_offer_answers_and_changes_it(
    visit: Visitor, offered: tuple[Person, str]
) -> None:
    contact, href = offered
    assert visit(contact, "/", expect=302).location == href
    page = visit(contact, href)
    assert page.h1 == "Tilbud om et læringsforløb"
    assert "opdigtede sager om servicelovens §§ 95 og 96." in page.text
    assert "Hvis nej: hvorfor? (frivilligt)" not in page.text
    assert "Hvis nej: spørg os igen (frivilligt)" in page.text
    page = visit(contact, href, method="post", data={"answer": "nej", "ask_again_on": "2024-09-01"})
    assert page.form_errors == {"reason": ["Skriv med få ord, hvorfor I ikke kan være med."]}
    assert page.fields["ask_again_on"] == "2024-09-01"
    visit(contact, href, method="post", data={"answer": "nej", "reason": "Omstrukturering"}, expect=302)
    page = visit(contact, href)
    assert "Nej, Ådal er ikke med. Tak for svaret. Svaret er givet af Bodil Ager 4. marts 2024." in page.text
    assert visit(contact, "/", expect=302).location == "/mit-forloeb/"
    visit(contact, href, method="post", data={"answer": "ja"}, expect=302)
    assert "Ja, Ådal er med." in visit(contact, href).text


def test_somebodys_number_is_not_saved_in_the_reason(visit: Visitor, offered: tuple[Person, str]) -> None:
    contact, href = offered
    page = visit(contact, href, method="post", data={"answer": "nej", "reason": "Ring til Per på 20 30 40 50"})
    assert list(page.form_errors) == ["reason"]
    assert "20 30 40 50" in page.fields["reason"]


def test_the_offer_goes_on_to_the_right_colleague(visit: Visitor, offered: tuple[Person, str]) -> None:
    contact, href = offered
    page = visit(contact, f"{href}videre/", method="post", data={"name": "Per Vang", "email": "per"})
    assert (list(page.form_errors), page.fields["name"]) == (["email"], "Per Vang")
    right = {"name": "Per Vang", "email": "per@kommune.example"}
    visit(contact, f"{href}videre/", method="post", data=right, expect=302)
    assert "Du har sendt tilbuddet videre til Per Vang" in visit(contact, href).text
    visit(contact, f"{href}videre/", expect=302)
    visit(contact, href, method="post", data={"answer": "ja"}, expect=302)
    assert "Svaret kan ikke længere ændres her" in visit(contact, href).messages[-1]
    colleague = Person.objects.get(email="per@kommune.example")
    visit(colleague, href, method="post", data={"answer": "ja"}, expect=302)


def test_anothers_offer_is_not_there(visit: Visitor, offered: tuple[Person, str], now: datetime) -> None:
    _, href = offered
    stranger = make_municipal_person(municipality=make_municipality())
    before = list(Standing.objects.values())
    for path in (href, f"{href}videre/"):
        visit(stranger, path, expect=404)
        visit(stranger, path, method="post", data={"answer": "ja", "name": "X", "email": "x@y.dk"}, expect=404)
        visit(None, path, expect=302)
        visit(make_municipal_person(Role.PARTICIPANT), path, expect=403)
        visit(make_staff(Role.PROGRAMME_MANAGER), path, expect=403)
    assert list(Standing.objects.values()) == before
