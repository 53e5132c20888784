"""Run a command against a PostgreSQL of its own: `bin/postgres.py COMMAND ...` starts one, sets DATABASE_URL, removes it.

The cluster lives in a temporary folder, listens on 127.0.0.1 only, and is gone when the command ends. PostgreSQL
refuses to run as root; then it runs as the user `postgres`, or `nobody` where there is none.
"""

from __future__ import annotations

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


class NoPostgres(Exception):
    """PostgreSQL's server programs are not on this machine, or would not start; the message says what to do."""


def programs() -> Path:
    """The folder with `initdb` and `pg_ctl`: the newest that the system's packages have laid out."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3].split(".")[0]))
    if found:
        return found[-1].parent
    initdb = shutil.which("initdb")
    if initdb is None:
        raise NoPostgres("Mangler: PostgreSQL. På Debian og Ubuntu: apt install postgresql")
    return Path(initdb).resolve().parent


def unprivileged_user() -> str | None:
    """Whom to run as; None where we are not root and may run it ourselves."""
    if os.geteuid() != 0:
        return None
    names = {each.pw_name for each in pwd.getpwall()}
    return "postgres" if "postgres" in names else "nobody"


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def temporary_postgres() -> Iterator[str]:
    """A running, empty PostgreSQL; gives its address as in DATABASE_URL. Speed before safety: nothing is to be kept."""
    bin_dir = programs()
    user = unprivileged_user()
    become = ["runuser", "-u", user, "--"] if user else []
    home = Path(tempfile.mkdtemp(prefix="sagkyndig-postgres-"))
    data = home / "data"
    if user:
        shutil.chown(home, user)
    port = free_port()
    options = (
        f"-c listen_addresses=127.0.0.1 -c port={port} -c unix_socket_directories={home} "
        "-c fsync=off -c synchronous_commit=off -c full_page_writes=off -c max_connections=60"
    )

    def run(*command: str) -> None:
        done = subprocess.run([*become, *command], cwd=home, capture_output=True, text=True, check=False)  # noqa: S603
        if done.returncode != 0:
            last = (done.stderr or done.stdout).strip().splitlines()[-1:] or ["ingen forklaring"]
            raise NoPostgres(f"PostgreSQL kunne ikke startes ({Path(command[0]).name}): {last[0]}")

    try:
        run(
            str(bin_dir / "initdb"),
            "-D",
            str(data),
            "-U",
            "sagkyndig",
            "-A",
            "trust",
            "-E",
            "UTF8",
            "--locale=C.UTF-8",
            "--no-sync",
        )
        # Logged to a file: a pipe held open by the server would keep `run` waiting for ever.
        run(str(bin_dir / "pg_ctl"), "-D", str(data), "-w", "-l", str(home / "log"), "-o", options, "start")
        try:
            run(str(bin_dir / "createdb"), "-h", "127.0.0.1", "-p", str(port), "-U", "sagkyndig", "sagkyndig")
            yield f"postgresql://sagkyndig@127.0.0.1:{port}/sagkyndig"
        finally:
            run(str(bin_dir / "pg_ctl"), "-D", str(data), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def main() -> int:
    if len(sys.argv) < 2:
        print("Brug: bin/postgres.py KOMMANDO ...", file=sys.stderr)
        return 2
    try:
        with temporary_postgres() as address:
            return subprocess.run(sys.argv[1:], env={**os.environ, "DATABASE_URL": address}, check=False).returncode  # noqa: S603
    except NoPostgres as problem:
        print(problem, file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
