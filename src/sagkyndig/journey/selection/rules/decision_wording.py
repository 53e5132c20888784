"""What is said of a decision: who made it and when, and what is in the way of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from sagkyndig.pure.danish import date_and_time, listing, sort_key


def decided_sentence(number: int, name: str, at: datetime) -> str:
    """»Beslutning 1, truffet af Anna Holm den 17. januar 2023 kl. 13.00.« `at` in the authority's own time."""
    return f"Beslutning {number}, truffet af {name} den {date_and_time(at)}."


SOMEBODY_IS_INVITED = (
    "Der er allerede inviteret kommuner i runden. Kriterier, ændringer og beslutning ligger derfor fast; siger en kommune "
    "nej, går pladsen til den næste reserve."
)
CRITERIA_FIRST = "Vælg først kriterier til runden."
NOBODY_CHOSEN = "Kriterierne giver ingen kommuner. Ret kriterierne, eller vælg andre tal."
LIST_HAS_CHANGED = (
    "Listen er en anden, end da du åbnede siden: kriterier, tal, indsatser eller ændringer er rettet imens. Se listen igen, før du "
    "træffer beslutningen."
)
REASON_IS_MISSING = "Skriv, hvorfor listen skal ændres."


def would_vanish(names: Sequence[str]) -> str:
    who = listing(sorted(names, key=sort_key))
    return (
        f"{who} er sat på rundens liste i hånden og ville miste sin plads. Tag {'den' if len(names) == 1 else 'dem'} af "
        f"listen først, eller vælg {'den' if len(names) == 1 else 'dem'} til med en begrundelse."
    )


def changes_nothing(name: str, *, is_chosen: bool) -> str:
    if is_chosen:
        return f"{name} er allerede udvalgt efter kriterierne."
    return f"{name} står hverken blandt de udvalgte eller reserverne og kan derfor ikke vælges fra."


def no_figures(what: Sequence[str], has: str) -> str:
    return f"Udtrækket har ingen tal for {listing(what)}. Det har {has}."


NO_IMPORT = "Der er ingen tal at vælge efter. Hent først kommunetal ind."
NO_FIGURES_OF_THE_EDITION = "Udtrækket har ingen tal for rundens egne bestemmelser. Vælg et andet udtræk, eller vælg bestemmelserne i kriterierne."
AREAS_HOLD_OTHERS = "Et område rummer andre. Vælg ét område, eller vælg bestemmelser."
