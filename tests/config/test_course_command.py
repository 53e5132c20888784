"""`sagkyndig course check`, as authors and other people's programs call it."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sagkyndig.config import course_command
from sagkyndig.config.command import main
from sagkyndig.journey.courses.models import CourseVersion
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


@pytest.mark.django_db
def test_a_course_comes_in_and_goes_out_again_without_loss(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["course", "import", str(folder)]) == 0
    assert "hentet ind som kladde" in capsys.readouterr().out
    assert main(["course", "export", "2023-proeve", str(tmp_path / "ud")]) == 0
    written = {path.relative_to(tmp_path / "ud"): path.read_bytes() for path in (tmp_path / "ud").rglob("*.*")}
    assert written == {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*.*")}
    assert main(["course", "import", str(tmp_path / "ud")]) == 0
    assert "ord for ord" in capsys.readouterr().out


@pytest.mark.django_db
def test_a_draft_is_replaced_only_when_one_says_so(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["course", "import", str(folder)]) == 0
    plant(folder, "Teksten er kort.", "Teksten er kortere.")
    assert main(["course", "import", str(folder)]) == 1
    assert "--replace" in capsys.readouterr().err
    assert main(["course", "import", str(folder), "--replace"]) == 0


@pytest.mark.django_db
def test_what_cannot_be_read_does_not_come_in(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / PAGE).write_text("ingen felter", encoding="utf-8")
    assert main(["course", "import", str(folder)]) == 1
    assert f"{PAGE}:1 missing-front-matter" in capsys.readouterr().out
    assert not CourseVersion.objects.exists()


@pytest.mark.django_db
def test_nothing_is_written_over(folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    main(["course", "import", str(folder)])
    assert main(["course", "export", "2023-proeve", str(folder)]) == 1
    assert "er der allerede" in capsys.readouterr().err
    assert main(["course", "export", "andet", str(tmp_path / "ud")]) == 1
    assert main(["course", "export", "2023-proeve", str(tmp_path / "ud"), "--version", "9"]) == 1
    assert capsys.readouterr().err.endswith("Kurset har ingen udgave 9. Det har 1.\n")
