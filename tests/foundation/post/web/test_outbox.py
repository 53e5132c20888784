"""The administrator's outbox."""

from __future__ import annotations

from datetime import datetime

import pytest
from pytest_django import Settings

from sagkyndig.foundation.people.models import SignInLink
from sagkyndig.foundation.people.rules import Role
from sagkyndig.foundation.post.models import OutgoingMail
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_person_of, make_staff
from tests.factories.post import make_mail
from tests.visits import Visitor

PLACE = "/administration/udbakke/"


@pytest.mark.parametrize(
    ("method", "path"), [("get", ""), ("get", "{id}/"), ("post", "{id}/igen/"), ("post", "{id}/aabn/")]
)
def test_only_administrators_come_in(visit: Visitor, settings: Settings, method: str, path: str) -> None:
    make_organisation(is_demonstration=True)
    settings.DEMO = True
    place = PLACE + path.format(id=make_mail().pk)
    visit(None, place, method=method, expect=302)
    for role in Role:
        status = {"get": 200, "post": 302}[method] if role == Role.ADMINISTRATOR else 403
        visit(make_person_of(role), place, method=method, expect=status)


def test_empty(visit: Visitor) -> None:
    page = visit(make_staff(Role.ADMINISTRATOR), PLACE)
    assert "Der er ingen mails endnu." in page.text
    assert page.tables == []


def test_the_list_and_one_mail(visit: Visitor, now: datetime) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    mail = make_mail(to=make_municipal_person(name="Ida Dam", email="ida@adal.example"), at=now)
    page = visit(administrator, PLACE)
    assert page.tables == [
        [
            ["Emne", "Til", "Lagt i udbakken", "Status"],
            ["Dit link til Sagkyndig", "Ida Dam", "04.03.2024 kl. 10.00", "venter"],
        ]
    ]
    whole = visit(administrator, page.link("Dit link til Sagkyndig"))
    assert whole.h1 == "Dit link til Sagkyndig"
    assert "Kære Ida Dam" in whole.text
    assert "(dit personlige link sættes ind, når mailen sendes)" in whole.text
    assert whole.buttons == []
    assert not SignInLink.objects.exists()
    visit(administrator, f"{PLACE}{mail.pk + 1}/", expect=404)


def test_a_mail_that_was_given_up_is_tried_again(visit: Visitor, now: datetime) -> None:
    administrator, mail = make_staff(Role.ADMINISTRATOR), make_mail(at=now)
    OutgoingMail.objects.update(given_up_at=now, next_try_at=None, tries=7, last_error="Mailserveren svarede ikke.")
    place = f"{PLACE}{mail.pk}/"
    page = visit(administrator, place)
    assert page.buttons == ["Prøv igen"]
    assert "Mailserveren svarede ikke." in page.text
    visit(administrator, f"{place}igen/", method="post", expect=302)
    assert "Mailen bliver forsøgt sendt igen." in visit(administrator, place).text
    visit(administrator, f"{place}igen/", method="post", expect=302)
    assert "Mailen er ikke opgivet" in visit(administrator, place).text


def test_in_a_demonstration_a_mail_is_opened_as_its_recipient(
    visit: Visitor, settings: Settings, now: datetime
) -> None:
    make_organisation(is_demonstration=True)
    settings.DEMO = True
    administrator, person = make_staff(Role.ADMINISTRATOR), make_municipal_person(name="Ida Dam")
    mail = make_mail(to=person, at=now)
    assert "Ingen mails bliver sendt" in visit(administrator, PLACE).text
    assert visit(administrator, f"{PLACE}{mail.pk}/").buttons == ["Åbn som modtageren"]
    visit(administrator, f"{PLACE}{mail.pk}/aabn/", method="post", expect=302)
    assert visit.client(administrator).session["_auth_user_id"] == str(person.pk)


