"""The provisions as a form offers them."""

from __future__ import annotations

import pytest

from sagkyndig.foundation.law import queries
from tests.factories.law import make_provision

pytestmark = pytest.mark.django_db


def test_provisions_stand_under_their_law_in_the_order_of_the_paragraphs() -> None:
    make_provision("BL § 87", "Tabt arbejdsfortjeneste")
    make_provision("SEL § 96, stk. 2", "BPA: arbejdsleder")
    make_provision("SEL § 96", "BPA")
    make_provision("VEJ 1234", "Vejledning om hjælpemidler")
    assert queries.choices_by_law() == [
        ("Serviceloven", [("SEL § 96", "§ 96 BPA"), ("SEL § 96, stk. 2", "§ 96, stk. 2 BPA: arbejdsleder")]),
        ("Barnets lov", [("BL § 87", "§ 87 Tabt arbejdsfortjeneste")]),
        ("Andet", [("VEJ 1234", "VEJ 1234 Vejledning om hjælpemidler")]),
    ]
    assert queries.choices_by_law(whole_paragraphs=True) == [
        ("Serviceloven", [("SEL § 96", "§ 96 BPA")]),
        ("Barnets lov", [("BL § 87", "§ 87 Tabt arbejdsfortjeneste")]),
    ]


def test_the_register_follows_along() -> None:
    assert queries.register().formerly("BL § 87") == ("SEL § 42",)
    assert queries.register() is queries.register()
