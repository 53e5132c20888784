"""The tile map: every municipality has a tile of its own, near its neighbours."""

from __future__ import annotations

import pytest

from sagkyndig.journey.selection.files.municipalities import read_municipality_list
from sagkyndig.journey.selection.files.tile_map import Tile, read_tile_map
from sagkyndig.pure.tables import TableError
from tests.config.terminal import ROOT


def tiles(folder: str) -> dict[str, Tile]:
    return read_tile_map((ROOT / "content" / folder / "tile-map.csv").read_bytes(), "tile-map.csv")


@pytest.mark.parametrize(("folder", "listed"), [("municipalities", "denmark.csv"), ("demo", "municipalities.csv")])
def test_all_have_a_tile_of_their_own(folder: str, listed: str) -> None:
    found = tiles(folder)
    codes = {each.code for each in read_municipality_list((ROOT / "content" / folder / listed).read_bytes(), listed)}
    assert set(found) == codes
    assert len(set(found.values())) == 98


@pytest.mark.parametrize(
    ("west", "east"), [("561", "101"), ("561", "621"), ("461", "330"), ("101", "400"), ("787", "851"), ("326", "265")]
)
def test_west_is_left(west: str, east: str) -> None:
    found = tiles("municipalities")
    assert found[west][0] < found[east][0]


@pytest.mark.parametrize(
    ("north", "south"), [("860", "851"), ("851", "751"), ("751", "621"), ("621", "540"), ("217", "101"), ("101", "376")]
)
def test_north_is_up(north: str, south: str) -> None:
    found = tiles("municipalities")
    assert found[north][1] < found[south][1]


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("91,1,1", "»91« er ikke en kommunekode."),
        ("901,0,1", "»0« er ikke et felt. Skriv et helt tal fra 1 til 60."),
        ("901,1,x", "Række 2, kolonnen »raekke«: »x« er ikke et felt."),
        ("901,1,1\n902,1,1", "Række 3, kolonnen »kolonne«: Feltet er brugt også i række 2."),
        ("901,1,1\n901,2,1", "Række 3, kolonnen »kommunekode«: Kommunen står også i række 2."),
    ],
)
def test_what_is_no_place(row: str, said: str) -> None:
    with pytest.raises(TableError) as raised:
        read_tile_map(f"kommunekode,kolonne,raekke\n{row}\n".encode(), "k.csv")
    assert said in str(raised.value)
