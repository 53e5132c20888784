"""The states of a standing, taking back, and places."""

from __future__ import annotations

import pytest

from sagkyndig.journey.selection.rules.states import (
    HOLDS_A_PLACE,
    TAKEN_BACK,
    TAKES_PART,
    TRANSITIONS,
    NoPlacesLeft,
    NotAllowedNow,
    StandingState,
    require_place,
    require_transition,
)

ALLOWED = {
    (StandingState.CHOSEN, StandingState.ACCEPTED),
    (StandingState.CHOSEN, StandingState.DECLINED),
    (StandingState.ACCEPTED, StandingState.COMPLETED),
}


@pytest.mark.parametrize("state", StandingState)
@pytest.mark.parametrize("to", StandingState)
def test_the_table_allows_three_steps(state: StandingState, to: StandingState) -> None:
    if (state, to) in ALLOWED:
        require_transition(state, to)
    else:
        with pytest.raises(NotAllowedNow):
            require_transition(state, to)


def test_a_step_is_taken_back_to_where_it_came_from() -> None:
    assert set(TAKEN_BACK) == set(TRANSITIONS) == set(StandingState)
    came_from = {(back, state) for state, back in TAKEN_BACK.items() if back is not None}
    assert came_from == ALLOWED
    assert TAKEN_BACK[StandingState.CHOSEN] is None


def test_only_those_that_declined_hold_no_place() -> None:
    assert set(StandingState) - HOLDS_A_PLACE == {StandingState.DECLINED}
    assert {StandingState.CHOSEN} == HOLDS_A_PLACE - TAKES_PART


def test_a_place_is_free_until_all_are_taken() -> None:
    require_place(taken=9, places=10)
    for taken in (10, 11):
        with pytest.raises(NoPlacesLeft) as refused:
            require_place(taken=taken, places=10)
        assert refused.value.places == 10
