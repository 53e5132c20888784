"""The list of municipalities, and what else they are in the middle of."""

from __future__ import annotations

from datetime import date

import pytest

from sagkyndig.foundation.municipalities.rules import MunicipalityRow
from sagkyndig.journey.selection.files.initiatives import read_initiatives
from sagkyndig.journey.selection.files.municipalities import read_municipality_list
from sagkyndig.journey.selection.rules.ground import Initiative
from sagkyndig.pure.tables import TableError
from tests.config.terminal import ROOT
from tests.factories.spreadsheets import spreadsheet

HEADER = "kommunekode,navn,region,folketal\n"


def test_both_lists_that_come_along_are_read() -> None:
    for name, codes in (("demo", range(901, 999)), ("municipalities", None)):
        file = ROOT / "content" / name / ("municipalities.csv" if codes else "denmark.csv")
        found = read_municipality_list(file.read_bytes(), file.name)
        assert len(found) == 98
        assert codes is None or [each.code for each in found] == [str(code) for code in codes]


def test_by_code_whatever_the_order_and_the_kind_of_file() -> None:
    expected = (MunicipalityRow("901", "A", "Sjælland", 1234), MunicipalityRow("902", "B", "Fyn", 20))
    text = HEADER + "902,B,Fyn,20\n0901,A,Sjælland,1.234\n"
    assert read_municipality_list(text.encode(), "k.csv") == expected
    sheet = spreadsheet(HEADER.strip().split(","), (902, "B", "Fyn", 20), (901, "A", "Sjælland", 1234))
    assert read_municipality_list(sheet, "k.xlsx") == expected


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("91,A,Fyn,20", "»91« er ikke en kommunekode. Skriv tre cifre, fx 901."),
        ("901,,Fyn,20", "Række 2, kolonnen »navn«: Cellen er tom."),
        ("901,A,,20", "Række 2, kolonnen »region«: Cellen er tom."),
        ("901,A,Fyn,-20", "»-20« er ikke et folketal."),
        ("901,A,Fyn,0", "»0« er ikke et folketal."),
        ("901,A,Fyn,mange", "»mange« er ikke et folketal."),
        ("901,A,Fyn,20\n901,B,Fyn,20", "Række 3, kolonnen »kommunekode«: »901« står også i række 2."),
        ("901,A,Fyn,20\n902,a,Fyn,20", "Række 3, kolonnen »navn«: »a« står også i række 2."),
    ],
)
def test_what_is_no_municipality(row: str, said: str) -> None:
    with pytest.raises(TableError) as raised:
        read_municipality_list((HEADER + row + "\n").encode(), "k.csv")
    assert said in str(raised.value)


def test_a_file_without_municipalities() -> None:
    with pytest.raises(TableError, match="ingen rækker"):
        read_municipality_list(HEADER.encode(), "k.csv")


INITIATIVES = "kommunekode,indsats,fra,til,kilde\n"


def test_initiatives_with_days_as_they_are_written() -> None:
    text = INITIATIVES + "901,taskforceforløb,2022-03-01,,Myndigheden\n902,handlingsplan,1.3.2022,29.02.2024,\n"
    assert read_initiatives(text.encode(), "i.csv", {"901", "902"}) == (
        Initiative("901", "taskforceforløb", date(2022, 3, 1), None, "Myndigheden"),
        Initiative("902", "handlingsplan", date(2022, 3, 1), date(2024, 2, 29)),
    )
    sheet = spreadsheet(("kommunekode", "indsats", "fra", "til"), (901, "taskforce", date(2022, 3, 1), None))
    assert read_initiatives(sheet, "i.xlsx", {"901"})[0].begins == date(2022, 3, 1)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("999,taskforce,2022-03-01,,", "Koden »999« er ingen kommune på listen."),
        ("901,,2022-03-01,,", "Række 2, kolonnen »indsats«: Cellen er tom."),
        ("901,taskforce,,,", "Række 2, kolonnen »fra«: Cellen er tom."),
        ("901,taskforce,2022-02-30,,", "»2022-02-30« er ikke en dato. Skriv datoen som 2022-05-31 eller 31.05.2022."),
        ("901,taskforce,2022-03-01,2021-03-01,", "Indsatsen slutter, før den begynder."),
    ],
)
def test_what_is_no_initiative(row: str, said: str) -> None:
    with pytest.raises(TableError) as raised:
        read_initiatives((INITIATIVES + row + "\n").encode(), "i.csv", {"901"})
    assert said in str(raised.value)
