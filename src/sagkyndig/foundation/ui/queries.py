"""What pages ask in common: one page of a list, the Danish order of names, and whether the machinery works."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page, Paginator
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import QuerySet
from django.db.models.functions import Collate
from django_tasks_db.models import DBTaskResult

ROWS_A_PAGE = 25


def page_of(rows: QuerySet[Any] | Sequence[Any], wanted: str | int | None, *, size: int = ROWS_A_PAGE) -> Page[Any]:
    """The page asked for; the first one where that makes no sense, the last one where it is past the end.

    The rows must have an order that no two rows share, or a row can show on two pages and another on none.
    """
    return Paginator(rows, size).get_page(wanted)


def danish(field: str) -> Collate:
    """For `order_by(danish("name"))`: æ, ø, å last, aa as å, capitals beside their small letters."""
    return Collate(field, "danish")


@dataclass(frozen=True)
class Health:
    """How the machinery is. The two last are None where they could not be asked."""

    database_answers: bool
    is_migrated: bool
    tasks_waiting: int | None = None
    oldest_task_seconds: int | None = None

    @property
    def is_well(self) -> bool:
        return self.database_answers and self.is_migrated


_migrated = False


def health(*, at: datetime) -> Health:
    """Asked of the database, not of memory; only that migrations are applied is remembered once it has been seen."""
    global _migrated
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
        if not _migrated:
            executor = MigrationExecutor(connection)
            _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
        if not _migrated:
            return Health(database_answers=True, is_migrated=False)
        waiting = DBTaskResult.objects.ready()
        oldest = waiting.order_by("enqueued_at").values_list("enqueued_at", flat=True).first()
        return Health(
            database_answers=True,
            is_migrated=True,
            tasks_waiting=waiting.count(),
            oldest_task_seconds=max(0, int((at - oldest).total_seconds())) if oldest else 0,
        )
    except DatabaseError:
        return Health(database_answers=False, is_migrated=False)
