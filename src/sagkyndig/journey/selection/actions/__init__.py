"""Every write of the selection."""

from sagkyndig.journey.selection.actions.standings import (
    choose_municipality,
    record_acceptance,
    record_completion,
    record_decline,
    replace_municipality,
    take_back,
)

__all__ = [
    "choose_municipality",
    "record_acceptance",
    "record_completion",
    "record_decline",
    "replace_municipality",
    "take_back",
]
