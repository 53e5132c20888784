"""`sagkyndig course check`, as authors and other people's programs call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sagkyndig.config import course_command
from sagkyndig.config.command import main
from tests.factories.courses import make_course_folder

PAGE = "sider/regler/oplysning.md"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """The course without a fault, under the real register."""
    return make_course_folder(tmp_path / "kursus")


def plant(folder: Path, old: str, new: str) -> None:
    text = (folder / PAGE).read_text(encoding="utf-8")
    assert old in text
    (folder / PAGE).write_text(text.replace(old, new), encoding="utf-8")


def test_a_course_without_faults(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["course", "check", str(folder)]) == 0
    assert capsys.readouterr().out == "Ingen fejl.\n"
    assert main(["course", "check", str(folder), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []


def test_a_fault_is_a_line_and_status_1(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(folder, "Teksten er kort.", "Se RSL § 99.")
    assert main(["course", "check", str(folder)]) == 1
    assert capsys.readouterr().out == (
        f"{PAGE}:11 unknown-reference »RSL § 99« er ikke i lovregistret. "
        "→ Ret henvisningen, eller skriv den ind i lovregistret med kilde.\n1 fejl.\n"
    )


def test_the_same_in_json(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(folder, "Teksten er kort.", "Det koster 500 kr.")
    assert main(["course", "check", "--json", str(folder)]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "file": PAGE,
            "line": 11,
            "code": "amount-without-year",
            "message": "Beløbet 500 kr. har intet årstal.",
            "remedy": "Skriv fx »500 kr. (2023)«.",
            "severity": "warning",
        }
    ]


def test_hints_alone_are_told_and_end_with_0(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    plant(folder, "Teksten er kort.", "Han flyttede til Birkevej.")
    assert main(["course", "check", str(folder)]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "1 vink."


def test_no_folder_is_a_refusal(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["course", "check", str(tmp_path / "findes-ikke")]) == 1
    out, err = capsys.readouterr()
    assert (out, err) == ("", f"sagkyndig: Mappen {tmp_path / 'findes-ikke'} findes ikke.\n")


@pytest.mark.parametrize("words", [["course"], ["course", "check"], ["course", "check", ""], ["course", "slet", "x"]])
def test_wrong_usage_is_status_2(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(words)
    assert ended.value.code == 2
    assert capsys.readouterr().err.startswith("Brug: sagkyndig course")


def test_it_needs_no_django(folder: Path) -> None:
    code = (
        "import sys; from sagkyndig.config.command import main; "
        f"main(['course', 'check', {str(folder)!r}]); print([name for name in sys.modules if name == 'django'])"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (run.stdout, run.stderr) == ("Ingen fejl.\n[]\n", "")


def test_the_register_that_it_reads_is_there() -> None:
    assert course_command.REGISTER.is_file()
