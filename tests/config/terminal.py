"""Runs `sagkyndig` as an operator does: a process of its own, with its own folder and none of our settings."""

from __future__ import annotations

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("SAGKYNDIG_", "EMAIL_", "SECRET_KEY", "DATABASE_URL", "DJANGO_")


@dataclass(frozen=True)
class Answer:
    status: int
    out: str
    err: str


@dataclass(frozen=True)
class Operator:
    """Somebody at a terminal, with these settings and no others."""

    settings: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(OURS)}
        return {**kept, **self.settings}

    def command(self, *words: str | Path) -> list[str]:
        return [sys.executable, "-m", "sagkyndig.config.command", *map(str, words)]

    def says(self, *words: str | Path) -> Answer:
        done = subprocess.run(
            self.command(*words),
            env=self.environment,
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            check=False,
            timeout=120,
        )
        return Answer(done.returncode, done.stdout, done.stderr)

    def with_settings(self, **settings: str) -> Operator:
        return Operator({**self.settings, **settings})


def demo_operator(folder: Path, **settings: str) -> Operator:
    """In a demonstration that only this machine can reach."""
    return Operator({"SAGKYNDIG_VAR": str(folder), "SAGKYNDIG_DEMO": "1", **settings})
