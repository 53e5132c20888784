"""What a municipality is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MunicipalityRow:
    """A municipality as it stands in a list."""

    code: str
    name: str
    region: str
    population: int
