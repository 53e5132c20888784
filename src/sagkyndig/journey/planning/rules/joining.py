"""Sharing a physical day with another municipality: who may, and how an offer or a proposed day is answered."""

from __future__ import annotations

from enum import StrEnum


class Sharing(StrEnum):
    """Whether a municipality is glad to share its physical day."""

    GLADLY = "gladly"
    ALONE = "alone"


SHARING: dict[Sharing, str] = {
    Sharing.GLADLY: "Gerne sammen med en anden kommune",
    Sharing.ALONE: "Helst for os selv",
}


class Answer(StrEnum):
    """Where an offer or a proposed day stands."""

    OPEN = "open"
    YES = "yes"
    NO = "no"
    TAKEN_BACK = "taken_back"


ANSWERS: dict[Answer, str] = {
    Answer.OPEN: "venter på svar",
    Answer.YES: "ja",
    Answer.NO: "nej",
    Answer.TAKEN_BACK: "taget tilbage",
}
