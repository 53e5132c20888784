"""The authority in the tests."""

from __future__ import annotations

from sagkyndig.foundation.organisation import actions
from sagkyndig.foundation.organisation.models import Organisation
from tests.factories.people import ADDED_AT


def make_organisation(*, is_demonstration: bool = False) -> Organisation:
    """An invented board that runs the installation."""
    return actions.describe_organisation(
        name="Klagestyrelsen",
        genitive="Klagestyrelsens",
        address="Prøvegade 1\n9999 Prøvekøbing",
        phone="12 34 56 78",
        phone_hours="mandag-fredag kl. 9-15",
        email="post@klagestyrelsen.example",
        web="https://klagestyrelsen.example",
        accessibility_statement_url="https://klagestyrelsen.example/tilgaengelighed",
        is_demonstration=is_demonstration,
        actor=None,
        at=ADDED_AT,
    )
