"""The span of an edition."""

from __future__ import annotations

from datetime import date


class EndsBeforeItStarts(Exception):
    """The last day lies before the first."""


def require_order(starts_on: date | None, ends_on: date | None) -> None:
    """Raise EndsBeforeItStarts when both are set and in the wrong order."""
    if starts_on and ends_on and ends_on < starts_on:
        raise EndsBeforeItStarts
