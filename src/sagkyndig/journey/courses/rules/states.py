"""What a course is made of in the database, how far each part has come, and who may take it further."""

from __future__ import annotations

from enum import StrEnum


class PartKind(StrEnum):
    """A part is written, reviewed and approved by itself. The value is stored and stands in addresses."""

    PAGE = "side"
    CASE = "case"
    PAIR = "kontrastpar"
    SHARED = "faelles"

    @property
    def label(self) -> str:
        return "fælles afgørelse" if self is PartKind.SHARED else self.value


class PartState(StrEnum):
    """How far a part has come on its way to be published. The value is stored; the label is shown."""

    DRAFT = "draft"
    REVIEW = "review"
    APPROVED = "approved"

    @property
    def label(self) -> str:
        return _LABELS[self]


_LABELS = {
    PartState.DRAFT: "kladde",
    PartState.REVIEW: "til gennemlæsning",
    PartState.APPROVED: "godkendt",
}

# From a state, the states that may follow. Whatever is written in a part makes it a draft again.
TRANSITIONS: dict[PartState, tuple[PartState, ...]] = {
    PartState.DRAFT: (PartState.REVIEW,),
    PartState.REVIEW: (PartState.DRAFT, PartState.APPROVED),
    PartState.APPROVED: (PartState.DRAFT,),
}


class NotAllowedNow(Exception):
    """The part cannot go from the state it is in to the state asked for."""


class OwnWork(Exception):
    """The one who wrote the last words, or sent the part to be read, cannot be the one who approves it."""


def require_transition(state: PartState, to: PartState) -> None:
    """Raise NotAllowedNow unless the table lets `state` become `to`."""
    if to not in TRANSITIONS[state]:
        raise NotAllowedNow(f"{state} -> {to}")


def require_second_person(*, approver: int, changed_by: int | None, sent_by: int | None) -> None:
    """Raise OwnWork unless the approver is another than who wrote last and who sent; all three are ids of persons."""
    if approver in (changed_by, sent_by):
        raise OwnWork
