"""Run what needs no Django: pure, rules and files. And hold it to that: Django loaded by any of it is a failure."""

from __future__ import annotations

import sys
import time
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
ROOMS = ("rules", "files", "test_rules.py", "test_files.py", "test_texts.py")


class NoDjango:
    """Fails the run where a test has loaded Django: then it is no longer a matter of seconds."""

    def pytest_sessionfinish(self, session: pytest.Session) -> None:
        if "django" in sys.modules:
            print("\nDjango blev indlæst. Reglerne skal kunne prøves uden.")
            session.exitstatus = pytest.ExitCode.TESTS_FAILED


def places() -> list[str]:
    """`tests/pure`, and the tests of every room that never imports Django."""
    found = [ROOT / "tests" / "pure"]
    for floor in ("journey", "foundation", "lobby"):
        found += [path for room in ROOMS for path in sorted((ROOT / "tests" / floor).rglob(room))]
    return [str(path.relative_to(ROOT)) for path in found]


def main() -> int:
    began = time.monotonic()
    # xdist's processes cost more than they save here; pytest-django would load Django.
    without = ["-p", "no:django", "-p", "no:xdist", "-p", "no:cacheprovider", "-m", "not proof"]
    status = pytest.main(
        [*without, "-W", "ignore::pytest.PytestConfigWarning", *places(), *sys.argv[1:]], plugins=[NoDjango()]
    )
    print(f"{time.monotonic() - began:.0f} sek.")
    return int(status)


if __name__ == "__main__":
    sys.exit(main())
