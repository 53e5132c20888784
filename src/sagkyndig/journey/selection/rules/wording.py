"""The Danish words for a municipality's standing, and the sentences that refuse a change."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.journey.selection.rules import states
from sagkyndig.journey.selection.rules.states import TAKEN_BACK, SelectionRefused, StandingState
from sagkyndig.pure.danish import capitalised, in_words

STANDING_STATES: dict[StandingState, str] = {
    StandingState.CHOSEN: "venter på svar",
    StandingState.ACCEPTED: "deltager",
    StandingState.COMPLETED: "færdig",
    StandingState.DECLINED: "sagt nej",
}


def refusal(error: SelectionRefused, municipality: str) -> str:
    """What is in the way, and what to do about it; `municipality` is the one that the change was about."""
    match error:
        case states.NotAllowedNow(state=state, to=to):
            return (
                f"{municipality} står som »{STANDING_STATES[state]}« og kan ikke blive »{STANDING_STATES[to]}«. "
                "En anden har måske rettet listen imens. Se listen igen."
            )
        case states.NoPlacesLeft(places=places):
            return f"{places_taken(places, places)} Tag en kommune af listen, eller giv runden flere pladser."
        case states.AlreadyOnTheList():
            return f"{municipality} står allerede på listen."
        case states.ReasonIsMissing():
            return f"Skriv, hvorfor {municipality} siger nej."
        case states.NothingToReplace():
            return f"{municipality} har ikke sagt nej og kan derfor ikke erstattes."
        case states.AlreadyReplaced():
            return f"{municipality} er allerede erstattet af en anden kommune. Tag først den af listen."
        case _:
            raise TypeError(type(error).__name__)


def places_taken(taken: int, places: int) -> str:
    """How many of the edition's places are filled, as a sentence."""
    if places == 1:
        return "Rundens ene plads er besat." if taken else "Rundens ene plads er ledig."
    if taken == 0:
        return f"Ingen af rundens {in_words(places)} pladser er besat."
    if taken >= places:
        return f"Alle rundens {in_words(places)} pladser er besat."
    return f"{capitalised(in_words(taken))} af rundens {in_words(places)} pladser er besat."


def status(*, places: int, taken: int, awaiting: int, unreplaced: Sequence[str]) -> str:
    """Where the selection stands, as the lobby tells it: what is done, and the next thing."""
    if taken == 0 and not unreplaced:
        return "Ingen kommuner er udvalgt endnu."
    parts = [places_taken(taken, places)]
    if awaiting:
        parts.append(f"{capitalised(in_words(awaiting))} {'kommune' if awaiting == 1 else 'kommuner'} har ikke svaret.")
    parts.extend(f"{name} har sagt nej og er ikke erstattet." for name in unreplaced if taken < places)
    return " ".join(parts)


def taking_back(municipality: str, state: StandingState) -> str:
    """The question that is asked before a step is taken back."""
    if state is StandingState.CHOSEN:
        return f"Tag {municipality} af listen?"
    return f"Tag »{STANDING_STATES[state]}« tilbage for {municipality}?"


def taken_back(municipality: str, state: StandingState) -> str:
    """What follows from taking the step back."""
    back = TAKEN_BACK[state]
    if back is None:
        return f"{municipality} får ikke længere tilbudt en plads i runden. Pladsen bliver ledig."
    return f"{municipality} kommer til at stå som »{STANDING_STATES[back]}«."
