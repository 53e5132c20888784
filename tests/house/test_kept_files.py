"""What is kept in the project: no paths of one machine, no addresses of registries, nothing large, docs in order."""

from __future__ import annotations

import re

from sagkyndig.journey.order import BEGUN, BUILT, STEPS
from tests.house.reading import ROOT, hold, kept_files, name_of

LARGEST = 500_000  # bytes
BINARY = {".png", ".jpg", ".jpeg", ".pdf", ".docx", ".xlsx", ".woff2", ".woff", ".ttf", ".ico", ".mp3", ".gif", ".zip"}
# Written so that this file does not find itself.
ONE_MACHINE = re.compile(r"(?<![\w.<>}-])/(work" + r"|root|home/[a-z]\w*|Users/[A-Za-z]\w*)/")
REGISTRY = re.compile(
    r"registry\.npmjs\."
    + r"org|files\.pythonhosted\."
    + r"org|pypi\.org/"
    + r"simple|(?<!emit-)index-"
    + r"url\b|\"reso"
    + r"lved\":"
)
MAY_NAME_AN_OPTION = {"requirements.in", "requirements-dev.in"}


def lines_that(pattern: re.Pattern[str]) -> list[str]:
    found = []
    for path in kept_files():
        if path.suffix.lower() in BINARY or path.name in MAY_NAME_AN_OPTION:
            continue
        for number, line in enumerate(path.read_text(errors="replace").splitlines(), 1):
            if pattern.search(line):
                found.append(f"{name_of(path)}:{number}: {line.strip()[:120]}")
    return found


def test_no_path_of_one_machine_is_kept() -> None:
    hold(lines_that(ONE_MACHINE))


def test_no_address_of_a_registry_is_kept() -> None:
    hold(lines_that(REGISTRY))


def test_the_patterns_see_what_they_are_for() -> None:
    assert ONE_MACHINE.search("see /work" + "/main/x")
    assert ONE_MACHINE.search('"/home/' + 'anna/x"')
    assert not ONE_MACHINE.search("/programmer/home/")
    assert REGISTRY.search("--extra-index-" + "url https://x")


def test_no_kept_file_is_large() -> None:
    sizes = {name_of(path): path.stat().st_size for path in kept_files()}
    assert {name: size for name, size in sizes.items() if size > LARGEST} == {}


def test_pages_of_the_journey_carry_the_numbers_of_the_steps() -> None:
    expected = {f"{step.number:02d}-{step.name}.md" for step in STEPS if step.name in (*BUILT, *BEGUN)}
    assert {path.name for path in (ROOT / "docs" / "journey").glob("*.md")} == expected


def test_pages_of_the_journey_open_with_number_and_title() -> None:
    headings = {
        step.name: (ROOT / "docs" / "journey" / f"{step.number:02d}-{step.name}.md").read_text().splitlines()[0]
        for step in STEPS
        if step.name in (*BUILT, *BEGUN)
    }
    assert headings == {step.name: f"# {step.number}. {step.title}" for step in STEPS if step.name in (*BUILT, *BEGUN)}


def test_pictures_and_pages_that_docs_point_at_are_there() -> None:
    breaches = []
    for page in kept_files():
        if page.suffix != ".md":
            continue
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text()):
            if not re.match(r"[a-z]+:", target) and not (page.parent / target).exists():
                breaches.append(f"{name_of(page)}: {target}")
    hold(breaches)
