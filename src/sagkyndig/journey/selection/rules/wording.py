"""The Danish words for a municipality's standing, and the sentences that refuse a change."""

from __future__ import annotations

from collections.abc import Sequence

from sagkyndig.journey.selection.rules import states
from sagkyndig.journey.selection.rules.states import SelectionRefused, StandingState
from sagkyndig.pure.danish import capitalised, in_words

STANDING_STATES: dict[StandingState, str] = {
    StandingState.CONSIDERED: "reserve",
    StandingState.CHOSEN: "udvalgt",
    StandingState.INVITED: "venter på svar",
    StandingState.REMINDED: "venter på svar efter påmindelse",
    StandingState.ACCEPTED: "deltager",
    StandingState.COMPLETED: "færdig",
    StandingState.DECLINED: "sagt nej",
    StandingState.EXPIRED: "frist overskredet",
    StandingState.WITHDRAWN: "udgået",
    StandingState.REPLACED: "erstattet",
}
# How a municipality gave up its place, after its name.
_LEFT = {
    StandingState.DECLINED: "har sagt nej",
    StandingState.EXPIRED: "har ikke svaret inden fristen",
    StandingState.WITHDRAWN: "er udgået",
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
            return f"Skriv, hvorfor {municipality} ikke er med."
        case states.NothingToReplace():
            return f"{municipality} har ikke givet sin plads fra sig og kan derfor ikke erstattes."
        case states.AlreadyReplaced():
            return f"{municipality} er allerede erstattet af en anden kommune. Tag først den af listen."
        case states.CannotBeTakenBack(state=StandingState.EXPIRED):
            return f"Fristen for {municipality} er overskredet. Invitér igen med en ny frist, eller notér svaret."
        case states.CannotBeTakenBack():
            return f"Invitationen til {municipality} er sendt og kan ikke tages tilbage. Lad kommunen udgå i stedet."
        case states.TakenBackAlready():
            return f"{municipality} står et andet sted på listen nu, så der er ikke taget mere tilbage."
        case states.DatesOutOfOrder():
            return "Fristen for svar skal ligge efter påmindelsen, og påmindelsen efter i dag."
        case states.AlreadyAsked():
            return f"Den person har allerede fået tilbuddet til {municipality}."
        case states.NobodyToInvite():
            return f"Skriv, hvem i {municipality} invitationen skal sendes til."
        case states.TextCannotBeSent(remarks=remarks):
            return " ".join(remarks)
        case states.TooLateToAnswer():
            return "Svaret kan ikke længere ændres her. Ring eller skriv, hvis noget er anderledes."
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


def left(municipality: str, how: StandingState) -> str:
    """How a municipality gave up its place, and that nobody has it yet."""
    return f"{municipality} {_LEFT[how]} og er ikke erstattet."


def to_replace(municipality: str, how: StandingState, proposed: str) -> str:
    """What the manager is told when a place was given up: whose, and which reserve is next."""
    return f"{left(municipality, how)} {proposed} er næste reserve." if proposed else left(municipality, how)


def to_choose(edition: str, *, has_criteria: bool) -> tuple[str, str]:
    """What is told while nobody is chosen, and the words on the button: first the criteria, then the decision."""
    if has_criteria:
        return (
            f"Kriterierne til {edition.lower()} er valgt, og listen er klar. Beslutningen mangler.",
            "Træf beslutningen",
        )
    return f"Ingen kommuner er udvalgt til {edition.lower()}.", "Vælg kommuner"


def to_invite_sentence(municipalities: Sequence[str]) -> str:
    """That so many are chosen and have no invitation yet."""
    who = "En kommune" if len(municipalities) == 1 else f"{capitalised(in_words(len(municipalities)))} kommuner"
    return f"{who} er udvalgt og ikke inviteret."


def invited(municipalities: Sequence[str]) -> str:
    """That the mails to these are on their way."""
    if len(municipalities) == 1:
        return f"Invitationen til {municipalities[0]} er lagt i udbakken."
    return f"Invitationerne til {in_words(len(municipalities))} kommuner er lagt i udbakken."


def status(
    *,
    places: int,
    taken: int,
    to_invite: Sequence[str] = (),
    awaiting: int,
    unreplaced: Sequence[tuple[str, StandingState]],
) -> str:
    """Where the selection stands, as the lobby tells it: what is done, and the next thing."""
    if taken == 0 and not unreplaced:
        return "Ingen kommuner er udvalgt endnu."
    parts = [places_taken(taken, places)]
    if to_invite:
        parts.append(to_invite_sentence(to_invite))
    if awaiting:
        parts.append(f"{capitalised(in_words(awaiting))} {'kommune' if awaiting == 1 else 'kommuner'} har ikke svaret.")
    parts.extend(left(name, how) for name, how in unreplaced if taken < places)
    return " ".join(parts)


def taking_back(municipality: str, state: StandingState, back: StandingState | None) -> str:
    """The question that is asked before a step is taken back."""
    if back is None:
        return f"Tag {municipality} af listen?"
    if state is StandingState.CHOSEN:
        return f"Sæt {municipality} tilbage som reserve?"
    return f"Tag »{STANDING_STATES[state]}« tilbage for {municipality}?"


def taken_back(municipality: str, state: StandingState, back: StandingState | None) -> str:
    """What follows from taking the step back."""
    if state is StandingState.CONSIDERED:
        return f"{municipality} står ikke længere på reservelisten."
    if state is StandingState.CHOSEN:
        return f"{municipality} får ikke længere tilbudt en plads i runden. Pladsen bliver ledig."
    return f"{municipality} kommer til at stå som »{STANDING_STATES[back]}«." if back else ""
