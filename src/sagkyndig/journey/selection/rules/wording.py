"""The Danish words for a municipality's standing."""

from __future__ import annotations

from sagkyndig.journey.selection.rules.states import StandingState

STANDING_STATES: dict[StandingState, str] = {
    StandingState.CHOSEN: "udvalgt",
    StandingState.ACCEPTED: "deltager",
    StandingState.COMPLETED: "gennemført",
    StandingState.DECLINED: "takket nej",
}
