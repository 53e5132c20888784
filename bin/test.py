"""The whole test: checks, the suite on SQLite, the same data tests on PostgreSQL, and the walks in a real Chromium.

What is missing on the machine is said first, in one line each, before anything has cost time. Every stage runs even
when an earlier one failed; the closing lines of each stand together at the end.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass, field
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))
from postgres import NoPostgres, programs, temporary_postgres

ROOT = Path(__file__).resolve().parent.parent
BIN = ROOT / ".venv" / "bin"
PYTEST = [str(BIN / "python"), "-m", "pytest", "-p", "no:cacheprovider"]
FAST = ["-n", "2", "--dist", "loadfile", "-m", "not walk and not proof"]
# Each worker has its own database, server and Chromium; who is done first takes from the other.
WALKS = ["-n", "2", "--dist", "worksteal", "-m", "walk and not proof", "tests/walks"]
# Everything that reads or writes the database; `pure`, `rules` and `files` never do.
# Of `config`, only those that use the suite's own database: the others start installations of their own.
DATA_TESTS = (
    "tests/foundation",
    "tests/journey",
    "tests/lobby",
    "tests/config/operations/test_checks.py",
    "tests/config/operations/test_first_run.py",
    "tests/config/operations/test_nightly.py",
)
CLOSING_LINE = re.compile(r"\b\d+ (passed|failed|errors?|skipped|deselected)\b.* in \d|^no tests ran in \d")


@dataclass
class Stage:
    name: str
    command: list[str]
    env: dict[str, str] = field(default_factory=dict)
    exit_code: int = 0
    seconds: float = 0.0
    closing: str = ""


def chromium() -> str | None:
    return os.environ.get("CHROMIUM") or next(
        filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
    )


def what_is_missing() -> list[str]:
    missing = []
    if chromium() is None:
        missing.append("Mangler: Chromium til vandringerne. På Debian: apt install chromium")
    try:
        programs()
    except NoPostgres as problem:
        missing.append(str(problem))
    return missing


def run(stage: Stage) -> None:
    """Stream the stage's output and keep pytest's closing line."""
    print(f"\n=== {stage.name}", flush=True)
    began = time.monotonic()
    with subprocess.Popen(  # noqa: S603
        stage.command,
        cwd=ROOT,
        env={**os.environ, **stage.env},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            print(line, end="", flush=True)
            if CLOSING_LINE.search(line):
                stage.closing = line.strip()
    stage.exit_code = process.returncode
    stage.seconds = time.monotonic() - began


def in_minutes(seconds: float) -> str:
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min. {rest} sek." if minutes else f"{rest} sek."


def main() -> int:
    missing = what_is_missing()
    if missing:
        print("\n".join(missing), file=sys.stderr)
        return 1
    began = time.monotonic()
    present = [folder for folder in DATA_TESTS if (ROOT / folder).exists()]
    stages = [
        Stage(
            "Kontrol: stil, typer, byggeregler, migrationer",
            ["make", "--no-print-directory", "-s", "-k", "check"],
            {"SETUP_IS_DONE": "1"},
        ),
        Stage("Alle prøver, på SQLite", [*PYTEST, *FAST], {"DATABASE_URL": ""}),
    ]
    for stage in stages:
        run(stage)
    try:
        with temporary_postgres() as address:
            stages.append(
                Stage("Prøver af data og sider, på PostgreSQL", [*PYTEST, *FAST, *present], {"DATABASE_URL": address})
            )
            run(stages[-1])
    except NoPostgres as problem:
        stages.append(Stage("Prøver af data og sider, på PostgreSQL", [], exit_code=1, closing=str(problem)))
    stages.append(Stage("Vandringer i Chromium", [*PYTEST, *WALKS], {"DATABASE_URL": ""}))
    run(stages[-1])

    failed = [stage for stage in stages if stage.exit_code != 0]
    print(
        f"\n=== I alt {in_minutes(time.monotonic() - began)}"
        + ("" if not failed else " · FEJL i: " + "; ".join(stage.name for stage in failed))
    )
    for stage in stages:
        print(f"{'fejl' if stage.exit_code else 'i orden'} · {stage.name} · {in_minutes(stage.seconds)}")
    # Pytest's own lines, unchanged and last.
    for stage in stages:
        if stage.closing:
            print(stage.closing)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
