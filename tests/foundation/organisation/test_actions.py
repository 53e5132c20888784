"""Describing the authority: once, again, and what cannot be changed."""

from __future__ import annotations

from datetime import datetime

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.models import Entry
from sagkyndig.foundation.organisation import actions, queries
from sagkyndig.foundation.organisation.models import Organisation
from tests.factories.organisation import make_organisation

pytestmark = pytest.mark.django_db


def test_describing_anew_changes_the_one_record(now: datetime) -> None:
    make_organisation()
    actions.describe_organisation(
        name=" Nævnet ", genitive="Nævnets", address="  Vej 1 \n\n 1000 By\n", actor=None, at=now
    )
    ours = queries.ours()
    assert (ours.name, ours.address, ours.phone) == ("Nævnet", "Vej 1\n\n1000 By", "")
    assert ours.address_lines == ("Vej 1", "1000 By")
    assert Organisation.objects.count() == 1
    assert list(Entry.objects.values_list("verb", flat=True)) == ["organisation.described"] * 2


@pytest.mark.parametrize("at_first", [True, False])
def test_a_demonstration_stays_one_and_nothing_becomes_one(now: datetime, at_first: bool) -> None:
    make_organisation(is_demonstration=at_first)
    with pytest.raises(actions.DemonstrationIsDecidedAtTheStart):
        actions.describe_organisation(name="X", genitive="X'", is_demonstration=not at_first, actor=None, at=now)
    actions.describe_organisation(name="X", genitive="X'", is_demonstration=at_first, actor=None, at=now)
    actions.describe_organisation(name="Y", genitive="Ys", actor=None, at=now)
    assert (queries.ours().name, queries.ours().is_demonstration) == ("Y", at_first)


def test_the_database_holds_at_most_one_and_never_a_nameless() -> None:
    make_organisation()
    for wrong in ({"only": True, "name": "To", "genitive": "Tos"}, {"only": False, "name": "To", "genitive": "Tos"}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Organisation.objects.create(**wrong)
    with pytest.raises(IntegrityError), transaction.atomic():
        Organisation.objects.update(genitive="")
