"""`sagkyndig municipalities load`: the real list with one command, and what is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.config.command import main
from sagkyndig.foundation.municipalities.queries import municipalities
from tests.conftest import Clock
from tests.factories.organisation import make_organisation

pytestmark = pytest.mark.django_db
HEADER = "kommunekode,navn,region,folketal\n"


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    status = main(["municipalities", "load", *map(str, words)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_real_list_is_read_in_with_one_command(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys) == (0, "98 kommuner er læst ind.\n", "")
    assert len(municipalities()) == 98


def test_a_list_of_ones_own_corrects_by_code(tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys)
    file = tmp_path / "kommuner.csv"
    file.write_text(f"{HEADER}101,København,Østdanmark,670000\n", encoding="utf-8")
    assert said(capsys, file)[1] == "1 kommune er læst ind.\n"
    assert len(municipalities()) == 98
    assert next(each.population for each in municipalities() if each.code == "101") == 670_000


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        (f"{HEADER}1,København,Nord,5\n", "Række 2: kommunekoden »1« er ikke tre cifre. Intet er læst ind."),
        (HEADER, "kommuner.csv har ingen kommuner. Intet er læst ind."),
    ],
)
def test_what_is_no_list_is_refused(
    tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str], text: str, refusal: str
) -> None:
    file = tmp_path / "kommuner.csv"
    file.write_text(text, encoding="utf-8")
    status, _, told = said(capsys, file)
    assert (status, refusal in told) == (1, True)
    assert municipalities() == []


def test_the_demonstration_keeps_to_its_own(clock: Clock, capsys: pytest.CaptureFixture[str]) -> None:
    make_organisation(is_demonstration=True)
    status, _, told = said(capsys)
    assert (status, "opdigtede kommuner" in told, municipalities()) == (1, True, [])
