"""The table of transitions: everything leads somewhere, and every state can be reached."""

from __future__ import annotations

import pytest

from sagkyndig.journey.selection.rules.states import (
    HAS_AN_OFFER,
    HOLDS_A_PLACE,
    LEFT,
    TAKES_PART,
    TRANSITIONS,
    NoPlacesLeft,
    NotAllowedNow,
    StandingState,
    require_place,
    require_transition,
)

ENDS = {StandingState.COMPLETED, StandingState.REPLACED}


@pytest.mark.parametrize("state", StandingState)
@pytest.mark.parametrize("to", StandingState)
def test_only_the_table_lets_a_state_become_another(state: StandingState, to: StandingState) -> None:
    if to in TRANSITIONS[state]:
        require_transition(state, to)
    else:
        with pytest.raises(NotAllowedNow):
            require_transition(state, to)


def test_every_state_is_reached_and_only_two_are_ends() -> None:
    assert set(TRANSITIONS) == set(StandingState)
    reached = {to for may_follow in TRANSITIONS.values() for to in may_follow}
    assert set(StandingState) - reached == {StandingState.CONSIDERED}
    assert {state for state, may_follow in TRANSITIONS.items() if not may_follow} == ENDS


def test_whoever_holds_a_place_has_not_left() -> None:
    assert not HOLDS_A_PLACE & LEFT
    assert set(StandingState) - HOLDS_A_PLACE - LEFT == {StandingState.CONSIDERED, StandingState.REPLACED}
    assert {StandingState.CHOSEN} | HAS_AN_OFFER == HOLDS_A_PLACE - TAKES_PART


def test_everybody_who_left_can_be_replaced_and_nobody_else() -> None:
    assert {state for state, may_follow in TRANSITIONS.items() if StandingState.REPLACED in may_follow} == LEFT


def test_a_place_is_free_until_all_are_taken() -> None:
    require_place(taken=9, places=10)
    for taken in (10, 11):
        with pytest.raises(NoPlacesLeft) as refused:
            require_place(taken=taken, places=10)
        assert refused.value.places == 10
