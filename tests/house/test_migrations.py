"""Migrations: one idea each, named by hand, reversible, and none missing."""

from __future__ import annotations

import re
from io import StringIO

import pytest
from django.core.management import call_command
from django.db.migrations.loader import MigrationLoader

from tests.house.reading import NUMBERS, hold, name_of, sources

MIGRATIONS = [source for source in sources() if "migrations" in source.parts and source.parts[-1] != "__init__"]


def test_names_say_the_idea() -> None:
    hold(
        name_of(source.path)
        for source in MIGRATIONS
        if not re.fullmatch(r"\d{4}_[a-z]+(_[a-z0-9]+)*", source.parts[-1])
        or "_auto_" in source.parts[-1]
        or source.parts[-1].endswith("_initial")
    )


def test_every_migration_can_be_taken_back() -> None:
    loader = MigrationLoader(None)
    own = {source.parts[1] for source in MIGRATIONS}
    hold(
        f"{label}.{name}: {operation}"
        for (label, name), migration in loader.disk_migrations.items()
        if label in own
        for operation in migration.operations
        if not operation.reversible
    )


def test_a_step_leans_on_migrations_of_earlier_steps_only() -> None:
    loader = MigrationLoader(None)
    hold(
        f"{label}.{name} depends on {other}"
        for (label, name), migration in loader.disk_migrations.items()
        for other, _ in migration.dependencies
        if NUMBERS.get(other, 0) > NUMBERS.get(label, 11)
    )


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    said = StringIO()
    try:
        call_command("makemigrations", check=True, dry_run=True, stdout=said)
    except SystemExit:
        pytest.fail(said.getvalue())
