"""The provisions that an edition can be about."""

from __future__ import annotations

from collections.abc import Collection

from sagkyndig.foundation.law.models import Provision
from sagkyndig.foundation.law.rules import citation, law_name, order_of
from sagkyndig.pure.danish import capitalised

OF_NO_PARAGRAPH = "Andet"


def all_provisions() -> list[Provision]:
    """All of them, law by law in the order of the paragraphs."""
    return sorted(Provision.objects.all(), key=lambda each: order_of(each.short_name))


def provisions(short_names: Collection[str]) -> list[Provision]:
    """Those of these names that we keep, law by law in the order of the paragraphs."""
    found = Provision.objects.filter(short_name__in=list(short_names))
    return sorted(found, key=lambda each: order_of(each.short_name))


def choices_by_law(*, whole_paragraphs: bool = False) -> list[tuple[str, list[tuple[str, str]]]]:
    """The provisions for a form, each group under the name of its law; `whole_paragraphs` leaves every stykke out."""
    groups: dict[str, list[tuple[str, str]]] = {}
    for each in all_provisions():
        taken_apart = citation(each.short_name)
        if whole_paragraphs and (taken_apart is None or taken_apart.rest):
            continue
        heading = capitalised(law_name(taken_apart.law)) if taken_apart else OF_NO_PARAGRAPH
        name = f"§ {taken_apart.paragraph}" if taken_apart else each.short_name
        groups.setdefault(heading, []).append((each.short_name, f"{name} {each.title}"))
    return list(groups.items())
