"""How a part is kept in the database: plain values by the names of its fields, and back without loss."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from cattrs import Converter

from sagkyndig.journey.courses.rules.course import Case, ContrastPair, Page, SharedDecision
from sagkyndig.journey.courses.rules.states import PartKind

Content = Page | Case | ContrastPair | SharedDecision

_TYPES: dict[PartKind, type[Any]] = {
    PartKind.PAGE: Page,
    PartKind.CASE: Case,
    PartKind.PAIR: ContrastPair,
    PartKind.SHARED: SharedDecision,
}

_converter = Converter(forbid_extra_keys=True)
_converter.register_unstructure_hook(date, lambda day: day.isoformat())
_converter.register_structure_hook(date, lambda told, _: date.fromisoformat(told))


def kind_of(content: Content) -> PartKind:
    """What kind of part it is."""
    return next(kind for kind, each in _TYPES.items() if isinstance(content, each))


def as_kept(content: Content) -> dict[str, Any]:
    """Plain values that JSON takes: texts, numbers, lists and objects; dates as 2023-06-01."""
    kept: dict[str, Any] = _converter.unstructure(content)
    return kept


def from_kept(kind: PartKind, kept: Mapping[str, Any]) -> Content:
    """The part again. Raises what cattrs raises when `kept` was not made by `as_kept`."""
    content: Content = _converter.structure(kept, _TYPES[kind])
    return content
