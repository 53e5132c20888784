"""The states of a municipality in an edition, the one table of transitions between them, and what is refused."""

from __future__ import annotations

from enum import StrEnum


class StandingState(StrEnum):
    """Where a municipality stands in an edition."""

    CONSIDERED = "considered"
    CHOSEN = "chosen"
    INVITED = "invited"
    REMINDED = "reminded"
    ACCEPTED = "accepted"
    COMPLETED = "completed"
    DECLINED = "declined"
    EXPIRED = "expired"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"


# From a state, the states that may follow. The diagram in docs/journey/03-selection.md is drawn from this table.
TRANSITIONS: dict[StandingState, tuple[StandingState, ...]] = {
    StandingState.CONSIDERED: (StandingState.CHOSEN,),
    StandingState.CHOSEN: (
        StandingState.INVITED,
        StandingState.ACCEPTED,
        StandingState.DECLINED,
        StandingState.WITHDRAWN,
    ),
    StandingState.INVITED: (
        StandingState.REMINDED,
        StandingState.ACCEPTED,
        StandingState.DECLINED,
        StandingState.EXPIRED,
        StandingState.WITHDRAWN,
    ),
    StandingState.REMINDED: (
        StandingState.ACCEPTED,
        StandingState.DECLINED,
        StandingState.EXPIRED,
        StandingState.WITHDRAWN,
    ),
    StandingState.ACCEPTED: (StandingState.COMPLETED, StandingState.DECLINED, StandingState.WITHDRAWN),
    StandingState.COMPLETED: (),
    StandingState.DECLINED: (StandingState.ACCEPTED, StandingState.REPLACED),
    StandingState.EXPIRED: (StandingState.INVITED, StandingState.ACCEPTED, StandingState.REPLACED),
    StandingState.WITHDRAWN: (StandingState.REPLACED,),
    StandingState.REPLACED: (),
}

# Those that hold one of the edition's places.
HOLDS_A_PLACE = frozenset(
    {
        StandingState.CHOSEN,
        StandingState.INVITED,
        StandingState.REMINDED,
        StandingState.ACCEPTED,
        StandingState.COMPLETED,
    }
)
TAKES_PART = frozenset({StandingState.ACCEPTED, StandingState.COMPLETED})
HAS_AN_OFFER = frozenset({StandingState.INVITED, StandingState.REMINDED})
# Those that gave up their place, which the manager can give to another.
LEFT = frozenset({StandingState.DECLINED, StandingState.EXPIRED, StandingState.WITHDRAWN})


class SelectionRefused(Exception):
    """The selection cannot be changed so; each kind has its Danish sentence in `wording`."""


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
    """A municipality that declines or is withdrawn gives a reason."""


class NothingToReplace(SelectionRefused):
    """Only a municipality that gave up its place can be replaced."""


class AlreadyReplaced(SelectionRefused):
    """Another municipality has taken the place of the one that gave it up."""


class CannotBeTakenBack(SelectionRefused):
    """A mail that has been sent, or a deadline that has passed, is not undone."""

    def __init__(self, state: StandingState) -> None:
        super().__init__(state)
        self.state = state


class TakenBackAlready(SelectionRefused):
    """The municipality stands elsewhere than where the step was to be taken back from."""


class DatesOutOfOrder(SelectionRefused):
    """An answer is due after today, and the reminder goes out between today and then."""


class TooLateToAnswer(SelectionRefused):
    """The deadline has passed, or the manager has acted on the answer."""


class AlreadyAsked(SelectionRefused):
    """Somebody has the offer already."""


class NobodyToInvite(SelectionRefused):
    """An invitation goes to somebody."""


class TextCannotBeSent(SelectionRefused):
    """The text of the invitations has a placeholder too few or too many; `remarks` says which."""

    def __init__(self, remarks: tuple[str, ...]) -> None:
        super().__init__(" ".join(remarks))
        self.remarks = remarks


def require_transition(state: StandingState, to: StandingState) -> None:
    """Raise NotAllowedNow unless the table lets `state` become `to`."""
    if to not in TRANSITIONS[state]:
        raise NotAllowedNow(state, to)


def require_place(*, taken: int, places: int) -> None:
    """Raise NoPlacesLeft when as many municipalities hold a place as the edition has."""
    if taken >= places:
        raise NoPlacesLeft(places)
