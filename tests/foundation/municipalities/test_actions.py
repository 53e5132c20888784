"""Taking the list of municipalities in, and reading it."""

from __future__ import annotations

from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.municipalities import actions, queries
from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from tests.factories.municipalities import make_municipality

pytestmark = pytest.mark.django_db


def test_new_ones_are_added_and_known_ones_brought_up_to_date(now: datetime) -> None:
    make_municipality(code="901", name="Gamle", population=1)
    make_municipality(code="902", name="Står")
    rows = [MunicipalityRow("901", "Aadal", "Sjælland", 2), MunicipalityRow("903", "Zby", "Sjælland", 3)]
    assert actions.load_municipalities(rows=rows, actor=None, at=now) == 2
    assert [(each.code, each.name, each.population) for each in queries.municipalities()] == [
        ("902", "Står", 42_000),
        ("903", "Zby", 3),
        ("901", "Aadal", 2),
    ]
    assert Entry.objects.values_list("verb", "details").get() == ("municipalities.loaded", {"rows": 2})


def test_reading_by_code() -> None:
    first, _second = make_municipality(), make_municipality()
    assert queries.municipality(first.code) == first
    with pytest.raises(Municipality.DoesNotExist):
        queries.municipality("000")


@pytest.mark.parametrize("wrong", [{"code": "91"}, {"name": ""}])
def test_the_database_refuses_what_is_no_municipality(wrong: dict[str, Any]) -> None:
    whole = {"code": "950", "name": "Ny", "region": "Sjælland", "population": 1}
    with pytest.raises(IntegrityError), transaction.atomic():
        Municipality.objects.create(**(whole | wrong))
