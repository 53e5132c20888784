"""One address says which database: SQLite as a file, PostgreSQL as a server."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from sagkyndig.config.database import SQLITE_BEGINS, database
from sagkyndig.config.environment import BadSetting

VAR = Path("/var/lib/sagkyndig")


def test_without_an_address_it_is_a_file_in_the_folder() -> None:
    assert database("", folder=VAR) == {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": VAR / "sagkyndig.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 10, "init_command": SQLITE_BEGINS},
    }


def test_what_is_deleted_is_gone_from_the_file(tmp_path: Path) -> None:
    file = tmp_path / "data.sqlite3"
    with closing(sqlite3.connect(file)) as opened:
        opened.executescript(SQLITE_BEGINS)
        opened.execute("CREATE TABLE answers (text)")
        opened.execute("INSERT INTO answers VALUES ('hvad en enkelt svarede')")
        opened.commit()
        opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        assert b"hvad en enkelt svarede" in file.read_bytes()
        opened.execute("DELETE FROM answers")
        opened.commit()
    assert b"hvad en enkelt svarede" not in file.read_bytes()


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("sqlite:///beside.sqlite3", Path("beside.sqlite3")),
        ("sqlite:////srv/data/ny%20fil.sqlite3", Path("/srv/data/ny fil.sqlite3")),
        ("sqlite://:memory:", ":memory:"),
    ],
)
def test_sqlite_files_are_named_from_here_or_from_the_root(address: str, name: Path | str) -> None:
    assert database(address, folder=VAR)["NAME"] == name


def test_postgresql_with_everything_said() -> None:
    assert database("postgresql://sag%40k:p%3A%2Fw@db.example:5433/sagkyndig?sslmode=verify-full", folder=VAR) == {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": "sagkyndig",
        "USER": "sag@k",
        "PASSWORD": "p:/w",
        "HOST": "db.example",
        "PORT": "5433",
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {"sslmode": "verify-full", "pool": {"min_size": 1, "max_size": 6, "timeout": 10}},
    }


def test_postgresql_through_a_local_socket() -> None:
    settings = database("postgres:///sagkyndig?host=/run/postgresql", folder=VAR)
    assert (settings["NAME"], settings["HOST"], settings["PORT"], settings["USER"]) == (
        "sagkyndig",
        "/run/postgresql",
        "",
        "",
    )
    assert "host" not in settings["OPTIONS"]


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("mysql://x/y", "begynder med 'mysql'"),
        ("postgresql://host:5432/", "nævner ingen database"),
        ("postgresql://u:hemmelig@host:havn/x", "kan ikke læses"),
        ("sqlite:///", "nævner ingen fil"),
    ],
)
def test_what_cannot_be_understood_is_refused_without_repeating_the_password(address: str, said: str) -> None:
    with pytest.raises(BadSetting, match=said) as refused:
        database(address, folder=VAR)
    assert "hemmelig" not in str(refused.value)
