"""Django's entry to this package, and the Danish alphabet for SQLite, which knows none."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from django.apps import AppConfig
from django.db.backends.signals import connection_created

from sagkyndig.pure.danish import sort_key


class UiConfig(AppConfig):
    name = "sagkyndig.foundation.ui"
    label = "ui"
    verbose_name = "Udseende"

    def ready(self) -> None:
        # Forms can be imported only now that Django knows its applications.
        from sagkyndig.foundation.ui.web.forms import word_errors

        word_errors()
        connection_created.connect(teach_danish, dispatch_uid="ui.teach_danish")


_key = lru_cache(maxsize=20_000)(sort_key)


def compare(one: str, other: str) -> int:
    """Below, at or above zero, as SQLite wants it."""
    return (_key(one) > _key(other)) - (_key(one) < _key(other))


def teach_danish(connection: Any, **_: object) -> None:
    """Register the collation "danish" on a new connection. PostgreSQL has it from a migration."""
    if connection.vendor == "sqlite":
        connection.connection.create_collation("danish", compare)
