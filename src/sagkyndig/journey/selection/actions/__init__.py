"""Every write of the selection."""

from sagkyndig.journey.selection.actions.standings import (
    choose_municipality,
    consider_municipality,
    move_reserve,
    record_acceptance,
    record_completion,
    record_decline,
    replace_municipality,
    take_back,
    withdraw_municipality,
)

__all__ = [
    "choose_municipality",
    "consider_municipality",
    "move_reserve",
    "record_acceptance",
    "record_completion",
    "record_decline",
    "replace_municipality",
    "take_back",
    "withdraw_municipality",
]
