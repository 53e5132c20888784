"""The administrator's page of what was done."""

from __future__ import annotations

from datetime import datetime

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.people.rules import Role
from tests.factories.people import make_person_of, make_staff
from tests.visits import Visitor

PLACE = "/administration/haendelser/"


def test_only_administrators_come_in(visit: Visitor) -> None:
    visit(None, PLACE, expect=302)
    for role in Role:
        visit(make_person_of(role), PLACE, expect=200 if role == Role.ADMINISTRATOR else 403)


def test_the_log_in_words(visit: Visitor, now: datetime) -> None:
    administrator = make_staff(Role.ADMINISTRATOR, name="Anna Admin")
    record("people.access_ended", actor=administrator, about=make_staff(name="Bo Bro"), at=now)
    header, newest, role, *_ = visit(administrator, PLACE).tables[0]
    assert header == ["Tidspunkt", "Hvem", "Roller", "Hvad", "Om"]
    assert newest == ["04.03.2024 kl. 10.00", "Anna Admin", "Administrator", "Stoppede adgangen", "Bo Bro"]
    assert role == ["02.01.2024 kl. 09.00", "Systemet", "–", "Gav en rolle: Programleder", "Bo Bro"]


def test_the_page_costs_the_same_for_more_entries(visit: Visitor, now: datetime) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    visit(administrator, PLACE)
    one = visit(administrator, PLACE).queries
    for _ in range(3):
        record("people.access_ended", actor=make_staff(), about=make_staff(), at=now)
    assert visit(administrator, PLACE).queries == one
