"""Taking provisions in, and reading them."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.law import actions, queries
from sagkyndig.foundation.law.models import Provision
from sagkyndig.foundation.law.rules import ProvisionRow
from tests.factories.law import make_provision

pytestmark = pytest.mark.django_db


def test_new_ones_are_added_and_headings_written_anew(now: datetime) -> None:
    make_provision("SEL § 96", "Gammel overskrift")
    rows = [ProvisionRow("SEL § 114", "Støtte til køb af bil"), ProvisionRow("SEL § 96", "BPA")]
    assert actions.keep_provisions(rows=rows, actor=None, at=now) == 2
    assert [(each.short_name, each.title) for each in queries.all_provisions()] == [
        ("SEL § 96", "BPA"),
        ("SEL § 114", "Støtte til køb af bil"),
    ]
    assert Entry.objects.values_list("verb", "details").get() == ("law.provisions_kept", {"rows": 2})


def test_provisions_by_name_in_their_own_order() -> None:
    for name in ("SEL § 96", "SEL § 95", "BL § 87"):
        make_provision(name)
    assert [each.short_name for each in queries.provisions(["BL § 87", "SEL § 95", "SEL § 7"])] == [
        "SEL § 95",
        "BL § 87",
    ]


def test_a_provision_has_a_name() -> None:
    with pytest.raises(IntegrityError):
        Provision.objects.create(short_name="", title="X")
