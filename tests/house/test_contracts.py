"""The contracts in pyproject.toml: kept, and true to the order of the journey."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

from sagkyndig.journey.order import BEGUN, BUILT, STEPS, built_steps, step
from tests.house.reading import FOUNDATION, PACKAGE, ROOT


def contract(of: str) -> dict[str, list[str]]:
    settings = tomllib.loads((ROOT / "pyproject.toml").read_text())["tool"]["importlinter"]
    return next(each for each in settings["contracts"] if each["id"] == of)


def test_every_contract_is_kept() -> None:
    linter = Path(sys.executable).with_name("lint-imports")
    run = subprocess.run([linter, "--no-cache"], cwd=ROOT, capture_output=True, text=True, check=False)
    assert run.returncode == 0, run.stdout[run.stdout.find("Contracts") :] + run.stderr


def test_contract_reads_the_steps_in_the_order_of_the_journey() -> None:
    *steps, places, ground = contract("steps")["layers"]
    assert steps == [f"({each.name})" for each in reversed(STEPS)]
    assert (places, ground) == ("places", "signs | order")


def test_contract_reads_the_foundation_in_the_order_that_these_tests_use() -> None:
    layers = [part.strip() for layer in contract("foundation")["layers"] for part in layer.split("|")]
    assert sorted(layers) == sorted(FOUNDATION)
    assert layers[0] == FOUNDATION[-1]
    assert layers[-2:] == ["audit", "ui"]


def test_a_folder_stands_for_each_step_that_is_built_or_begun_and_for_no_other() -> None:
    folders = {path.parent.name for path in (PACKAGE / "journey").glob("*/__init__.py")}
    assert folders == {*BUILT, *BEGUN}
    assert set(BUILT) & set(BEGUN) == set()
    assert [name for name in BEGUN if (PACKAGE / "journey" / name / "web").exists()] == []
    assert [each.name for each in built_steps()] == [each.name for each in STEPS if each.name in BUILT]
    assert [each.number for each in STEPS] == list(range(1, 12))
    assert step("report").package == "sagkyndig.journey.report"


def test_the_command_starts_without_django() -> None:
    """`report` starts in under a second and needs no database."""
    code = "import sys, sagkyndig.config.command; print([name for name in ('django', 'numpy') if name in sys.modules])"
    run = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=False)
    assert (run.stdout.strip(), run.stderr) == ("[]", "")
