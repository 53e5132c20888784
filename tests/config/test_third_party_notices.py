"""THIRD-PARTY.md names every package of the locks with its version and a licence."""

from __future__ import annotations

import importlib.util
import sys
from importlib.metadata import version
from types import ModuleType

import pytest

from tests.config.terminal import ROOT


@pytest.fixture(scope="module")
def notices() -> ModuleType:
    spec = importlib.util.spec_from_file_location("third_party_notices", ROOT / "bin" / "third_party_notices.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    # A dataclass looks its own module up.

    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def test_the_page_is_what_the_locks_give(notices: ModuleType) -> None:
    assert (ROOT / "THIRD-PARTY.md").read_text(encoding="utf-8") == notices.written()


def test_every_package_has_a_licence_and_is_installed_as_locked(notices: ModuleType) -> None:
    found, _ = notices.notices((ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    assert len(found) > 50
    assert [each.name for each in found if not each.licence] == []
    assert {each.name: version(each.name) for each in found} == {each.name: each.version for each in found}


def test_what_runs_is_part_of_what_is_tested(notices: ModuleType) -> None:
    runtime = notices.pinned((ROOT / "requirements.txt").read_text(encoding="utf-8"))
    dev = notices.pinned((ROOT / "requirements-dev.txt").read_text(encoding="utf-8"))
    assert runtime.items() <= dev.items()


def test_a_lock_is_read_with_version_and_marker(notices: ModuleType) -> None:
    lock = (
        'colorama==0.4.6 ; sys_platform == "win32" \\\n    --hash=sha256:ab\nDjango==5.2.19 \\\n    --hash=sha256:cd\n'
    )
    assert notices.pinned(lock) == {"colorama": ("0.4.6", 'sys_platform == "win32"'), "django": ("5.2.19", "")}
