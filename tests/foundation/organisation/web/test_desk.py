"""The administrator's page about the authority."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.organisation import queries
from sagkyndig.foundation.people.rules import Role
from tests.factories.organisation import make_organisation
from tests.factories.people import make_person_of, make_staff
from tests.visits import Visitor

PLACE = "/administration/myndighed/"


@pytest.mark.parametrize("method", ["get", "post"])
def test_only_administrators_come_in(visit: Visitor, method: str) -> None:
    visit(None, PLACE, method=method, expect=302)
    for role in Role:
        visit(make_person_of(role), PLACE, method=method, expect=200 if role == Role.ADMINISTRATOR else 403)


def test_what_stands_is_shown_and_corrected(visit: Visitor) -> None:
    make_organisation(is_demonstration=True)
    administrator = make_staff(Role.ADMINISTRATOR)
    fields = visit(administrator, PLACE).fields
    assert fields["genitive"] == "Klagestyrelsens"
    assert "is_demonstration" not in fields
    fields |= {"name": "Nævnet", "genitive": "Nævnets", "web": "naevnet.example", "is_demonstration": ""}
    visit(administrator, PLACE, method="post", data=fields, expect=302)
    ours = queries.ours()
    assert (ours.name, ours.genitive, ours.web, ours.is_demonstration) == (
        "Nævnet",
        "Nævnets",
        "https://naevnet.example",
        True,
    )
    assert "Oplysningerne om myndigheden er gemt." in visit(administrator, PLACE).text


def test_what_is_missing_is_said_and_what_was_typed_is_kept(visit: Visitor) -> None:
    administrator = make_staff(Role.ADMINISTRATOR)
    page = visit(administrator, PLACE, method="post", data={"name": "Nævnet", "genitive": "", "email": "ikke en mail"})
    assert list(page.form_errors) == ["genitive", "email"]
    assert (page.fields["name"], page.fields["email"]) == ("Nævnet", "ikke en mail")
    assert queries.ours() == queries.NAMELESS
