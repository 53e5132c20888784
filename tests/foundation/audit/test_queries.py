"""Reading the log in words, at a fixed cost."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest

from sagkyndig.foundation.audit import queries as log
from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.people.rules import Role
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff
from tests.factories.programme import make_edition

pytestmark = pytest.mark.django_db


def test_newest_first_with_names_looked_up(now: datetime) -> None:
    anna, bo = make_staff(Role.ADMINISTRATOR, name="Anna"), make_staff(Role.TEACHER, name="Bo")
    place = make_municipality(code="910", name="Ådal")
    record("people.role_granted", actor=anna, about=bo, at=now, role="evaluator")
    record("municipalities.loaded", actor=None, about=place, at=now + timedelta(minutes=1))
    record("andet.ukendt", actor=bo, about=None, at=now + timedelta(minutes=2))
    gone = bo.pk + 1  # PostgreSQL counts on from test to test, so that any number may be somebody's
    Entry.objects.create(at=now, verb="people.access_ended", actor_id=gone, about_type="gone.thing", about_id="4")
    rows = log.entries_page().rows[:4]
    assert [(row.who, row.roles, row.what, row.about) for row in rows] == [
        (f"Person {gone}", (), "Stoppede adgangen", "gone.thing nr. 4"),
        ("Bo", ("teacher",), "andet.ukendt", ""),
        ("Systemet", (), "Indlæste kommuner", "Ådal"),
        ("Anna", ("administrator",), "Gav en rolle", "Bo"),
    ]
    assert (rows[3].role, rows[3].municipality) == ("evaluator", None)
    record("selection.municipality_chosen", actor=anna, about=None, at=now, municipality="910")
    assert log.entries_page().rows[0].municipality == "Ådal"


def test_what_a_line_is_about_is_called_as_people_call_it(now: datetime) -> None:
    edition = make_edition(year=2024)
    gone = str(edition.pk + 1)
    record("programme.edition_corrected", actor=None, about=edition, at=now)
    record("programme.programme_corrected", actor=None, about=edition.programme, at=now)
    Entry.objects.create(at=now, verb="planning.course_run_opened", about_type="planning.courserun", about_id="12")
    Entry.objects.create(at=now, verb="programme.edition_corrected", about_type="programme.edition", about_id=gone)
    assert [row.about for row in log.entries_page().rows[:4]] == [
        f"Runde nr. {gone}",
        "Forløb nr. 12",
        edition.programme.name,
        "Runde 2024",
    ]


def test_fifty_on_a_page(now: datetime) -> None:
    for number in range(51):
        record("law.register_loaded", actor=None, about=None, at=now + timedelta(minutes=number))
    first, second = log.entries_page(), log.entries_page(2)
    assert (len(first.rows), len(second.rows)) == (50, 1)
    assert second.rows[0].at == now


def test_one_entry_and_three_cost_the_same(queries: Callable[[Callable[[], Any]], int], now: datetime) -> None:
    people = [make_staff() for _ in range(3)]
    one = queries(log.entries_page)
    for person in people:
        record("people.role_granted", actor=person, about=make_municipality(), at=now, municipality="901")
    assert queries(log.entries_page) == one == 4
