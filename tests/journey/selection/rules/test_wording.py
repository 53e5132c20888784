"""The sentences of the selection."""

from __future__ import annotations

import pytest

from sagkyndig.journey.selection.rules import states, wording
from sagkyndig.journey.selection.rules.states import SelectionRefused, StandingState


@pytest.mark.parametrize(
    ("taken", "places", "sentence"),
    [
        (0, 10, "Ingen af rundens ti pladser er besat."),
        (1, 10, "En af rundens ti pladser er besat."),
        (9, 10, "Ni af rundens ti pladser er besat."),
        (10, 10, "Alle rundens ti pladser er besat."),
        (11, 10, "Alle rundens ti pladser er besat."),
        (11, 12, "11 af rundens 12 pladser er besat."),
        (0, 1, "Rundens ene plads er ledig."),
        (1, 1, "Rundens ene plads er besat."),
    ],
)
def test_places_are_told_in_words(taken: int, places: int, sentence: str) -> None:
    assert wording.places_taken(taken, places) == sentence


@pytest.mark.parametrize(
    ("status", "sentence"),
    [
        ({"taken": 0, "awaiting": 0, "unreplaced": []}, "Ingen kommuner er udvalgt endnu."),
        ({"taken": 10, "awaiting": 0, "unreplaced": []}, "Alle rundens ti pladser er besat."),
        (
            {"taken": 10, "awaiting": 1, "unreplaced": []},
            "Alle rundens ti pladser er besat. En kommune har ikke svaret.",
        ),
        (
            {"taken": 9, "awaiting": 2, "unreplaced": [("Nordby", StandingState.DECLINED)]},
            "Ni af rundens ti pladser er besat. To kommuner har ikke svaret. Nordby har sagt nej og er ikke erstattet.",
        ),
        (
            {"taken": 10, "awaiting": 0, "unreplaced": [("Nordby", StandingState.DECLINED)]},
            "Alle rundens ti pladser er besat.",
        ),
        (
            {"taken": 0, "awaiting": 0, "unreplaced": [("Nordby", StandingState.DECLINED)]},
            "Ingen af rundens ti pladser er besat. Nordby har sagt nej og er ikke erstattet.",
        ),
    ],
)
def test_the_status_tells_what_is_done_and_what_is_next(status: dict[str, object], sentence: str) -> None:
    assert wording.status(places=10, **status) == sentence


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (
            states.NotAllowedNow(StandingState.ACCEPTED, StandingState.DECLINED),
            "Ådal står som »deltager« og kan ikke blive »sagt nej«. En anden har måske rettet listen imens. Se listen igen.",
        ),
        (
            states.NoPlacesLeft(10),
            "Alle rundens ti pladser er besat. Tag en kommune af listen, eller giv runden flere pladser.",
        ),
        (states.AlreadyOnTheList(), "Ådal står allerede på listen."),
        (states.ReasonIsMissing(), "Skriv, hvorfor Ådal ikke er med."),
        (states.NothingToReplace(), "Ådal har ikke givet sin plads fra sig og kan derfor ikke erstattes."),
        (
            states.CannotBeTakenBack(StandingState.EXPIRED),
            "Fristen for Ådal er overskredet. Invitér igen med en ny frist, eller notér svaret.",
        ),
        (
            states.CannotBeTakenBack(StandingState.INVITED),
            "Invitationen til Ådal er sendt og kan ikke tages tilbage. Lad kommunen udgå i stedet.",
        ),
        (
            states.DatesOutOfOrder(),
            "Fristen for svar skal ligge efter påmindelsen, og påmindelsen efter i dag.",
        ),
        (states.TakenBackAlready(), "Ådal står et andet sted på listen nu, så der er ikke taget mere tilbage."),
        (states.AlreadyAsked(), "Den person har allerede fået tilbuddet til Ådal."),
        (states.NobodyToInvite(), "Skriv, hvem i Ådal invitationen skal sendes til."),
        (states.TextCannotBeSent(("Skriv {link}.", "Ret.")), "Skriv {link}. Ret."),
        (
            states.TooLateToAnswer(),
            "Svaret kan ikke længere ændres her. Ring eller skriv, hvis noget er anderledes.",
        ),
        (states.AlreadyReplaced(), "Ådal er allerede erstattet af en anden kommune. Tag først den af listen."),
    ],
)
def test_each_refusal_has_its_sentence(error: SelectionRefused, sentence: str) -> None:
    assert wording.refusal(error, "Ådal") == sentence


def test_no_refusal_is_without_a_sentence() -> None:
    told = {states.NotAllowedNow, states.NoPlacesLeft, states.AlreadyOnTheList, states.ReasonIsMissing}
    told |= {states.NothingToReplace, states.AlreadyReplaced, states.CannotBeTakenBack, states.DatesOutOfOrder}
    told |= {
        states.TooLateToAnswer,
        states.AlreadyAsked,
        states.TakenBackAlready,
        states.NobodyToInvite,
        states.TextCannotBeSent,
    }
    assert set(SelectionRefused.__subclasses__()) == told


@pytest.mark.parametrize(
    ("state", "back", "question", "follows"),
    [
        (
            StandingState.CHOSEN,
            None,
            "Tag Ådal af listen?",
            "Ådal får ikke længere tilbudt en plads i runden. Pladsen bliver ledig.",
        ),
        (
            StandingState.CHOSEN,
            StandingState.CONSIDERED,
            "Sæt Ådal tilbage som reserve?",
            "Ådal får ikke længere tilbudt en plads i runden. Pladsen bliver ledig.",
        ),
        (StandingState.CONSIDERED, None, "Tag Ådal af listen?", "Ådal står ikke længere på reservelisten."),
        (
            StandingState.DECLINED,
            StandingState.INVITED,
            "Tag »sagt nej« tilbage for Ådal?",
            "Ådal kommer til at stå som »venter på svar«.",
        ),
    ],
)
def test_taking_back_is_asked_and_explained(
    state: StandingState, back: StandingState | None, question: str, follows: str
) -> None:
    assert (wording.taking_back("Ådal", state, back), wording.taken_back("Ådal", state, back)) == (question, follows)
