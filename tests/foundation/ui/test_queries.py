"""Pages of lists, the Danish order of names, and the health of the machinery."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import pytest
from django.db import DatabaseError, connection
from django_tasks_db.models import DBTaskResult

from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.foundation.ui import queries
from sagkyndig.foundation.ui.queries import Health, danish, health, page_of


@pytest.mark.parametrize(
    ("wanted", "rows"), [(None, [1, 2]), ("2", [3, 4]), ("9", [5]), ("0", [5]), ("x", [1, 2]), ("", [1, 2])]
)
def test_a_page_is_always_one_that_is_there(wanted: str | None, rows: list[int]) -> None:
    assert list(page_of([1, 2, 3, 4, 5], wanted, size=2)) == rows


@pytest.mark.django_db
def test_names_stand_in_danish_order() -> None:
    in_order = ["Assens", "Brønderslev", "Zebra", "Ærø", "Østby", "Aabenraa", "Ådal", "Århus"]
    for number, name in enumerate(reversed(in_order), 901):
        Municipality.objects.create(code=str(number), name=name, region="Region Nord", population=10_000)
    assert list(Municipality.objects.order_by(danish("name")).values_list("name", flat=True)) == in_order


@pytest.mark.django_db
def test_all_is_well_with_nothing_waiting(now: datetime) -> None:
    assert health(at=now) == Health(database_answers=True, is_migrated=True, tasks_waiting=0, oldest_task_seconds=0)


@pytest.mark.django_db
def test_the_oldest_waiting_task_is_told(now: datetime) -> None:
    for minutes in (1, 7):
        task = DBTaskResult.objects.create(
            task_path="x", args_kwargs={"args": [], "kwargs": {}}, backend_name="default", queue_name="default"
        )
        DBTaskResult.objects.filter(pk=task.pk).update(enqueued_at=now - timedelta(minutes=minutes))
    assert health(at=now) == Health(database_answers=True, is_migrated=True, tasks_waiting=2, oldest_task_seconds=420)


@pytest.mark.django_db
def test_a_missing_migration_is_seen(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    monkeypatch.setattr(queries, "_migrated", False)
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'ui'")
    assert health(at=now) == Health(database_answers=True, is_migrated=False)


def test_a_database_that_does_not_answer_is_no_crash(monkeypatch: pytest.MonkeyPatch, now: datetime) -> None:
    class Silent:
        def cursor(self) -> Any:
            raise DatabaseError("no route to host")

    monkeypatch.setattr(queries, "connection", Silent())
    state = health(at=now)
    assert state == Health(database_answers=False, is_migrated=False)
    assert not state.is_well
