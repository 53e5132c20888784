"""What a municipality is, and which are invented."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class MunicipalityRow:
    """A municipality as it stands in a list."""

    code: str
    name: str
    region: str
    population: int


def is_invented(code: str) -> bool:
    """Codes 901-998 are never given to a real municipality; the demo keeps to them."""
    return code.isdecimal() and 901 <= int(code) <= 998
