"""Write THIRD-PARTY.md: every package of the locks with its licence, read from what is installed.

`--check` writes nothing and ends with 1 where the file is not what it would be.
"""

from __future__ import annotations

import json
import re
import sys
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "THIRD-PARTY.md"
PINNED = re.compile(r"^([A-Za-z0-9._-]+)==([^\s;\\]+)\s*(;[^\\]*)?", re.MULTILINE)

# Licences as their packages write them, and as we name them (SPDX).
SAME = {
    "MIT License": "MIT",
    "BSD License": "BSD-3-Clause",
    "BSD": "BSD-3-Clause",
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache Software License": "Apache-2.0",
    "Apache 2.0": "Apache-2.0",
    "Apache License 2.0": "Apache-2.0",
    "Apache License, Version 2.0": "Apache-2.0",
    "GNU Lesser General Public License v3 (LGPLv3)": "LGPL-3.0-only",
    "GNU Lesser General Public License v3 or later (LGPLv3+)": "LGPL-3.0-or-later",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "Python Software Foundation License": "PSF-2.0",
    "ISC License (ISCL)": "ISC",
}
# Classifiers beside a real one, or above it.
SAYS_NOTHING = {"OSI Approved", "Other/Proprietary License"}
# Packages whose metadata name no licence, with the one that their own licence file states.
STATED_ELSEWHERE: dict[str, str] = {}

HEAD = """\
# Tredjeparter

Sagkyndig selv er under EUPL-1.2 (se [LICENSE](LICENSE)). Her står de pakker, som Sagkyndig bruger, med udgave og licens,
som pakkerne selv oplyser dem. Ingen af dem ligger i dette arkiv: `make setup` henter dem, låst med kontrolsummer, og
licensteksterne følger med. Siden skrives af `make docs` og holdes op mod låsefilerne af en prøve.
"""


@dataclass(frozen=True)
class Notice:
    """One package as it is listed."""

    name: str
    version: str
    licence: str
    summary: str


def pinned(lock: str) -> dict[str, tuple[str, str]]:
    """Name to version and marker, as the lock has them."""
    return {name.lower(): (version, (marker or "").strip(" ;")) for name, version, marker in PINNED.findall(lock)}


def licence_of(name: str) -> str:
    """In the order of trust: the SPDX expression, the classifiers, the free text where it is short."""
    known = metadata(name)
    expression = known.get("License-Expression")
    if expression:
        return str(expression)
    classifiers = [
        each.split(" :: ")[-1] for each in known.get_all("Classifier") or [] if each.startswith("License :: ")
    ]
    named = sorted({SAME.get(each, each) for each in classifiers if each not in SAYS_NOTHING})
    if named:
        return ", ".join(named)
    text = str(known.get("License") or "").strip()
    if text and "\n" not in text and len(text) < 60:
        return SAME.get(text, text)
    return STATED_ELSEWHERE.get(name, "")


def notices(lock: str) -> tuple[list[Notice], list[str]]:
    """Those installed here, and the names of those that only other systems need."""
    found, elsewhere = [], []
    for name, (version, _marker) in sorted(pinned(lock).items()):
        try:
            known = metadata(name)
        except PackageNotFoundError:
            elsewhere.append(name)
            continue
        found.append(Notice(name, version, licence_of(name), str(known.get("Summary") or "").strip()))
    return found, elsewhere


def browser_notices(lock: str) -> list[Notice]:
    packages = json.loads(lock)["packages"]
    uses = {"dkfds": "Det Fælles Designsystem, med skriften IBM Plex Sans", "axe-core": "Tilgængelighed, i prøverne"}
    return [
        Notice(
            path.removeprefix("node_modules/"),
            each["version"],
            each["license"].strip("()"),
            uses.get(path.removeprefix("node_modules/"), ""),
        )
        for path, each in sorted(packages.items())
        if path
    ]


def table(rows: list[Notice]) -> str:
    lines = ["| Pakke | Udgave | Licens | Hvad den er |", "|---|---|---|---|"]
    for row in rows:
        summary = row.summary.replace("|", "\\|")
        lines.append(f"| {row.name} | {row.version} | {row.licence} | {summary} |")
    return "\n".join(lines)


def written() -> str:
    runtime_lock = (ROOT / "requirements.txt").read_text(encoding="utf-8")
    dev_lock = (ROOT / "requirements-dev.txt").read_text(encoding="utf-8")
    runtime, elsewhere = notices(runtime_lock)
    everything, elsewhere_dev = notices(dev_lock)
    names = set(pinned(runtime_lock))
    dev = [notice for notice in everything if notice.name not in names]
    parts = [
        HEAD,
        "## I drift\n\n" + table(runtime),
        "## I browseren\n\n" + table(browser_notices((ROOT / "package-lock.json").read_text(encoding="utf-8"))),
        "## Kun til kontrol og prøver\n\n" + table(dev),
    ]
    only = sorted({*elsewhere, *elsewhere_dev})
    if only:
        parts.append(f"Låsefilerne nævner også pakker, som kun bruges på andre systemer: {', '.join(only)}.")
    return "\n\n".join(part.strip() for part in parts) + "\n"


def main() -> int:
    content = written()
    if "--check" in sys.argv[1:]:
        if TARGET.is_file() and TARGET.read_text(encoding="utf-8") == content:
            return 0
        print("THIRD-PARTY.md svarer ikke til låsefilerne. Kør »make docs«.", file=sys.stderr)
        return 1
    TARGET.write_text(content, encoding="utf-8")
    print("Skrev THIRD-PARTY.md")
    return 0


if __name__ == "__main__":
    sys.exit(main())
