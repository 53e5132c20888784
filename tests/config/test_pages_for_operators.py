"""README, docs/drift.md and the Makefile say what is so: steps, settings, commands and verbs."""

from __future__ import annotations

import re

from sagkyndig import __version__
from sagkyndig.journey.order import STEPS, built_steps
from sagkyndig.pure.danish import listing
from tests.config.terminal import ROOT
from tests.config.test_command import SUBCOMMANDS

VERBS = [
    "setup",
    "run",
    "test",
    "demo",
    "check",
    "rules",
    "walk",
    "shots",
    "lint",
    "types",
    "fix",
    "proof",
    "bench",
    "docs",
]
# Set by systems around us, or by the product for its own child processes.
NOT_OURS = {"DJANGO_SETTINGS_MODULE"}


def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def test_the_readme_tells_the_journey_in_order() -> None:
    told = re.findall(r"^(\d+)\. \*\*(.+?)\*\*", text_of("README.md"), re.MULTILINE)
    assert told == [(str(step.number), step.title) for step in STEPS]


def test_the_readme_tells_which_steps_are_in_use() -> None:
    numbers = listing([str(step.number) for step in built_steps()])
    assert f"I brug nu: {numbers}." in text_of("README.md")


def test_every_setting_is_listed_for_operators_and_no_other() -> None:
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "src" / "sagkyndig" / "config").glob("*.py")]
    pattern = r"""(?:environ(?:\.get\(|\[)|\b(?:switch|number|words)\()\s*["']([A-Z][A-Z_]+)["']"""
    read = {name for source in sources for name in re.findall(pattern, source)} - NOT_OURS
    table = text_of("docs/drift.md").split("## Indstillinger")[1].split("\n## ")[0]
    listed = {
        name
        for line in table.splitlines()
        if line.startswith("| `")
        for name in re.findall(r"`([A-Z][A-Z_]+)`", line.split("|")[1])
    }
    assert len(read) > 10
    assert listed == read


def test_the_commands_that_operators_are_told_of_are_there() -> None:
    pages = text_of("docs/drift.md") + text_of("UPGRADE.md") + text_of("README.md")
    told = set(re.findall(r"(?:^|(?<!-u)[/ ])sagkyndig ([a-z]+)\b", "\n".join(_code_in(pages)), re.MULTILINE))
    assert {"init", "serve", "worker", "nightly", "check", "backup", "restore", "upgrade", "report"} <= told
    assert told - set(SUBCOMMANDS) - {"sagkyndig"} == set()  # also the name of the user it runs as


def _code_in(markdown: str) -> list[str]:
    """Code blocks and code in running text."""
    return [*re.findall(r"```\w*\n(.*?)```", markdown, re.DOTALL), *re.findall(r"`([^`\n]+)`", markdown)]


def test_make_has_the_verbs_and_explains_each() -> None:
    explained = re.findall(r"^([a-z-]+):[^\n=]*? ## \S", text_of("Makefile"), re.MULTILINE)
    assert sorted(explained) == sorted(VERBS)


def test_the_upgrade_page_knows_this_version() -> None:
    assert f"## {__version__}\n" in text_of("UPGRADE.md")
    assert f"## {__version__}\n" in text_of("CHANGELOG.md")
