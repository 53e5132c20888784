"""Invented municipalities for the tests."""

from __future__ import annotations

from itertools import count

from sagkyndig.foundation.municipalities.models import Municipality

_number = count(0)


def make_municipality(
    *, code: str = "", name: str = "", region: str = "Midtjylland", population: int = 42_000
) -> Municipality:
    """An invented municipality, 901-998; a new one each time unless its code is said."""
    place = next(_number) % 98
    code = code or str(901 + place)
    return Municipality.objects.create(
        code=code, name=name or f"Prøvekøbing {code}", region=region, population=population
    )
