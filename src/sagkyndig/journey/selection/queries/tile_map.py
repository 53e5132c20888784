"""Where each municipality stands on the tile map: authored for the real ones, and for the invented ones of the demo."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from django.conf import settings

from sagkyndig.journey.selection.files.tile_map import Tile, read_tile_map

_MAPS = ("demo/tile-map.csv", "municipalities/tile-map.csv")


@cache
def tile_places() -> Mapping[str, Tile]:
    """Column and row of each code; the same while we run. The codes of the two maps are never the same."""
    places: dict[str, Tile] = {}
    for name in _MAPS:
        path = settings.CONTENT_DIR / name
        places |= read_tile_map(path.read_bytes(), path.name)
    return places
