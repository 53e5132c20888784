"""Where the walks find the browser, axe, and the folders for pictures; one clear line where something is missing."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
PICTURES = ROOT / "docs" / "journey" / "pictures"
# What stood on the screen when a walk failed; ignored by git.
FAILED = ROOT / "tests" / "walks" / "pictures"
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# CI runs as root and without a screen; nothing may call home.
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


def chromium() -> str | None:
    """The system's Chromium, or the one that CHROMIUM names; None where there is none."""
    return os.environ.get("CHROMIUM") or next((found for name in BROWSERS if (found := shutil.which(name))), None)


def missing() -> str | None:
    """What the walks lack on this machine, as one line that says what to do; None where nothing is missing."""
    if chromium() is None:
        return "The walks need Chromium: install the system's package `chromium`."
    if not AXE.exists():
        return "The walks need axe-core: run `make setup`."
    return None
