"""Reads the authored guide to the e-learning day."""

from __future__ import annotations

from pathlib import Path


def read_guide(path: Path) -> str:
    """The guide in Markdown with its words in braces still to be filled in."""
    return path.read_text("utf-8").strip()
