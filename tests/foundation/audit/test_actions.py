"""The log: what is written, and that it stays as it was written."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from sagkyndig.foundation.audit.actions import record
from sagkyndig.foundation.audit.models import AppendOnlyError, Entry
from sagkyndig.foundation.people.rules import Role
from tests.factories.municipalities import make_municipality
from tests.factories.people import make_staff

pytestmark = pytest.mark.django_db


def test_words_and_ids_are_kept_and_no_names(now: datetime) -> None:
    person = make_staff(Role.TEACHER, Role.EVALUATOR, name="Karen Navn")
    place = make_municipality(name="Ådal")
    record("planning.day_moved", actor=person, about=place, at=now, days=3, reason="frost")
    entry = Entry.objects.latest("id")
    assert (entry.at, entry.verb, entry.actor_id, entry.actor_roles) == (
        now,
        "planning.day_moved",
        person.pk,
        "evaluator,teacher",
    )
    assert (entry.about_type, entry.about_id) == ("municipalities.municipality", place.code)
    assert entry.details == {"days": 3, "reason": "frost"}


def test_the_program_itself_has_no_number(now: datetime) -> None:
    record("lobby.night_passed", actor=None, about=None, at=now)
    entry = Entry.objects.get()
    assert (entry.actor_id, entry.actor_roles, entry.about_type, entry.about_id, entry.details) == (
        None,
        "",
        "",
        "",
        {},
    )


def test_a_detail_is_a_number_or_a_word(now: datetime) -> None:
    with pytest.raises(TypeError, match="not dict"):
        record("x.y", actor=None, about=None, at=now, form={"name": "Karen"})  # type: ignore[arg-type]
    assert not Entry.objects.exists()


@pytest.mark.parametrize(
    "change",
    [
        lambda entry: entry.save(),
        lambda entry: entry.delete(),
        lambda entry: Entry.objects.update(verb="x"),
        lambda entry: Entry.objects.filter(pk=entry.pk).update(verb="x"),
        lambda entry: Entry.objects.filter(pk=entry.pk).delete(),
        lambda entry: Entry.objects.bulk_update([entry], ["verb"]),
        lambda entry: Entry.objects.update_or_create(pk=entry.pk, defaults={"verb": "x"}),
    ],
    ids=["save", "delete", "update all", "update", "delete rows", "bulk update", "update or create"],
)
def test_what_is_written_stays(now: datetime, change: Callable[[Entry], Any]) -> None:
    record("people.role_granted", actor=None, about=None, at=now)
    with pytest.raises(AppendOnlyError):
        change(Entry.objects.get())
    assert Entry.objects.get().verb == "people.role_granted"


@pytest.mark.parametrize("wrong", [{"actor_roles": "teacher"}, {"about_type": "a.b"}, {"about_id": "1"}])
def test_the_database_refuses_halves(now: datetime, wrong: dict[str, str]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Entry.objects.create(at=now, verb="x.y", **wrong)
