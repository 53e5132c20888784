"""`sagkyndig select --check`: a stranger holds a decision's package against itself, without a database."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.config.command import main
from sagkyndig.journey.selection.files.journal import freeze
from sagkyndig.journey.selection.files.package import packed
from tests.journey.selection.files.test_checking import GROUND, MADE, POLICY, files_of


def checked(path: Path) -> int:
    with pytest.raises(SystemExit) as ended:
        main(["select", "--check", str(path)])
    return int(ended.value.code or 0)


def test_a_package_that_holds_and_one_that_was_changed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    frozen = freeze(GROUND, POLICY, MADE)
    whole, changed = tmp_path / "hel.zip", tmp_path / "rettet.zip"
    whole.write_bytes(frozen.package)
    changed.write_bytes(packed({**files_of(frozen), "memo.html": b"<p>Noget andet"}))
    assert checked(whole) == 0
    said = capsys.readouterr().out
    assert said.startswith(f"I orden  Beslutningens kontrolsum er {frozen.sha256}.")
    assert said.endswith("\nBeslutningen holder: de samme tal og kriterier giver den samme liste.\n")
    assert checked(changed) == 1
    assert "Galt     Ændret, siden beslutningen blev truffet: memo.html." in capsys.readouterr().out


def test_a_file_that_is_not_there_or_no_package(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert checked(tmp_path / "mangler.zip") == 1
    assert capsys.readouterr().err == f"sagkyndig: Filen {tmp_path / 'mangler.zip'} findes ikke.\n"
    (tmp_path / "tekst.zip").write_text("intet")
    assert checked(tmp_path / "tekst.zip") == 1
    assert "ikke en hel pakke" in capsys.readouterr().out
