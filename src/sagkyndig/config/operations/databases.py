"""The two databases that the product runs on, as files: copied out while they are in use, and put back."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import IO

from django.apps import apps
from django.db import connection

from sagkyndig.config.operations.refusal import Refused

# Empty in a copy, which lives longer than they and travels further: a file of answers that nobody has confirmed can hold
# names beside the answers, and a session's key lets in whoever reads it.
LEFT_OUT = ("evaluation.PendingAnswers", "selection.PendingFigures", "sessions.Session")


def engine() -> str:
    """`sqlite` or `postgresql`."""
    return connection.vendor


def sqlite_path() -> Path:
    return Path(connection.settings_dict["NAME"])


def is_empty() -> bool:
    """No table at all: `init` has never been here, and nothing has been restored."""
    if engine() == "sqlite" and not sqlite_path().exists():
        return True
    return not connection.introspection.table_names()


def copy_out(target: Path) -> None:
    """One moment of the database, whole but for `LEFT_OUT`, while others go on writing."""
    left_out = [apps.get_model(each)._meta.db_table for each in LEFT_OUT]
    if engine() == "sqlite":
        # VACUUM INTO reads one snapshot as the backup API does, and leaves the free pages behind: what was deleted from
        # the database, such as the link between a person and an answer, must not live on in the copy.
        with connection.cursor() as cursor:
            cursor.execute("VACUUM INTO %s", [str(target)])
        _empty(target, left_out)
        return
    without = [f"--exclude-table-data={table}" for table in left_out]
    _run(["pg_dump", "--format=custom", "--no-owner", "--no-privileges", *without, f"--file={target}"])


def _empty(copy: Path, tables: Sequence[str]) -> None:
    with closing(sqlite3.connect(copy, isolation_level=None)) as opened:
        there = {name for (name,) in opened.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        for table in there.intersection(tables):
            opened.execute(f'DELETE FROM "{table}"')  # noqa: S608  # the name is a model's own
        opened.execute("VACUUM")


def refuse_if_in_use() -> None:
    """A database that a server or worker has open must not be put back under their feet."""
    in_use = "Databasen er i brug. Stands webserveren og arbejderen først, og prøv igen."
    if engine() == "sqlite":
        let_go()
        if not sqlite_path().exists():
            return
        # Leaving WAL needs the file for oneself, and folds the log into it: just what a file to be moved must be.
        own = sqlite3.connect(sqlite_path(), timeout=0.5, isolation_level=None)
        try:
            mode = own.execute("PRAGMA journal_mode=DELETE").fetchone()[0]
        except sqlite3.OperationalError:
            mode = "locked"
        except sqlite3.DatabaseError:
            mode = "delete"  # damaged, hence the restore
        finally:
            own.close()
        if mode != "delete":
            raise Refused(in_use)
        return
    let_go()
    # Asked by a program of its own: the pool of this process would count itself.
    count = (
        "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() "
        "AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
    )
    others = _run(["psql", "--no-psqlrc", "--no-align", "--tuples-only", f"--command={count}"])
    if int(others):
        raise Refused(in_use)


def let_go() -> None:
    """Close what this process holds open, the pool of PostgreSQL included."""
    connection.close()
    if hasattr(connection, "close_pool"):
        connection.close_pool()


def refuse_if_damaged(copy: Path) -> None:
    """The unpacked copy must be a database that the product can open."""
    if engine() == "sqlite":
        opened = sqlite3.connect(f"file:{copy}?mode=ro", uri=True)
        try:
            sound = opened.execute("PRAGMA quick_check").fetchone() == ("ok",)
            sound = sound and opened.execute("SELECT count(*) FROM django_migrations").fetchone()[0] > 0
        except sqlite3.DatabaseError:
            sound = False
        finally:
            opened.close()
        if not sound:
            raise Refused("Databasen i sikkerhedskopien kan ikke åbnes. Intet er ændret. Brug en anden kopi.")
        return
    _run(["pg_restore", "--list", str(copy)])


def put_back_postgres(copy: Path) -> None:
    """All of it in one transaction: either the database is as in the copy, or it is as it was."""
    script = copy.with_suffix(".sql")
    _run(["pg_restore", "--no-owner", "--no-privileges", f"--file={script}", str(copy)])
    joined = copy.with_suffix(".joined.sql")
    with joined.open("wb") as out:
        out.write(b"DROP SCHEMA public CASCADE;\nCREATE SCHEMA public;\n")
        with script.open("rb") as source:
            shutil.copyfileobj(source, out)
    with joined.open("rb") as source:
        _run(
            ["psql", "--no-psqlrc", "--quiet", "--single-transaction", "--set=ON_ERROR_STOP=1", "--output=/dev/null"],
            source,
        )


def _run(command: Sequence[str], stdin: IO[bytes] | None = None) -> str:
    """One of PostgreSQL's own programs, pointed at our database by environment: a password never stands on a command line."""
    program = shutil.which(command[0])
    if program is None:
        raise Refused(f"Programmet {command[0]} mangler. På Debian og Ubuntu: apt install postgresql-client")
    given = connection.settings_dict
    options = given.get("OPTIONS", {})
    wanted = {
        "PGHOST": given.get("HOST"),
        "PGPORT": given.get("PORT"),
        "PGUSER": given.get("USER"),
        "PGPASSWORD": given.get("PASSWORD"),
        "PGDATABASE": given.get("NAME"),
        "PGSSLMODE": options.get("sslmode"),
        "PGSSLROOTCERT": options.get("sslrootcert"),
    }
    env = {**os.environ, **{name: str(value) for name, value in wanted.items() if value}, "PGCLIENTENCODING": "UTF8"}
    done = subprocess.run([program, *command[1:]], env=env, stdin=stdin, capture_output=True, check=False)  # noqa: S603
    if done.returncode != 0:
        last = done.stderr.decode(errors="replace").strip().splitlines()[-1:] or [f"status {done.returncode}"]
        raise Refused(f"{command[0]} kunne ikke gøre det: {last[0]}")
    return done.stdout.decode(errors="replace")