def test_the_switch_over_an_authoritys_people_makes_nobody_somebody_else(
    visit: Visitor, settings: Settings, now: datetime
) -> None:
    make_organisation(is_demonstration=False)
    settings.DEMO = True
    administrator, mail = make_staff(Role.ADMINISTRATOR), make_mail(at=now)
    assert visit(administrator, f"{PLACE}{mail.pk}/").buttons == []
    visit(administrator, f"{PLACE}{mail.pk}/aabn/", method="post", expect=404)
    assert visit.client(administrator).session["_auth_user_id"] == str(administrator.pk)


def test_outside_a_demonstration_nobody_is_somebody_else(visit: Visitor, now: datetime) -> None:
    administrator, mail = make_staff(Role.ADMINISTRATOR), make_mail(at=now)
    visit(administrator, f"{PLACE}{mail.pk}/aabn/", method="post", expect=404)
    assert visit.client(administrator).session["_auth_user_id"] == str(administrator.pk)


def test_the_list_costs_the_same_for_one_and_three(visit: Visitor, now: datetime) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    make_mail(at=now)
    visit(administrator, PLACE)
    one = visit(administrator, PLACE).queries
    make_mail(at=now)
    make_mail(at=now)
    assert visit(administrator, PLACE).queries == one


def test_a_mail_with_a_calendar_file_says_so(visit: Visitor, now: datetime) -> None:
    administrator, plain = make_staff(Role.ADMINISTRATOR), make_mail(at=now)
    mail = make_mail(at=now)
    OutgoingMail.objects.filter(pk=mail.pk).update(calendar="BEGIN:VCALENDAR", calendar_method="CANCEL")
    assert [row[0] for row in visit(administrator, PLACE).tables[0][1:]] == [
        "Dit link til Sagkyndig Med kalenderfil",
        "Dit link til Sagkyndig",
    ]
    page = visit(administrator, f"{PLACE}{mail.pk}/")
    assert page.texts("//dd")[-1] == "Tager dagen ud af modtagerens kalender"
    assert "Kalenderfil" not in visit(administrator, f"{PLACE}{plain.pk}/").text


def test_those_that_could_not_be_sent_are_counted_and_found(visit: Visitor, now: datetime) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    for name in ("Ida Dam", "Bo Bro", "Per Vang"):
        make_mail(to=make_municipal_person(name=name), at=now)
    failed = OutgoingMail.objects.filter(to__name="Bo Bro")
    failed.update(
        given_up_at=now, next_try_at=None, tries=1, last_error="Modtagerens mailserver afviste mailen (kode 550)."
    )
    OutgoingMail.objects.filter(to__name="Per Vang").update(
        tries=2, last_error="Mailserveren kunne ikke nås (OSError)."
    )
    page = visit(administrator, PLACE)
    assert "0 sendt, 1 venter, 1 prøves igen, 1 opgivet." in page.text
    narrowed = visit(administrator, f"{PLACE}?vis=fejl")
    assert [row[1] for row in narrowed.tables[0][1:]] == ["Per Vang", "Bo Bro"]
    OutgoingMail.objects.update(given_up_at=None, next_try_at=None, sent_at=now, last_error="")
    assert "Alle mails er kommet af sted." in visit(administrator, f"{PLACE}?vis=fejl").text


def test_mails_about_questionnaires_are_counts_alone(visit: Visitor, now: datetime) -> None:
    """Who got a reminder has not answered: the name stands nowhere in the outbox."""
    administrator = make_staff(Role.ADMINISTRATOR)
    mail = make_mail(to=make_municipal_person(name="Ida Dam"), at=now)
    OutgoingMail.objects.filter(pk=mail.pk).update(template="evaluation/questionnaire_reminder")
    page = visit(administrator, PLACE)
    assert "Mails om spørgeskemaer vises kun som antal" in page.text
    assert "0 sendt, 1 venter, 0 prøves igen, 0 opgivet." in page.text
    assert "Ida Dam" not in page.text
    visit(administrator, f"{PLACE}{mail.pk}/", expect=404)
    for step in ("igen", "aabn"):
        visit(administrator, f"{PLACE}{mail.pk}/{step}/", method="post", expect=404)
