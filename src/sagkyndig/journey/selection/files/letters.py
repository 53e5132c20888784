"""Reads the authored text of an invitation."""

from __future__ import annotations

from pathlib import Path

from sagkyndig.journey.selection.rules.letters import Letter


def read_letter(path: Path) -> Letter:
    """First line the subject, then the body."""
    subject, _, body = path.read_text("utf-8").partition("\n")
    return Letter(subject.strip(), body.strip())
