"""The states of a municipality's standing and the one table of transitions between them."""

from __future__ import annotations

from enum import StrEnum


class StandingState(StrEnum):
    """Where a municipality stands in an edition."""

    CHOSEN = "chosen"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    DECLINED = "declined"


# From a state, the states that may follow. The diagram in docs/journey/03-selection.md is drawn from this table.
TRANSITIONS: dict[StandingState, tuple[StandingState, ...]] = {
    StandingState.CHOSEN: (StandingState.ACCEPTED, StandingState.DECLINED),
    StandingState.ACCEPTED: (StandingState.COMPLETED,),
    StandingState.COMPLETED: (),
    StandingState.DECLINED: (),
}

# What a state falls back to when it is taken back; None: the municipality leaves the list.
TAKEN_BACK: dict[StandingState, StandingState | None] = {
    StandingState.CHOSEN: None,
    StandingState.ACCEPTED: StandingState.CHOSEN,
    StandingState.COMPLETED: StandingState.ACCEPTED,
    StandingState.DECLINED: StandingState.CHOSEN,
}

# Those that hold one of the edition's places.
HOLDS_A_PLACE = frozenset({StandingState.CHOSEN, StandingState.ACCEPTED, StandingState.COMPLETED})
TAKES_PART = frozenset({StandingState.ACCEPTED, StandingState.COMPLETED})


class SelectionRefused(Exception):
    """The selection cannot be changed so; each kind has its Danish sentence in `texts`."""


class NotAllowedNow(SelectionRefused):
    """The standing cannot go from the state it is in to the state asked for."""

    def __init__(self, state: StandingState, to: StandingState) -> None:
        super().__init__(f"{state} -> {to}")
        self.state = state
        self.to = to


class NoPlacesLeft(SelectionRefused):
    """Every place of the edition is taken."""

    def __init__(self, places: int) -> None:
        super().__init__(f"{places} places")
        self.places = places


class AlreadyOnTheList(SelectionRefused):
    """The municipality has a standing in the edition."""


class ReasonIsMissing(SelectionRefused):
    """A municipality that declines gives a reason."""


class NothingToReplace(SelectionRefused):
    """Only a municipality that declined can be replaced."""


class AlreadyReplaced(SelectionRefused):
    """Another municipality has taken the place of the one that declined."""


def require_transition(state: StandingState, to: StandingState) -> None:
    """Raise NotAllowedNow unless the table lets `state` become `to`."""
    if to not in TRANSITIONS[state]:
        raise NotAllowedNow(state, to)


def require_place(*, taken: int, places: int) -> None:
    """Raise NoPlacesLeft when as many municipalities hold a place as the edition has."""
    if taken >= places:
        raise NoPlacesLeft(places)
