"""`sagkyndig law load`: what is told, and what is refused without anything being read in."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.config.command import main
from sagkyndig.config.operations import first_run
from sagkyndig.foundation.law import queries as law
from sagkyndig.foundation.law.files import COLUMNS
from sagkyndig.foundation.law.models import EntryChange
from tests.conftest import Clock
from tests.factories.organisation import make_organisation

pytestmark = pytest.mark.django_db
BPA = "SEL § 96,BPA,Hjælp til voksne.,,,,gældende,K,,,"
BIL = "SEL § 114,Støtte til bil,Lån til bil.,,,,gældende,V,2026-11-22,,https://lov.example"
FIRST = "Lovregistret er læst ind: 2 opslag.\n"
NOW_THERE = "Det, der læner sig op ad dem, står nu under »Skal gennemgås igen« i browseren.\n"


@pytest.fixture
def file(tmp_path: Path, clock: Clock) -> Path:
    return written(tmp_path / "register.csv", BPA, BIL)


def written(file: Path, *rows: str) -> Path:
    file.write_text("\n".join((",".join(COLUMNS), *rows)) + "\n", encoding="utf-8")
    return file


def said(capsys: pytest.CaptureFixture[str], *words: str | Path) -> tuple[int, str, str]:
    status = main(["law", "load", *map(str, words)])
    told = capsys.readouterr()
    return status, told.out, told.err


def test_the_first_time_and_the_same_once_more(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, file) == (0, FIRST, "")
    assert said(capsys, file) == (0, "Lovregistret er læst ind: 2 opslag. Intet er ændret.\n", "")


def test_what_is_new_changed_and_gone_by_name(file: Path, capsys: pytest.CaptureFixture[str], clock: Clock) -> None:
    said(capsys, file)
    changed = BPA.replace("Hjælp til voksne.,,", "Hjælp til alle.,2027-01-01,")
    written(file, changed, BIL.replace("114", "113"))
    assert said(capsys, file) == (
        0,
        "Lovregistret er læst ind: 2 opslag.\n"
        "Nye: SEL § 113.\n"
        "Ændret: SEL § 96 (indhold og gælder fra).\n"
        "Taget ud: SEL § 114.\n" + NOW_THERE,
        "",
    )
    written(file, changed, BIL)
    assert "Taget ud: SEL § 113.\nTilbage: SEL § 114.\n" in said(capsys, file)[1]


def test_looked_up_again(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said(capsys, file)
    written(file, BPA.replace(",K,", ",V,"), BIL)
    assert said(capsys, file)[1] == FIRST + "Slået op på ny, uden at indholdet er ændret: 1 opslag.\n"
    assert not EntryChange.objects.exists()


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, "Filen {file} kan ikke læses."),
        ("short_name,title\n", "register.csv: Række 1: kolonnen gist mangler. Intet er læst ind."),
        (",".join(COLUMNS) + "\n", "register.csv har ingen opslag. Intet er læst ind."),
    ],
)
def test_what_is_no_register_is_refused(
    content: str | None, told: str, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said(capsys, file)
    if content is None:
        file.unlink()
    else:
        file.write_text(content, encoding="utf-8")
    assert said(capsys, file) == (1, "", f"sagkyndig: {told.format(file=file)}\n")
    assert len(law.register().entries) == 2


def test_without_a_file_it_is_the_one_that_follows_along(
    capsys: pytest.CaptureFixture[str], clock: Clock, file: Path
) -> None:
    said(capsys, file)
    assert law.is_own_file()
    status, out, err = said(capsys)
    assert (status, err, law.is_own_file()) == (0, "", False)
    assert out.startswith(f"Lovregistret er læst ind: {len(law.register().entries)} opslag.\nNye: ")


def test_an_upgrade_reads_the_register_of_its_version_in(clock: Clock) -> None:
    assert not first_run.is_in_use()
    make_organisation()
    assert first_run.is_in_use()
    loaded = first_run.read_law_in(at=clock())
    assert loaded is not None
    assert (loaded.is_first, len(law.register().entries)) == (True, loaded.entries)


def test_an_upgrade_leaves_the_authoritys_own_file(
    file: Path, capsys: pytest.CaptureFixture[str], clock: Clock
) -> None:
    said(capsys, file)
    assert first_run.read_law_in(at=clock()) is None
    assert len(law.register().entries) == 2


def test_the_command_alone_says_what_lacks(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ending:
        main(["law"])
    assert (ending.value.code, capsys.readouterr().err.splitlines()[-2]) == (2, "sagkyndig law: der mangler: KOMMANDO")
