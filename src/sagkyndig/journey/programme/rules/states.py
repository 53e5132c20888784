"""The states of an edition and the one table of transitions between them."""

from __future__ import annotations

from enum import StrEnum


class EditionState(StrEnum):
    """How far an edition has come."""

    PLANNED = "planned"
    RUNNING = "running"
    FINISHED = "finished"


# From a state, the states that may follow. The diagram in docs/journey/01-programme.md is drawn from this table.
TRANSITIONS: dict[EditionState, tuple[EditionState, ...]] = {
    EditionState.PLANNED: (EditionState.RUNNING,),
    EditionState.RUNNING: (EditionState.FINISHED,),
    EditionState.FINISHED: (),
}


def is_open(state: EditionState) -> bool:
    """Whether anything can still be waiting for somebody in the edition."""
    return state is not EditionState.FINISHED


class NotAllowedNow(Exception):
    """The edition cannot go from the state it is in to the state asked for."""

    def __init__(self, state: EditionState, to: EditionState) -> None:
        super().__init__(f"{state} -> {to}")
        self.state = state
        self.to = to


def require_transition(state: EditionState, to: EditionState) -> None:
    """Raise NotAllowedNow unless the table lets `state` become `to`."""
    if to not in TRANSITIONS[state]:
        raise NotAllowedNow(state, to)
