"""Reading municipalities."""

from __future__ import annotations

from sagkyndig.foundation.municipalities.models import Municipality
from sagkyndig.pure.danish import sort_key


def municipalities() -> list[Municipality]:
    """All of them, in Danish order of their names."""
    return sorted(Municipality.objects.all(), key=lambda each: sort_key(each.name))


def municipality(code: str) -> Municipality:
    """The one with that code; Municipality.DoesNotExist where there is none."""
    return Municipality.objects.get(pk=code)
