"""The administrator's page of how long things are kept: what it says, deciding anew, bounds, and two at once."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.organisation.models import Retention
from sagkyndig.foundation.organisation.queries import keeping
from sagkyndig.foundation.organisation.rules import KEEPING, Keep
from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from tests.conftest import Clock
from tests.factories.organisation import make_organisation
from tests.factories.people import make_municipal_person, make_staff
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
PAGE, CHANGE = "/administration/opbevaring/", "/administration/opbevaring/ret/"


def typed(version: int | str = 1, **months: int | str) -> dict[str, int | str]:
    return {**{kind.value: rule.months for kind, rule in KEEPING.items()}, **months, "version": version}


def test_the_page_says_what_goes_when_and_why(visit: Visitor, clock: Clock) -> None:
    make_municipal_person(at=clock.now)
    page = visit(make_staff(Role.ADMINISTRATOR), PAGE)
    assert "I nat er der intet at slette." in page.text
    rows = {row[0]: row for row in page.tables[0][1:]}
    assert list(rows) == [rule.heading for rule in KEEPING.values()]
    assert rows["Personer i kommuner uden forløb"][2] == (
        "12 måneder, regnet fra den dag, personen blev tilføjet, eller det seneste log-ind, hvis det er senere. "
        "Nu er grænsen 4. marts 2023."
    )
    assert rows["Kursister"][3].endswith("Skal efterprøves.")
    clock.set(2025, 3, 5, 12)
    later = visit(make_staff(Role.ADMINISTRATOR), PAGE)
    assert "Det er 1 i alt og står ud for hver linje." in later.text
    assert {row[0]: row[4] for row in later.tables[0][1:] if row[4] != "0"} == {"Personer i kommuner uden forløb": "1"}


def test_deciding_anew(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    done = visit(administrator, CHANGE, method="post", data=typed(participants=36, mails=6), expect=302)
    assert done.location == PAGE
    assert (keeping().months[Keep.PARTICIPANTS], keeping().months[Keep.MAILS]) == (36, 6)
    decided = Entry.objects.filter(verb="organisation.retention_decided").order_by("id")
    assert [entry.details for entry in decided] == [
        {"kind": "participants", "months": 36},
        {"kind": "mails", "months": 6},
    ]
    assert "36 måneder, regnet fra" in visit(administrator, PAGE).text
    assert "Foreslået: 24." in visit(administrator, PAGE).text
    visit(administrator, CHANGE, method="post", data=typed(keeping().version, participants=36, mails=6), expect=302)
    assert Entry.objects.filter(verb="organisation.retention_decided").count() == 2


@pytest.mark.parametrize("months", ["5", "121", "", "to år", "-1", "99999999999"])
def test_out_of_bounds_is_told_and_nothing_is_saved(visit: Visitor, months: str) -> None:
    page = visit(make_staff(Role.ADMINISTRATOR), CHANGE, method="post", data=typed(participants=months))
    assert list(page.form_errors) == ["participants"]
    assert not Retention.objects.exists()


def test_two_who_decide_at_once(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    make_organisation()
    visit(administrator, CHANGE, method="post", data=typed(participants=36), expect=302)
    page = visit(administrator, CHANGE, method="post", data=typed(1, participants=48))
    assert "En anden har gemt, mens du skrev" in page.text
    assert "Kursister: den anden gemte »36«, du har skrevet »48«." in page.text
    assert keeping().months[Keep.PARTICIPANTS] == 36
    visit(administrator, CHANGE, method="post", data=typed(page.fields["version"], participants=48), expect=302)
    assert keeping().months[Keep.PARTICIPANTS] == 48


def test_a_demonstration_says_that_nothing_is_deleted(visit: Visitor) -> None:
    make_organisation(is_demonstration=True)
    assert "I en demonstration slettes intet." in visit(make_staff(Role.ADMINISTRATOR), PAGE).text


def test_only_administrators(visit: Visitor) -> None:
    others = [make_staff(role) for role in sorted(STAFF_ROLES - {Role.ADMINISTRATOR})]
    for person in (*others, make_municipal_person(Role.CONTACT_PERSON), make_municipal_person(Role.PARTICIPANT)):
        for address in (PAGE, CHANGE):
            visit(person, address, expect=403)
            visit(person, address, expect=403, method="post", data=typed(participants=36))
    assert not Retention.objects.exists()


def test_the_same_number_of_queries_however_many_people(visit: Visitor) -> None:
    administrator, counts = make_staff(Role.ADMINISTRATOR), []
    for _ in range(2):
        make_municipal_person()
        visit(administrator, PAGE)
        counts.append(visit(administrator, PAGE).queries)
    assert counts[0] == counts[1]
