"""The list of municipalities: the one that follows along, and lists with mistakes."""

from __future__ import annotations

from pathlib import Path

import pytest

from sagkyndig.foundation.municipalities.files import MunicipalityFileError, read_municipalities
from sagkyndig.foundation.municipalities.rules import MunicipalityRow

DENMARK = Path(__file__).parents[3] / "content" / "municipalities" / "denmark.csv"


def test_the_list_that_follows_along_holds_the_98() -> None:
    rows = read_municipalities(DENMARK)
    assert len(rows) == len({row.code for row in rows}) == len({row.name for row in rows}) == 98
    assert rows[0] == MunicipalityRow("101", "København", "Hovedstaden", 632_340)
    assert {row.region for row in rows} == {"Hovedstaden", "Sjælland", "Syddanmark", "Midtjylland", "Nordjylland"}
    assert not [row for row in rows if row.code > "900"]  # those are the demo's, and nobody's


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        ("901,,Midtjylland,100", "Række 3: navn mangler."),
        ("901,Ådal,Midtjylland,mange", "Række 3: folketallet »mange« er ikke et helt tal."),
        ("9a1,Ådal,Midtjylland,100", "Række 3: kommunekoden »9a1« er ikke tre cifre."),
        ("901", "Række 3: navn, region, folketal mangler."),
    ],
)
def test_a_mistake_is_told_by_its_row(tmp_path: Path, row: str, sentence: str) -> None:
    file = tmp_path / "liste.csv"
    file.write_text(f"kommunekode,navn,region,folketal\n902,Ø,Midtjylland,7\n{row}\n", encoding="utf-8")
    with pytest.raises(MunicipalityFileError) as refused:
        read_municipalities(file)
    assert str(refused.value) == sentence
