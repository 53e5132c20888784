"""Reads the project's own files for the tests of the house: sources as syntax trees, templates, every kept file."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from sagkyndig.journey.order import BUILT, STEPS

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = ROOT / "src" / "sagkyndig"
# From the lowest to the highest; `|` in the contract means that these may not know each other.
FOUNDATION = ("ui", "audit", "municipalities", "law", "organisation", "people", "post")
NUMBERS = {step.name: step.number for step in STEPS}


def _ignored_folders() -> set[str]:
    lines = (ROOT / ".gitignore").read_text().splitlines()
    return {".git", *(line.strip().rstrip("/").split("/")[-1] for line in lines if line.strip().endswith("/"))}


@cache
def kept_files() -> tuple[Path, ...]:
    """Every file of the project that is not ignored, sorted."""
    ignored = _ignored_folders()

    def walk(folder: Path) -> Iterator[Path]:
        for entry in folder.iterdir():
            if entry.is_dir():
                if entry.name not in ignored and not entry.name.endswith(".egg-info"):
                    yield from walk(entry)
            elif entry.suffix not in {".pyc", ".sqlite3"}:
                yield entry

    return tuple(sorted(walk(ROOT)))


def hold(breaches: Iterable[str]) -> None:
    """Fails with every breach on a line of its own."""
    found = list(breaches)
    assert not found, f"{len(found)} breaches of the house:\n  - " + "\n  - ".join(found)


def name_of(path: Path) -> str:
    """The path as it is written in a message: from the root of the project."""
    return path.relative_to(ROOT).as_posix()


@dataclass(frozen=True)
class Source:
    """One Python file of the product: where it stands, its text, its tree."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return name_of(self.path)

    @property
    def parts(self) -> tuple[str, ...]:
        """`("journey", "selection", "rules", "outcomes")` for journey/selection/rules/outcomes.py."""
        return self.path.relative_to(PACKAGE).with_suffix("").parts

    @property
    def floor(self) -> str:
        return self.parts[0]

    @property
    def package(self) -> str:
        """The step, the foundation package or the floor that the file belongs to."""
        if self.floor in {"journey", "foundation", "pure"}:
            return self.parts[1] if len(self.parts) > 2 else self.parts[-1]
        return self.floor

    @property
    def room(self) -> str:
        """`actions`, `web` … of a step, a foundation package or the lobby; empty for others."""
        if self.floor in {"journey", "foundation"} and len(self.parts) > 2:
            return self.parts[2]
        return self.parts[1] if self.floor in {"lobby", "config"} and len(self.parts) > 1 else ""

    def at(self, node: ast.AST) -> str:
        return f"{self.name}:{getattr(node, 'lineno', 1)}"


@cache
def sources() -> tuple[Source, ...]:
    """Every Python file of the product, migrations included."""
    paths = [path for path in kept_files() if path.suffix == ".py" and path.is_relative_to(PACKAGE)]
    return tuple(Source(path, text := path.read_text(), ast.parse(text)) for path in paths)


def hand_written() -> tuple[Source, ...]:
    """The sources without migrations."""
    return tuple(source for source in sources() if "migrations" not in source.parts)


def built_steps() -> tuple[str, ...]:
    return BUILT


@dataclass(frozen=True)
class Template:
    """One template: where it stands, whose it is, its text."""

    path: Path
    owner: str
    text: str

    @property
    def name(self) -> str:
        return name_of(self.path)

    @property
    def is_fragment(self) -> bool:
        """Part of a page: by its name, or a widget that Django finds by the name it has given it."""
        return self.path.name.startswith("_") or "forms" in self.path.parts

    def line(self, position: int) -> str:
        return f"{self.name}:{self.text.count(chr(10), 0, position) + 1}"


@cache
def templates() -> tuple[Template, ...]:
    """Every template of the product, those of mails too."""
    found = []
    for path in kept_files():
        if not path.is_relative_to(PACKAGE) or "templates" not in path.parts or path.suffix not in {".html", ".txt"}:
            continue
        parts = path.relative_to(PACKAGE).parts
        found.append(Template(path, parts[1] if parts[0] in {"journey", "foundation"} else parts[0], path.read_text()))
    return tuple(found)


COMMENT = re.compile(r"\{#.*?#\}|\{% comment.*?%\}.*?\{% endcomment %\}|<!--.*?-->", re.DOTALL)


def without_comments(text: str) -> str:
    """The template with comments blanked, line numbers kept."""
    return COMMENT.sub(lambda match: re.sub(r"[^\n]", " ", match.group()), text)


def called(node: ast.Call) -> str:
    """`timezone.now` for `timezone.now(...)`; empty for what is no plain name."""
    parts: list[str] = []
    target: ast.expr = node.func
    while isinstance(target, ast.Attribute):
        parts.append(target.attr)
        target = target.value
    if not isinstance(target, ast.Name):
        return ""
    return ".".join([target.id, *reversed(parts)])


def may_know(owner: str) -> set[str]:
    """The packages whose addresses and tables the owner may point at: itself, earlier steps, foundation below it."""
    if owner in NUMBERS:
        earlier = {name for name, number in NUMBERS.items() if number <= NUMBERS[owner]}
        return earlier | set(FOUNDATION)
    if owner in FOUNDATION:
        return {owner, *FOUNDATION[: FOUNDATION.index(owner)]}
    return set(NUMBERS) | set(FOUNDATION) | {"lobby"}
