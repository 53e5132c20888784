"""From one address (DATABASE_URL) to Django's settings for a database: SQLite or PostgreSQL."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from sagkyndig.config.environment import BadSetting

POSTGRESQL = {"postgres", "postgresql"}
# WAL lets people read while somebody writes; NORMAL is safe with it: a power cut can cost the last moment, never the
# file. What is deleted, such as a file of answers once it is read, is overwritten, however SQLite was built. (Django
# itself turns foreign keys on.)
SQLITE_BEGINS = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA secure_delete=ON; PRAGMA cache_size=-16000;"
    " PRAGMA temp_store=MEMORY"
)
SQLITE_WAITS_SECONDS = 10


def database(address: str, *, folder: Path) -> dict[str, Any]:
    """Django's settings for `sqlite:///path`, `sqlite://:memory:` or `postgresql://user:password@host:port/name?option=value`.

    An empty address is a SQLite file in the folder. BadSetting where the address cannot be understood; its password is
    never repeated.
    """
    if not address:
        return sqlite(folder / "sagkyndig.sqlite3")
    if address == "sqlite://:memory:":
        return sqlite(":memory:")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:  # its message repeats what stands where a port should: the rest of a password, perhaps
        raise BadSetting(
            "DATABASE_URL kan ikke læses. Tegn som @, : og / i en adgangskode skal skrives %40, %3A, %2F."
        ) from None
    if parts.scheme == "sqlite":
        return sqlite(_sqlite_file(unquote(parts.path)))
    if parts.scheme in POSTGRESQL:
        if not (name := unquote(parts.path.lstrip("/"))):
            raise BadSetting("DATABASE_URL nævner ingen database. Skriv postgresql://bruger:kode@vært/database.")
        options = dict(parse_qsl(parts.query))
        return postgresql(
            name=name,
            user=unquote(parts.username or ""),
            password=unquote(parts.password or ""),
            # A host beginning with "/" is the folder of a local socket; it cannot stand before the path in an address.
            host=options.pop("host", unquote(parts.hostname or "")),
            port=str(port or ""),
            options=options,
        )
    raise BadSetting(
        f"DATABASE_URL begynder med {parts.scheme!r}. Skriv sqlite:///sti eller postgresql://vært/database."
    )


def _sqlite_file(path: str) -> Path:
    if not path.strip("/"):
        raise BadSetting("DATABASE_URL nævner ingen fil. Skriv sqlite:////sti/til/fil.sqlite3.")
    return Path(path[1:])  # sqlite:///beside/us.sqlite3, sqlite:////from/the/root.sqlite3


def sqlite(name: Path | str) -> dict[str, Any]:
    """A file. Every transaction takes its place in the queue of writers at once: it never has to give up half-way."""
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": name,
        # The PRAGMAs above would otherwise be run anew for each request.
        "CONN_MAX_AGE": None,
        "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": SQLITE_WAITS_SECONDS, "init_command": SQLITE_BEGINS},
    }


def postgresql(*, name: str, user: str, password: str, host: str, port: str, options: dict[str, str]) -> dict[str, Any]:
    """A server, through a small pool of connections in each process; the pool, not Django, keeps them open."""
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": name,
        "USER": user,
        "PASSWORD": password,
        "HOST": host,
        "PORT": port,
        "CONN_MAX_AGE": 0,
        "CONN_HEALTH_CHECKS": False,
        "OPTIONS": {**options, "pool": {"min_size": 1, "max_size": 6, "timeout": 10}},
    }
