"""Read one setting at a time from the environment, and keep the secret key of a demonstration in a file."""

from __future__ import annotations

import os
import secrets
from collections.abc import Mapping
from pathlib import Path

LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")
YES, NO = {"1", "ja", "true", "yes", "on"}, {"", "0", "nej", "false", "no", "off"}


class BadSetting(Exception):
    """A setting holds something that cannot be understood; the sentence says which, and what it may hold."""


def switch(name: str, *, default: bool = False, environ: Mapping[str, str] = os.environ) -> bool:
    """1 or 0. Anything else is refused: a mistyped "flase" must not turn a protection off."""
    said = environ.get(name)
    if said is None:
        return default
    if (word := said.strip().lower()) in YES | NO:
        return word in YES
    raise BadSetting(f"{name} er sat til {said!r}. Skriv 1 eller 0.")


def number(name: str, default: int, *, environ: Mapping[str, str] = os.environ) -> int:
    """A whole number, zero or more."""
    said = environ.get(name, "").strip()
    if not said:
        return default
    if said.isascii() and said.isdigit():
        return int(said)
    raise BadSetting(f"{name} er sat til {said!r}. Skriv et helt tal.")


def words(name: str, default: tuple[str, ...] = (), *, environ: Mapping[str, str] = os.environ) -> list[str]:
    """Several values with commas between."""
    return [word.strip() for word in environ.get(name, "").split(",") if word.strip()] or list(default)


def origins(hosts: list[str]) -> list[str]:
    """The addresses that forms may be sent from: each public host, over HTTPS only."""
    public = (host for host in hosts if host not in LOCAL_HOSTS)
    return [f"https://*{host}" if host.startswith(".") else f"https://{host}" for host in public]


def is_local(hosts: list[str]) -> bool:
    """Whether only this machine can be addressed."""
    return set(hosts) <= set(LOCAL_HOSTS)


def kept_secret(file: Path) -> str:
    """The secret in the file; made and kept for the owner's eyes alone where there is none yet.

    Two processes that start together end with the same secret: the file is created once, the other one reads it.
    """
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        draft = file.with_name(f"{file.name}.{os.getpid()}")
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50), encoding="ascii")
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
    return file.read_text(encoding="ascii")
