"""The decision: who made it and on what, what it makes of the edition's list, and what is in its way."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from sagkyndig.journey.selection.rules.decision_wording import (
    CRITERIA_FIRST,
    LIST_HAS_CHANGED,
    NOBODY_CHOSEN,
    REASON_IS_MISSING,
    SOMEBODY_IS_INVITED,
    would_vanish,
)
from sagkyndig.journey.selection.rules.own_changes import ChangeKind
from sagkyndig.journey.selection.rules.roll import Entry, Roll
from sagkyndig.journey.selection.rules.states import StandingState


class DecisionRefused(Exception):
    """It cannot be done so; the message is a Danish sentence with what is in the way and what to do."""

    sentence = ""

    def __init__(self, sentence: str = "") -> None:
        super().__init__(sentence or self.sentence)


class SomebodyIsInvited(DecisionRefused):
    sentence = SOMEBODY_IS_INVITED


class NoCriteria(DecisionRefused):
    sentence = CRITERIA_FIRST


class NobodyChosen(DecisionRefused):
    sentence = NOBODY_CHOSEN


class ListHasChanged(DecisionRefused):
    """The list is another than the one that was seen when the button was pressed."""

    sentence = LIST_HAS_CHANGED


class ChangeWithoutReason(DecisionRefused):
    sentence = REASON_IS_MISSING


class WouldVanish(DecisionRefused):
    """Somebody was put on the list by hand whom the decision would take off it, or take the place from."""


class ChangesNothing(DecisionRefused):
    """The municipality stands already where the change would put it."""


@dataclass(frozen=True)
class OwnDecided:
    """An own change as it stands in a decision."""

    code: str
    name: str
    kind: ChangeKind
    reason: str
    made_by: str
    made_on: date


@dataclass(frozen=True)
class Made:
    """What a decision says of itself. `at` is in the authority's own time; `file_sha256` of the file of appeals."""

    authority: str
    edition: str
    theme: str
    number: int
    by: str
    at: datetime
    note: str
    source: str
    filename: str
    extracted_on: date
    file_sha256: str
    own: tuple[OwnDecided, ...]
    is_demonstration: bool


def require_nobody_invited(roll: Roll) -> None:
    """SomebodyIsInvited when anybody has been asked, or has answered."""
    if any(each.state not in (StandingState.CHOSEN, StandingState.CONSIDERED) for each in roll.entries.values()):
        raise SomebodyIsInvited


def decided_roll(
    roll: Roll, chosen: Sequence[str], reserves: Sequence[str], *, by_decision: Collection[str], names: dict[str, str]
) -> Roll:
    """The list as the decision makes it: the chosen, and the reserves with their rank; nobody else.

    `by_decision` are those whom an earlier decision put there. SomebodyIsInvited; WouldVanish.
    """
    require_nobody_invited(roll)
    after = {code: Entry(code, StandingState.CHOSEN) for code in chosen} | {
        code: Entry(code, StandingState.CONSIDERED, rank=rank) for rank, code in enumerate(reserves, start=1)
    }
    lost = [
        names.get(code, code)
        for code, entry in roll.entries.items()
        if code not in by_decision
        and (code not in after or (entry.state, after[code].state) == (StandingState.CHOSEN, StandingState.CONSIDERED))
    ]
    if lost:
        raise WouldVanish(would_vanish(lost))
    return Roll(roll.places, after)
