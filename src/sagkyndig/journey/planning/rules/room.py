"""The room: that there is a place, and that it holds those who are enrolled."""

from __future__ import annotations

from sagkyndig.journey.planning.rules.findings import Finding, Level


def place_finding(place: str) -> Finding | None:
    """A day without a place is warned of."""
    return None if place else Finding(Level.WARNING, "Dagen mangler et sted. Spørg værten, og skriv det.", "place")


def seats_finding(seats: int | None, people: int) -> Finding | None:
    """A room with fewer seats than people, the teachers counted; None while the room's size is not known."""
    if seats is None or people <= seats:
        return None
    return Finding(
        Level.WARNING,
        f"Lokalet har plads til {seats}, og der kommer {people} med underviserne. "
        "Find et større lokale, eller flyt et forløb til en anden dag.",
        "seats",
    )
