"""Reading provisions."""

from __future__ import annotations

from collections.abc import Collection

from sagkyndig.foundation.law.models import Provision
from sagkyndig.foundation.law.rules import order_of


def all_provisions() -> list[Provision]:
    """All of them, law by law in the order of the paragraphs."""
    return sorted(Provision.objects.all(), key=lambda each: order_of(each.short_name))


def provisions(short_names: Collection[str]) -> list[Provision]:
    """Those of these names that we keep, law by law in the order of the paragraphs."""
    found = Provision.objects.filter(short_name__in=list(short_names))
    return sorted(found, key=lambda each: order_of(each.short_name))
