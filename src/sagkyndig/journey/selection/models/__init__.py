"""The tables of the selection."""

from sagkyndig.journey.selection.models.standings import Standing

__all__ = ["Standing"]
