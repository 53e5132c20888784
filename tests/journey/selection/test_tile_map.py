"""The authored places on the map: one for each real and each invented municipality, and no code on both maps."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings

from sagkyndig.journey.selection.files.tile_map import read_tile_map
from sagkyndig.journey.selection.queries.tile_map import tile_places


def codes(name: str) -> set[str]:
    path = Path(settings.CONTENT_DIR) / name
    return set(read_tile_map(path.read_bytes(), path.name))


def test_everybody_has_a_place_and_no_code_stands_on_both_maps() -> None:
    real, invented = codes("municipalities/tile-map.csv"), codes("demo/tile-map.csv")
    assert not real & invented
    assert set(tile_places()) == real | invented
    assert len(real) == len(invented) == 98
