"""Who the authority is, also before anybody has said so."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.organisation import queries
from tests.factories.organisation import make_organisation

pytestmark = pytest.mark.django_db


def test_until_somebody_says_who_they_are_the_authority_is_nameless() -> None:
    assert queries.ours() == queries.NAMELESS
    assert (queries.NAMELESS.name, queries.NAMELESS.address_lines) == ("Myndigheden", ())
    assert not queries.is_demonstration()


def test_ours() -> None:
    make_organisation(is_demonstration=True)
    assert queries.ours() == queries.OurOrganisation(
        name="Klagestyrelsen",
        genitive="Klagestyrelsens",
        address="Prøvegade 1\n9999 Prøvekøbing",
        phone="12 34 56 78",
        phone_hours="mandag-fredag kl. 9-15",
        email="post@klagestyrelsen.example",
        web="https://klagestyrelsen.example",
        accessibility_statement_url="https://klagestyrelsen.example/tilgaengelighed",
        is_demonstration=True,
    )
    assert queries.ours().address_lines == ("Prøvegade 1", "9999 Prøvekøbing")
    assert queries.is_demonstration()
