"""The states of an edition."""

from __future__ import annotations

import pytest

from sagkyndig.journey.programme.rules.states import (
    TRANSITIONS,
    EditionState,
    NotAllowedNow,
    is_open,
    require_transition,
)

ALLOWED = {(EditionState.PLANNED, EditionState.RUNNING), (EditionState.RUNNING, EditionState.FINISHED)}


def test_every_state_has_a_row_in_the_table() -> None:
    assert set(TRANSITIONS) == set(EditionState)


@pytest.mark.parametrize("state", EditionState)
@pytest.mark.parametrize("to", EditionState)
def test_only_the_next_state_may_follow(state: EditionState, to: EditionState) -> None:
    if (state, to) in ALLOWED:
        require_transition(state, to)
    else:
        with pytest.raises(NotAllowedNow) as refused:
            require_transition(state, to)
        assert (refused.value.state, refused.value.to) == (state, to)


def test_an_edition_is_open_until_it_is_finished() -> None:
    assert [state for state in EditionState if is_open(state)] == [EditionState.PLANNED, EditionState.RUNNING]
