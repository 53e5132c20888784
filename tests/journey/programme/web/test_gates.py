"""Which role opens which page of programmes."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.people.rules import STAFF_ROLES, Role
from tests.factories.people import make_person_of
from tests.factories.programme import add_teacher, make_edition
from tests.visits import Visitor

pytestmark = pytest.mark.django_db
READING = ("/programmer/", "/programmer/{programme}/", "/runder/{edition}/program/")
WRITING = (
    "/programmer/nyt/",
    "/programmer/{programme}/ret/",
    "/programmer/{programme}/opret-runde/",
    "/runder/{edition}/ret/",
    "/runder/{edition}/i-gang/",
    "/runder/{edition}/afslut/",
    "/runder/{edition}/hold/",
    "/runder/{edition}/datoer/",
)
POSTED = (
    "/runder/{edition}/hold/{member}/fjern/",
    "/runder/{edition}/hold/{member}/gennemgaaende/",
    "/runder/{edition}/datoer/1/fjern/",
)


@pytest.mark.parametrize("role", Role)
def test_who_comes_in(visit: Visitor, role: Role) -> None:
    edition = make_edition()
    places = {"programme": edition.programme_id, "edition": edition.pk, "member": add_teacher(edition).pk}
    person = make_person_of(role)
    manages = role is Role.PROGRAMME_MANAGER
    for address in READING:
        visit(person, address.format(**places), expect=200 if role in STAFF_ROLES else 403)
    for address in WRITING:
        visit(person, address.format(**places), expect=200 if manages else 403)
    for address in POSTED:
        visit(person, address.format(**places), expect=405 if manages else 403)
        if not manages:
            visit(person, address.format(**places), method="post", expect=403)


@pytest.mark.parametrize("address", READING + WRITING + POSTED)
def test_nobody_comes_in_without_signing_in(visit: Visitor, address: str) -> None:
    visit(None, address.format(programme=1, edition=1, member=1), expect=302)
